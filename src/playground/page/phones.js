// Three phones on one simulated world. Everything said arrives by one stream; everything done is one line of a script.

const CHANNELS = [
  {
    name: 'whatsapp',
    role: 'WhatsApp · pelaku usaha',
    stranger: 'Orang baru (belum terdaftar)',
    id: (n) => `6281299${String(n).padStart(6, '0')}`,
  },
  { name: 'buyer', role: 'Telegram · pembeli', stranger: 'Perusahaan baru', id: (n) => String(900000 + n) },
  {
    name: 'officer',
    role: 'Telegram · petugas',
    stranger: 'Petugas baru (perlu undangan)',
    id: (n) => String(800000 + n),
  },
]
const phones = new Map()
let now = ''
let pickups = 0

const json = async (url, options) => (await fetch(url, options)).json()
const element = (tag, className, text) => {
  const node = document.createElement(tag)
  if (className) node.className = className
  if (text !== undefined) node.textContent = text
  return node
}

/** WhatsApp's light markup, as nodes: never as HTML, since people's words stand in it. */
function marked(text) {
  const fragment = document.createDocumentFragment()
  for (const part of text.split(/(\*[^*\n]+\*|_[^_\n]+_)/)) {
    const tag = /^\*.+\*$/.test(part) ? 'b' : /^_.+_$/.test(part) ? 'i' : undefined
    if (!tag) fragment.append(part)
    else fragment.appendChild(element(tag)).append(marked(part.slice(1, -1)))
  }
  return fragment
}

function showClock(at) {
  if (!at || at < now) return
  now = at
  const day = new Intl.DateTimeFormat('id-ID', { dateStyle: 'full', timeStyle: 'short', timeZone: 'Asia/Jakarta' })
  document.querySelector('#now').textContent = `${day.format(new Date(at))} WIB`
  document.querySelector('#goal').min = at.slice(0, 16)
}

function fileNode(file) {
  const url = file.url ?? `/${file.path}`
  if (!file.type.startsWith('image/'))
    return Object.assign(element('a', '', `📄 ${file.name}`), { href: url, target: '_blank' })
  return Object.assign(element('img'), { src: url, alt: file.name })
}

function bubble(phone, { mine, at, text, options = [], files = [], id }, fault = false) {
  const day = at.slice(0, 10)
  if (phone.day !== day) {
    phone.day = day
    const words = new Intl.DateTimeFormat('id-ID', { dateStyle: 'full', timeZone: 'Asia/Jakarta' }).format(new Date(at))
    phone.chat.append(element('div', 'day', words))
  }
  const node = element('div', `bubble${mine ? ' mine' : ''}${fault ? ' fault' : ''}`)
  for (const file of files) node.append(fileNode(file))
  node.append(marked(text), element('span', 'at', at.slice(11, 16)))
  phone.chat.append(node)
  if (options.length) {
    for (const old of phone.chat.querySelectorAll('.options')) old.classList.add('old')
    const list = element('div', 'options')
    options.forEach(({ value, label }, index) => {
      const button = element('button')
      button.type = 'button'
      button.append(element('span', 'no', `${index + 1}.`), label)
      button.addEventListener('click', () => send(phone, { pick: value, of: id }, label))
      list.append(button)
    })
    phone.chat.append(list)
  }
  phone.chat.scrollTop = phone.chat.scrollHeight
}

async function play(line) {
  const busy = document.querySelector('#busy')
  busy.hidden = false
  try {
    const answer = await json('/play', { method: 'POST', body: JSON.stringify(line) })
    showClock(answer.after)
    return answer
  } finally {
    busy.hidden = true
  }
}

async function send(phone, line, shown, files = []) {
  const { from, pickup } = phone
  bubble(phone, { mine: true, at: now, text: shown, files })
  const answer = await play({ from, ...line })
  if (phone.from !== from) return
  // put down and picked up while this was on its way: the history shown then may not have it
  if (phone.pickup !== pickup) await hold(phone, from)
  if (answer.error) bubble(phone, { mine: false, at: now, text: answer.error }, true)
}

async function hold(phone, from) {
  const pickup = ++pickups
  Object.assign(phone, { from, pickup, day: undefined, late: [] })
  phone.chat.replaceChildren()
  phone.about.textContent = phone.people.find((person) => person.from === from)?.about ?? 'belum dikenal'
  const history = await json(`/history?from=${encodeURIComponent(from)}`)
  if (phone.pickup !== pickup) return
  const told = new Set(history.map(({ id }) => id))
  for (const line of [...history, ...phone.late.filter(({ id }) => !told.has(id))]) bubble(phone, line)
  phone.late = undefined
}

