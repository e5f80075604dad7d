import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Health } from '../../src/chat/channel.ts'
import { BROWSER, eventually, lives, openPhone, type Phone, paired } from './whatsapp-hands.ts'

/** One pairing for most of it: a number that is up, and then the same number again and again. */
let first: Phone
beforeAll(async () => {
  if (!BROWSER) return
  first = await paired(await openPhone({ limits: { callMs: 1_500, readyMs: 2_500 } }))
})
afterAll(async () => {
  await first?.close()
})

describe.skipIf(!BROWSER)('a WhatsApp number that is up', () => {
  let phone: Phone
  let people = 0
  const somebody = () => {
    const number = `62813000${String(++people).padStart(5, '0')}`
    return { number, ...phone.whatsapp.person(number) }
  }
  const heardOf = (number: string) => phone.heard.filter(({ from }) => from === number).map(({ text }) => text)
  /** Still paired, still hearing, still sending. */
  const works = async () => {
    await phone.up()
    const sri = somebody()
    sri.says(`masih ada ${sri.number}?`)
    await phone.hears(`masih ada ${sri.number}?`)
    await phone.deliver(sri.number, { text: 'masih' })
    expect(sri.screen().map(({ text }) => text)).toEqual(['masih'])
  }
  const told = (from: number, state: Health['state']) => phone.told.slice(from).some((health) => health.state === state)

  beforeAll(() => {
    phone = first
  })

  test('comes back when Chromium is killed, without a new code, and hears what was said meanwhile', async () => {
    const { length } = phone.told
    const [holder, browser, sri] = [phone.holder(), phone.browser(), somebody()]
    process.kill(browser, 'SIGKILL')
    sri.says('di tengah jalan')
    await eventually('it is known to be down', () => told(length, 'down'))
    expect(await phone.channel.send(phone.outgoing(sri.number, { text: 'nanti' }))).toMatchObject({ why: 'later' })
    await phone.hears('di tengah jalan')
    await works()
    expect(heardOf(sri.number)).toEqual(['di tengah jalan'])
    expect([told(length, 'waiting'), phone.holder() === holder]).toEqual([false, true])
  })

  test('comes back when the page crashes', async () => {
    const browser = phone.browser()
    for (const pid of phone.renderers()) process.kill(pid, 'SIGKILL')
    await eventually('the browser is given up', () => !lives(browser))
    await works()
  })

  test('comes back when the page hangs and answers no call', async () => {
    const [browser, pages, sri] = [phone.browser(), phone.renderers(), somebody()]
    for (const pid of pages) process.kill(pid, 'SIGSTOP')
    expect(await phone.channel.send(phone.outgoing(sri.number, { text: 'halo' }))).toMatchObject({ why: 'later' })
    await eventually('browser and hung page are gone', () => ![browser, ...pages].some(lives))
    await works()
  })

  test('comes back when the process that holds it is killed, and leaves no browser behind', async () => {
    const [holder, browser, sri] = [phone.holder(), phone.browser(), somebody()]
    const sending = phone.deliver(sri.number, { text: 'satu kali saja' })
    process.kill(holder, 'SIGKILL')
    sri.says('masih di sana?')
    await eventually('its browser is gone too', () => !lives(holder) && !lives(browser))
    await sending
    await phone.hears('masih di sana?')
    await works()
    expect(sri.screen().map(({ text }) => text)).toEqual(['satu kali saja'])
  })

  test('a message that WhatsApp took without saying so is not sent twice', async () => {
    const sri = somebody()
    const reply = phone.outgoing(sri.number, { text: 'pesanan diterima' })
    phone.whatsapp.silence(true)
    for (const _ of [1, 2]) expect(await phone.channel.send(reply)).toMatchObject({ sent: false, why: 'later' })
    phone.whatsapp.silence(false)
    await phone.up()
    const sent = await phone.channel.send(reply)
    expect(sri.screen().map(({ id }) => ({ sent: true, externalId: id }))).toEqual([sent])
  })

  test('a reply of several parts that stopped half-way goes on with the next part', async () => {
    const sri = somebody()
    const reply = phone.outgoing(sri.number, {
      text: 'teks',
      files: [{ hash: 'p', name: 'a.jpg', type: 'image/jpeg' }],
    })
    reply.files.push({ hash: 'q', name: 'b.jpg', type: 'image/jpeg' })
    phone.files.set('p', Buffer.from('one'))
    await expect(phone.channel.send(reply)).rejects.toThrow('no such file')
    phone.files.set('q', Buffer.from('two'))
    while (!(await phone.channel.send(reply)).sent) await phone.up()
    expect(sri.screen().map(({ type }) => type)).toEqual(['image', 'image', 'chat'])
  })

  test('outlives a lost socket; what is said meanwhile is heard once, what is sent meanwhile arrives once', async () => {
    const [{ length }, browser, sri] = [phone.told, phone.browser(), somebody()]
    phone.whatsapp.dropSocket()
    await eventually('the loss is noticed', () => told(length, 'down'))
    sri.says('ada sinyal?')
    const sending = phone.deliver(sri.number, { text: 'ada' })
    phone.whatsapp.mendSocket()
    await sending
    await phone.hears('ada sinyal?')
    await works()
    expect(heardOf(sri.number)).toEqual(['ada sinyal?'])
    expect(sri.screen()).toHaveLength(1)
    expect(phone.browser()).toBe(browser)
  })

  test('outlives a page that loads itself anew, even one that forgets to say that it is in step', async () => {
    const browser = phone.browser()
    for (const how of ['no', 'early'] as const) {
      phone.whatsapp.freezeSync(how)
      const loads = phone.whatsapp.loads()
      phone.whatsapp.reload()
      await eventually('the page is there again', () => phone.whatsapp.loads() > loads && phone.whatsapp.listening())
      await works()
    }
    phone.whatsapp.freezeSync('no')
    expect(phone.browser()).toBe(browser)
  })

  test('takes the conversation back when somebody opens WhatsApp Web elsewhere', async () => {
    const browser = phone.browser()
    phone.whatsapp.setState('CONFLICT')
    await eventually('it is taken over', () => phone.whatsapp.state() === 'CONNECTED')
    await works()
    expect(phone.browser()).toBe(browser)
  })

  test('shows a new code when the phone logs it out, and the new pairing holds over a restart', async () => {
    const [{ length }, holder] = [phone.told, phone.holder()]
    phone.whatsapp.logout()
    await eventually('a code is shown', () => told(length, 'waiting'))
    expect(phone.told.slice(length).find(({ state }) => state === 'down')!.why).toContain('LOGOUT')
    expect(phone.holder()).toBe(holder)
    await paired(phone)
    await works()
    const { whatsapp, profileDir } = phone
    await phone.channel.stop()
    const again = await openPhone({ whatsapp, profileDir })
    await again.up()
    expect(again.told.some(({ state }) => state === 'waiting')).toBe(false)
    await again.close()
  })
})

