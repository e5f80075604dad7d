import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { PersonAs } from '../stand-ins/whatsapp/stand-in.ts'
import { BROWSER, eventually, openPhone, type Phone, paired } from './whatsapp-hands.ts'

const PHOTO = Buffer.from('ffd8ffe000104a46494600010100000100010000ffd9', 'hex')
const PDF = Buffer.from('%PDF-1.7\n%%EOF\n')

describe.skipIf(!BROWSER)('WhatsApp in a real browser', () => {
  let phone: Phone
  let people = 0
  const somebody = (as?: PersonAs) => {
    const number = `62812000${String(++people).padStart(5, '0')}`
    return { number, ...phone.whatsapp.person(number, as) }
  }
  const latest = () => phone.heard.at(-1)!
  const hearsNext = async (act: () => unknown) => {
    const before = phone.heard.length
    act()
    await eventually('something is heard', () => phone.heard.length > before)
    return latest()
  }

  beforeAll(async () => {
    phone = await paired(await openPhone())
  })
  afterAll(async () => {
    expect(phone.whatsapp.missing).toEqual([])
    await phone.close()
  })

  test('a code is shown, scanned, and the number is up', () => {
    const states = phone.told.map(({ state }) => state)
    expect(states.filter((state, i) => state !== states[i - 1])).toEqual(['starting', 'waiting', 'up'])
    expect(phone.told.find(({ qr }) => qr)!.qr!.split(',')).toHaveLength(5)
  })

  test('a text is heard, a menu is answered, and the answer is quoted', async () => {
    const sri = somebody({ name: 'Sri' })
    const id = sri.says('halo')
    expect(await phone.hears('halo')).toEqual({
      channel: 'whatsapp',
      via: '32.15',
      from: sri.number,
      externalId: id,
      media: [],
      profileName: 'Sri',
      text: 'halo',
    })
    const options = ['Ya', 'Tidak'].map((label) => ({ value: label, label }))
    const sent = await phone.deliver(sri.number, { text: 'Benar *begitu*?', options, answers: id })
    expect(sri.screen()).toEqual([
      { id: sent, type: 'chat', text: 'Benar *begitu*?\n\n1. Ya\n2. Tidak', quoted: id.split('_')[2] },
    ])
    sri.quotes(sent!, '1')
    expect((await phone.hears('1')).quotes).toBe(sent)
  })

  test('a long text goes out in parts, in order', async () => {
    const sri = somebody()
    await phone.deliver(sri.number, { text: `${'satu '.repeat(800)}\n\n${'dua '.repeat(800)}` })
    expect(sri.screen().map(({ text }) => text.slice(0, 3))).toEqual(['sat', 'dua'])
  })

  test('pictures and papers go out with their bytes and names', async () => {
    const sri = somebody()
    phone.files.set('p', PHOTO).set('d', PDF)
    const photo = { hash: 'p', name: 'keripik.jpg', type: 'image/jpeg' }
    await phone.deliver(sri.number, { text: 'Ini fotonya', files: [photo] })
    await phone.deliver(sri.number, {
      text: 'Suratnya',
      files: [photo, { hash: 'd', name: 'surat pesanan.pdf', type: 'application/pdf' }],
    })
    expect(sri.screen().map(({ type, text, filename }) => [type, text, type === 'document' && filename])).toEqual([
      ['image', 'Ini fotonya', false],
      ['image', '', false],
      ['document', '', 'surat pesanan.pdf'],
      ['chat', 'Suratnya', false],
    ])
    expect(sri.screen()[0]!.file).toEqual(PHOTO)
    expect(sri.screen()[2]!.file).toEqual(PDF)
  })

  test('a file that no browser could carry is refused', async () => {
    const sri = somebody()
    phone.files.set('big', Buffer.alloc(64 * 1024 * 1024 + 1))
    const files = [{ hash: 'big', name: 'besar.zip', type: 'application/zip' }]
    expect(await phone.channel.send(phone.outgoing(sri.number, { files }))).toMatchObject({ why: 'refused' })
  })

  test('photos sent in one go are one album, with and without a name of the network; their bytes are fetched', async () => {
    for (const album of [true, false]) {
      const sri = somebody()
      const before = phone.heard.length
      sri.sendsPhotos([PHOTO, PHOTO, PHOTO], { caption: 'tiga rasa', album })
      await eventually('three photos are heard', () => phone.heard.length === before + 3)
      const photos = phone.heard.slice(before)
      expect(new Set(photos.map((photo) => photo.album)).size).toBe(1)
      expect(photos[0]!.album).toBeTruthy()
      expect(photos.map(({ text }) => text)).toEqual(['tiga rasa', undefined, undefined])
      for (const { refs } of photos)
        expect(await phone.channel.fetch(refs![0]!.ref)).toEqual({ fetched: true, content: PHOTO })
    }
  })

  test('voice and papers are fetched under their names', async () => {
    const sri = somebody()
    const voice = await hearsNext(() => sri.sendsVoice(Buffer.from('OggS')))
    expect(voice.refs![0]!.kind).toBe('voice')
    const paper = await hearsNext(() => sri.sendsDocument(PDF, 'nib.pdf', { caption: 'NIB saya' }))
    expect(paper).toMatchObject({ text: 'NIB saya', refs: [{ kind: 'document', name: 'nib.pdf', bytes: PDF.length }] })
    expect(await phone.channel.fetch(paper.refs![0]!.ref)).toEqual({ fetched: true, content: PDF })
  })

  test('media that the phone must upload again comes at the second asking; media that is gone is gone', async () => {
    const sri = somebody()
    const poke = await hearsNext(() => sri.sendsPhotos([PHOTO], { stage: 'poke' }))
    expect(await phone.channel.fetch(poke.refs![0]!.ref)).toMatchObject({ fetched: true })
    for (const stage of ['gone', 'reuploading'] as const) {
      const gone = await hearsNext(() => sri.sendsPhotos([PHOTO], { stage }))
      expect(await phone.channel.fetch(gone.refs![0]!.ref)).toEqual({ fetched: false, why: 'gone' })
    }
    expect(await phone.channel.fetch(`false_${sri.number}@c.us_NEVER`)).toEqual({ fetched: false, why: 'gone' })
  })

  test('a file of more than 20 MB is not even begun', async () => {
    const sri = somebody()
    const big = await hearsNext(() => sri.sendsDocument(PDF, 'video.zip', { size: 20 * 1024 * 1024 + 1 }))
    expect(await phone.channel.fetch(big.refs![0]!.ref)).toEqual({ fetched: false, why: 'too_large' })
  })

  test('what cannot be read is said to be so', async () => {
    const sri = somebody()
    expect((await hearsNext(() => sri.sendsSticker(PHOTO))).unreadable).toBe('sticker')
    expect(await hearsNext(() => sri.sendsVideo(PHOTO, 'lihat ini'))).toMatchObject({
      unreadable: 'video',
      text: 'lihat ini',
    })
    expect((await hearsNext(() => sri.sendsViewOnce(PHOTO))).unreadable).toBe('view_once')
    expect((await hearsNext(() => sri.sendsPoll('Mana?', ['a', 'b']))).unreadable).toBe('poll')
    expect((await hearsNext(() => sri.calls())).unreadable).toBe('call')
    await phone.deliver(sri.number, { text: 'tulis saja ya', answers: latest().externalId })
    expect((await hearsNext(() => sri.sharesContact('6281299999999'))).unreadable).toBe('unknown')
  })

  test('a place and the own number are understood', async () => {
    const sri = somebody()
    expect((await hearsNext(() => sri.sharesLocation(-6.3, 107.3))).location).toEqual({ lat: -6.3, lon: 107.3 })
    expect((await hearsNext(() => sri.sharesContact(sri.number))).contact).toBe(sri.number)
  })

  test('an edit and a deletion say which message they are about', async () => {
    const sri = somebody()
    const id = sri.says('harga 2500')
    await phone.hears('harga 2500')
    expect(await hearsNext(() => sri.edits(id, 'harga 25000'))).toMatchObject({
      text: 'harga 25000',
      unreadable: 'edited',
      about: id,
    })
    await phone.deliver(sri.number, { text: 'sudah dicatat', answers: latest().externalId })
    expect(sri.screen()[0]!.quoted).toBe(id.split('_')[2])
    expect(await hearsNext(() => sri.deletes(id))).toMatchObject({ unreadable: 'deleted', about: id })
  })

  test('a message that arrives sealed is heard once it can be read', async () => {
    const sri = somebody()
    const sealed = sri.sendsSealed()
    sealed.arrives('akhirnya terbaca')
    expect((await phone.hears('akhirnya terbaca')).externalId).toBe(sealed.id)
  })

  test('groups, stories and channels are passed over in silence', async () => {
    const sri = somebody()
    for (const place of ['120363000000000001@g.us', 'status@broadcast', '120363000000000002@newsletter'])
      sri.saysInGroup(place, 'bukan untuk bot')
    sri.says('untuk bot')
    await phone.hears('untuk bot')
    expect(phone.heard.filter(({ text }) => text === 'bukan untuk bot')).toEqual([])
  })

  test('somebody addressed by lid is the person of that number, and is answered at the lid', async () => {
    const sri = somebody({ lid: '700000000000001' })
    sri.says('saya lid')
    const message = await phone.hears('saya lid')
    expect(message).toMatchObject({
      from: sri.number,
      alsoKnownAs: ['700000000000001@lid'],
      replyTo: '700000000000001@lid',
    })
    await phone.deliver(message.replyTo!, { text: 'halo lid' })
    expect(sri.screen().map(({ text }) => text)).toEqual(['halo lid'])
  })

  test('somebody whose number WhatsApp hides is kept by lid and still answered', async () => {
    const hidden = somebody({ lid: '700000000000002', hidden: true })
    hidden.says('tanpa nomor')
    const message = await phone.hears('tanpa nomor')
    expect(message).toMatchObject({ from: '700000000000002@lid', replyTo: '700000000000002@lid' })
    expect(message.alsoKnownAs).toBeUndefined()
    await phone.deliver(message.from, { text: 'halo juga' })
    expect(hidden.screen()).toHaveLength(1)
  })

  test('a number that WhatsApp has moved to a lid is written to all the same', async () => {
    const moved = somebody({ lid: '700000000000003', byLidOnly: true })
    await phone.deliver(moved.number, { text: 'halo' })
    expect(moved.screen()).toHaveLength(1)
  })

  test('a number that is not on WhatsApp is unreachable, and so is one that is no number', async () => {
    for (const to of ['6289999999999', '999999999999999@lid', 'bukan nomor'])
      expect(await phone.channel.send(phone.outgoing(to, { text: 'halo' }))).toEqual({
        sent: false,
        why: 'unreachable',
      })
  })

  test('a chat counts as read when it is answered, never before the message is in the inbox', async () => {
    const sri = somebody()
    phone.refuse(1)
    sri.says('tolong simpan')
    await new Promise((resolve) => setTimeout(resolve, 150))
    await phone.deliver(sri.number, { text: 'hal lain' })
    expect(phone.whatsapp.read).not.toContain(`${sri.number}@c.us`)
    await phone.hears('tolong simpan')
    await phone.deliver(sri.number, { text: 'sudah' })
    expect(phone.whatsapp.read).toContain(`${sri.number}@c.us`)
  })

  test("a message that the inbox refuses at first does not change places with the person's next one", async () => {
    const sri = somebody()
    phone.refuse(1)
    for (const text of ['pertama', 'kedua', 'ketiga']) sri.says(text)
    await phone.hears('ketiga')
    const texts = phone.heard.filter(({ from }) => from === sri.number).map(({ text }) => text)
    expect(texts).toEqual(['pertama', 'kedua', 'ketiga'])
  })

  test('two hundred messages of twenty people are each heard once, everybody in their order', async () => {
    const crowd = Array.from({ length: 20 }, () => somebody())
    for (let i = 0; i < 10; i++) for (const person of crowd) person.says(`nomor ${i}`)
    const said = (number: string) => phone.heard.filter(({ from }) => from === number).map(({ text }) => text)
    await eventually('all are heard', () => crowd.every(({ number }) => said(number).length >= 10))
    for (const { number } of crowd) expect(said(number)).toEqual(Array.from({ length: 10 }, (_, i) => `nomor ${i}`))
  })
})

test.skipIf(!BROWSER)(
  'shows that it is typing before an awaited answer only, and need not mark chats as read',
  async () => {
    const phone = await paired(await openPhone({ typing: true, sendSeen: false, limits: { typingMs: [20, 40] } }))
    for (const number of ['6281600000001', '6281600000002']) phone.whatsapp.person(number).says('halo')
    await phone.deliver('6281600000001', { text: 'jawaban' })
    await phone.deliver('6281600000002', { text: 'pemberitahuan', awaited: false })
    expect(phone.whatsapp.typing).toEqual(['6281600000001@c.us'])
    expect(phone.whatsapp.read).toEqual([])
    await phone.close()
  },
)
