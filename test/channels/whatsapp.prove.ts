import { afterEach, describe, expect, test } from 'vitest'
import { treeMemory } from '../../src/channels/whatsapp/memory.ts'
import type { Message } from '../../src/chat/message.ts'
import type { PersonHands } from '../stand-ins/whatsapp/person.ts'
import { testEar } from './contract.ts'
import { BROWSER, eventually, lives, openPhone, type Phone, paired } from './whatsapp-hands.ts'

const rest = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** What takes too long for every day. */
describe.skipIf(!BROWSER)('WhatsApp, slowly', () => {
  let phone: Phone
  afterEach(() => phone?.close())

  test('a socket that stays lost costs the browser, not the pairing', async () => {
    phone = await paired(await openPhone({ limits: { lostMs: 3_000 } }))
    const [{ length }, browser] = [phone.told, phone.browser()]
    phone.whatsapp.dropSocket()
    await eventually('the browser is given up', () => !lives(browser))
    phone.whatsapp.mendSocket()
    await phone.up()
    expect(phone.told.slice(length).some(({ state }) => state === 'waiting')).toBe(false)
  })

  test('begins again when the page never comes to be connected', async () => {
    phone = await openPhone({ limits: { startMs: 3_000 } })
    phone.whatsapp.freezeSync('never')
    await paired(phone)
    process.kill(phone.browser(), 'SIGKILL')
    await eventually('it is given up', () => phone.told.some(({ why }) => why?.startsWith('could not start')))
    phone.whatsapp.freezeSync('no')
    await phone.up()
  })

  test('keeps its hands off a profile that a running browser uses', async () => {
    phone = await paired(await openPhone())
    const { whatsapp, profileDir } = phone
    const second = await openPhone({ whatsapp, profileDir, limits: { closeMs: 300 } })
    await eventually('it waits', () => second.channel.health().why?.includes('another browser'))
    expect(phone.channel.health().state).toBe('up')
    await phone.channel.stop()
    await second.up()
    await second.close()
  })

  test('outlives being stopped while the page is set up again after a logout', async () => {
    phone = await paired(await openPhone())
    const holder = phone.holder()
    phone.whatsapp.logout()
    await phone.channel.stop()
    expect([lives(holder), phone.channel.health().state]).toEqual([false, 'stopped'])
  })

  test('starts its browser anew every night, and works on', async () => {
    const began = Date.now()
    const evening = Date.parse('2027-01-04T03:29:35+07:00')
    phone = await paired(await openPhone({ now: () => new Date(evening + Date.now() - began) }))
    const starts = () => phone.told.filter(({ state }) => state === 'starting').length
    await eventually('it is started again', () => starts() === 2, 40_000)
    await phone.up()
    expect(phone.told.some(({ state }) => state === 'down')).toBe(false)
  })

  test('starts a browser anew that has grown too large', async () => {
    phone = await openPhone({ limits: { memoryBytes: 1, memoryEveryMs: 1_500 } })
    await eventually('it is given up', () => phone.told.some(({ why }) => why?.includes('has grown to')))
  })

  test('whatever dies in the middle of everything: each message is heard, each answer arrives once, in order', async () => {
    const answered = new Map<string, Promise<unknown>>()
    const seen = new Set<string>()
    const hear = async (message: Message) => {
      // what the inbox does: a message that came before is the same message
      if (seen.has(message.externalId)) return
      seen.add(message.externalId)
      const before = answered.get(message.from) ?? Promise.resolve()
      answered.set(
        message.from,
        before.then(() => phone.deliver(message.from, { text: `jawab ${message.text}`, answers: message.externalId })),
      )
    }
    phone = await paired(
      await openPhone({ ear: { ...testEar(), hear }, limits: { callMs: 2_000, backOffMs: [50, 200] } }),
    )
    const people = Array.from({ length: 20 }, (_, i) => phone.whatsapp.person(`62817${String(i).padStart(8, '0')}`))
    const faults: [name: string, strike: () => unknown][] = [
      ['the browser is killed', () => process.kill(phone.browser(), 'SIGKILL')],
      ['the process is killed', () => process.kill(phone.holder(), 'SIGKILL')],
      ['the page crashes', () => phone.renderers().map((pid) => process.kill(pid, 'SIGKILL'))],
      ['the page hangs', () => phone.renderers().map((pid) => process.kill(pid, 'SIGSTOP'))],
      ['the page loads itself anew', () => phone.whatsapp.reload()],
      ['the socket is lost', () => phone.whatsapp.dropSocket()],
      ['WhatsApp falls silent', () => phone.whatsapp.silence(true)],
    ]
    let said = 0
    const talking = (async () => {
      for (; said < 150; said++) {
        for (const person of people) person.says(`pesan ${said}`)
        await rest(300)
      }
    })()
    for (const [name, strike] of [...faults, ...faults]) {
      await phone.up()
      await rest(700)
      console.log('now', name)
      strike()
      await rest(1_000)
      phone.whatsapp.mendSocket()
      phone.whatsapp.silence(false)
    }
    await talking
    const answers = (person: PersonHands) => person.screen().map(({ text }) => text)
    await eventually('all is answered', () => people.every((person) => answers(person).length >= said), 60_000)
    await rest(1_000)
    const expected = Array.from({ length: said }, (_, i) => `jawab pesan ${i}`)
    for (const person of people) expect(answers(person)).toEqual(expected)
  })

  test('three hundred people talking for a minute: how long it takes and what it costs', async () => {
    const heardAfter: number[] = []
    const answeredAfter: number[] = []
    const saidAt = new Map<string, number>()
    const hear = async ({ externalId, from, text }: Message) => {
      const at = saidAt.get(externalId)!
      heardAfter.push(performance.now() - at)
      void phone.deliver(from, { text: `jawab ${text}` }).then(() => answeredAfter.push(performance.now() - at))
    }
    phone = await paired(await openPhone({ ear: { ...testEar(), hear } }))
    const people = Array.from({ length: 300 }, (_, i) => phone.whatsapp.person(`62818${String(i).padStart(8, '0')}`))
    const megabytes = (pid: number) => Math.round((treeMemory(pid) ?? 0) / 1e6)
    const before = megabytes(phone.holder())
    let said = 0
    for (const end = Date.now() + 60_000; Date.now() < end; said++) {
      const at = performance.now()
      saidAt.set(people[said % people.length]!.says(`pesan ${said}`), at)
      await rest(20)
    }
    await eventually('all is answered', () => answeredAfter.length === said, 60_000)
    const at = (sorted: number[], share: number) => Math.round(sorted[Math.floor(sorted.length * share)]!)
    const figures = [heardAfter, answeredAfter].map((times) => {
      times.sort((a, b) => a - b)
      return { median: at(times, 0.5), p99: at(times, 0.99), most: Math.round(times.at(-1)!) }
    })
    console.log(
      `${said} messages of ${people.length} people in a minute; milliseconds until heard and until answered:`,
      figures,
      `; MB of process and browser before and after: ${before}, ${megabytes(phone.holder())}`,
    )
    expect(heardAfter).toHaveLength(said)
  })
})