describe.skipIf(!BROWSER)('a WhatsApp number that starts', () => {
  let phone: Phone
  let profileDir: string
  const starts = async (limits = {}) => {
    phone = await openPhone({ whatsapp: first.whatsapp, profileDir, limits })
    return phone
  }
  beforeAll(async () => {
    profileDir = first.profileDir
    await first.channel.stop()
  })
  beforeEach(() => first.whatsapp.freezeSync('no'))
  afterEach(() => phone?.close())

  test('reads what came while it was away, even what somebody has read on the phone, but not what is long past', async () => {
    const people = ['6281400000001', '6281400000002', '6281400000003']
    const [sri, longAgo, read] = people.map((number) => first.whatsapp.person(number))
    read!.says('dibaca di HP kantor')
    first.whatsapp.readOnPhone()
    longAgo!.says('tahun lalu', Math.floor(Date.now() / 1000) - 73 * 3_600)
    sri!.says('selagi mati 1')
    sri!.says('selagi mati 2')
    sri!.saysInGroup('120363000000000001@g.us', 'di grup')
    await starts()
    await phone.hears('selagi mati 2')
    await phone.hears('dibaca di HP kantor')
    const texts = phone.heard.filter(({ from }) => people.includes(from)).map(({ text }) => text)
    expect(texts.toSorted()).toEqual(['dibaca di HP kantor', 'selagi mati 1', 'selagi mati 2'])
    expect(phone.heard.some(({ text }) => text === 'di grup')).toBe(false)
  })

  test('is told to be ready when the page forgot to say so', async () => {
    first.whatsapp.freezeSync('early')
    await starts({ readyMs: 400 })
    await eventually('it is up', () => phone.channel.health().state === 'up')
    expect(phone.told.map(({ state }) => state)).toEqual(['starting', 'up'])
  })

  test('begins again when WhatsApp cannot be reached, and leaves no browser running', async () => {
    first.whatsapp.dropSocket()
    await starts({ backOffMs: [1_000, 1_000] })
    await eventually('it is down', () => phone.channel.health().state === 'down')
    expect(phone.renderers()).toEqual([])
    first.whatsapp.mendSocket()
    await phone.up()
  })

  test('removes the lock of a browser that is no more', async () => {
    symlinkSync('a-container-that-is-gone-7', join(profileDir, 'session', 'SingletonLock'))
    await starts()
    await phone.up()
  })
})

describe.skipIf(!BROWSER)('a WhatsApp number without a phone', () => {
  let phone: Phone
  afterEach(() => phone?.close())

  test('shows every fresh code, and begins again when no fresh one comes', async () => {
    phone = await openPhone({ limits: { readyMs: 1_500 } })
    const codes = () => new Set(phone.told.map(({ qr }) => qr).filter(Boolean)).size
    await eventually('a code is shown', () => codes() === 1)
    phone.whatsapp.freshCode()
    await eventually('a fresh code is shown', () => codes() === 2)
    const loads = phone.whatsapp.loads()
    phone.whatsapp.setState('UNPAIRED_IDLE')
    await eventually('another page shows a code', () => phone.whatsapp.loads() > loads && codes() === 3)
    expect(phone.told.find(({ state }) => state === 'down')!.why).toContain('no fresh code')
    await paired(phone)
  })

  test('goes on trying when the browser does not start', async () => {
    phone = await openPhone({ browser: '/bin/false' })
    await eventually('it has tried twice', () => phone.told.filter(({ state }) => state === 'down').length >= 2)
  })
})

test('a machine without any browser is told so at once', async () => {
  await expect(openPhone({ browser: '/nowhere/chromium' })).rejects.toThrow(/browser/)
})