/** What is said while a phone's history is still being fetched waits its turn. */
function hear(phone, line) {
  if (phone.late) phone.late.push(line)
  else bubble(phone, line)
}

function fillPeople(phone, people) {
  phone.people = people.filter((person) => person.from.startsWith(`${phone.channel.name}:`))
  const selected = phone.who.value
  const stranger = element('option', '', phone.channel.stranger)
  stranger.value = 'new'
  const known = phone.people.map((person) => Object.assign(element('option', '', person.name), { value: person.from }))
  const mine = phone.strangers.filter((from) => !phone.people.some((person) => person.from === from))
  const unknown = mine.map((from) =>
    Object.assign(element('option', '', `Nomor ${from.split(':')[1]}`), { value: from }),
  )
  phone.who.replaceChildren(...known, ...unknown, stranger)
  if (selected && selected !== 'new') phone.who.value = selected
}

function makePhone(channel) {
  const node = document.querySelector('#phone').content.firstElementChild.cloneNode(true)
  node.classList.add(channel.name)
  node.querySelector('.role').textContent = channel.role
  const phone = {
    channel,
    node,
    strangers: [],
    people: [],
    who: node.querySelector('.who'),
    about: node.querySelector('.about'),
    chat: node.querySelector('.chat'),
  }
  phone.who.addEventListener('change', () => {
    if (phone.who.value !== 'new') return hold(phone, phone.who.value)
    const from = `${channel.name}:${channel.id(Math.floor(Math.random() * 99_999))}`
    phone.strangers.push(from)
    phone.who.append(Object.assign(element('option', '', `Nomor ${from.split(':')[1]}`), { value: from }))
    phone.who.value = from
    hold(phone, from)
    if (channel.name === 'officer') invite(phone)
  })
  const text = node.querySelector('.text')
  node.querySelector('.say').addEventListener('submit', (event) => {
    event.preventDefault()
    const words = text.value
    if (!words.trim()) return
    text.value = ''
    send(phone, { text: words }, words)
  })
  node.querySelector('input[type=file]').addEventListener('change', (event) => attach(phone, event.target, text))
  document.querySelector('#phones').append(node)
  phones.set(channel.name, phone)
  return phone
}

/** A new officer needs a code; here the command line's invitation is one tap away. */
async function invite(phone) {
  const { invite: code } = await play({ invite: 'admin', region: '32.15' })
  bubble(phone, { mine: false, at: now, text: `_Undangan percobaan untuk admin Karawang. Kirim:_\n/start ${code}` })
}

async function attach(phone, input, text) {
  const chosen = [...input.files]
  input.value = ''
  if (!chosen.length) return
  const paths = []
  for (const file of chosen) {
    const { path } = await json(`/upload?name=${encodeURIComponent(file.name)}`, { method: 'POST', body: file })
    paths.push(path)
  }
  const pictures = chosen.every((file) => file.type.startsWith('image/'))
  const words = text.value
  text.value = ''
  const line = pictures ? { photos: paths } : { document: paths[0] }
  const files = chosen.map((file) => ({ name: file.name, type: file.type, url: URL.createObjectURL(file) }))
  await send(phone, { ...line, ...(words ? { text: words } : {}) }, words, files)
}

async function refreshPeople() {
  const { people, now: at } = await json('/people')
  showClock(at)
  for (const phone of phones.values()) fillPeople(phone, people)
}

async function move(to) {
  const answer = await play({ at: to })
  if (answer.error) alert(answer.error)
  await refreshPeople()
}

/** An instant as the script wants it, in Jakarta's offset. */
const wib = (ms) => `${new Date(ms + 7 * 3_600_000).toISOString().slice(0, 19)}+07:00`

for (const button of document.querySelectorAll('[data-move]'))
  button.addEventListener('click', () => move(wib(Date.parse(now) + Number(button.dataset.move))))
document.querySelector('#go').addEventListener('click', () => {
  const goal = document.querySelector('#goal').value
  if (goal) move(`${goal}:00+07:00`)
})

for (const channel of CHANNELS) makePhone(channel)
await refreshPeople()
for (const phone of phones.values()) {
  phone.who.value = phone.people[0]?.from ?? 'new'
  if (phone.people[0]) await hold(phone, phone.people[0].from)
  else phone.who.dispatchEvent(new Event('change'))
}
new EventSource('/events').addEventListener('message', ({ data }) => {
  const line = JSON.parse(data)
  showClock(line.at)
  const phone = [...phones.values()].find((candidate) => candidate.from === line.to)
  if (phone) hear(phone, { mine: false, ...line })
  document.body.dataset.said = line.id
})
document.body.dataset.ready = 'yes'
