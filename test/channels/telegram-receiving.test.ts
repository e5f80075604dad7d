import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { afterEach, describe, expect, test } from 'vitest'
import { BOTS, botOptions, type OpenBot, TEXTS, TOKEN, telegramStand } from '../stand-ins/telegram/stand.ts'
import { soon, testEar, to } from './contract.ts'

describe.each(BOTS)('the %s and what it hears', (name, open: OpenBot) => {
  const closing: (() => unknown)[] = []
  afterEach(async () => {
    for (const close of closing.splice(0).reverse()) await close()
  })
  const stand = async () => {
    const one = await telegramStand(open)
    closing.push(one.close)
    const ear = testEar()
    await one.channel.start(ear)
    return { ...one, ear, hears: (n: number) => soon(() => ear.heard.length).toBe(n) }
  }

  test('nothing is confirmed before it is kept', async () => {
    const { bot, channel } = await telegramStand(open).then((one) => {
      closing.push(one.close)
      return one
    })
    let keep = () => {}
    const kept = new Promise<void>((resolve) => {
      keep = resolve
    })
    await channel.start({ ...testEar(), hear: () => kept })
    bot.person(7).says('halo')
    await soon(() => channel.health().state).toBe('up')
    expect(bot.waiting()).toBe(1)
    keep()
    bot.person(7).says('lagi')
    await soon(() => bot.waiting()).toBe(0)
  })

  test('killed in the middle of keeping a message, it hears it again after the restart', async () => {
    const { telegram, bot, channel } = await telegramStand(open)
    closing.push(() => telegram.stop())
    const file = name === "buyers' bot" ? 'buyers' : 'officers'
    const child = spawn(
      process.execPath,
      ['--import', 'tsx', '--input-type=module', '-e', killed(file, telegram.apiRoot)],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    )
    const lines = createInterface(child.stdout)
    const hearing = new Promise<string>((resolve) => lines.once('line', resolve))
    bot.person(7).says('jangan hilang')
    expect(await hearing).toBe('jangan hilang')
    child.kill('SIGKILL')
    await new Promise((resolve) => child.once('exit', resolve))
    const ear = testEar()
    await channel.start(ear)
    closing.push(() => channel.stop())
    await soon(() => ear.heard.map(({ text }) => text)).toEqual(['jangan hilang'])
  })

  test('when one message cannot be kept, the later ones of that chat stay behind it; others do not wait', async () => {
    const { bot, channel } = await telegramStand(open).then((one) => {
      closing.push(one.close)
      return one
    })
    const heard: string[] = []
    let refusals = 3
    bot.person(8).says('b1')
    bot.person(7).says('a1')
    bot.person(7).says('a2')
    bot.person(9).says('c1')
    await channel.start({
      ...testEar(),
      async hear({ text = '' }) {
        if (text === 'a1' && refusals-- > 0) throw new Error('not now')
        heard.push(text)
      },
    })
    await soon(() => heard.filter((text) => text.startsWith('a'))).toEqual(['a1', 'a2'])
    expect(heard.slice(0, 2)).toEqual(['b1', 'c1'])
    expect(heard.filter((text) => text === 'b1')).toHaveLength(1)
  })

  test('what was kept is not heard again after a stop, what was not is', async () => {
    const { telegram, bot, channel, ear, hears } = await stand()
    bot.person(7).says('satu')
    await hears(1)
    await channel.stop()
    bot.person(7).says('dua')
    const again = open(botOptions(telegram))
    closing.push(() => again.stop())
    await again.start(ear)
    await hears(2)
    expect(ear.heard.map(({ text }) => text)).toEqual(['satu', 'dua'])
    expect(ear.came).toHaveLength(2)
  })

  test('a stop waits for what is being kept, and confirms it', async () => {
    const { bot, channel } = await telegramStand(open).then((one) => {
      closing.push(one.close)
      return one
    })
    let keep = () => {}
    const hearing = new Promise<void>((heard) => {
      const hear = () => {
        heard()
        return new Promise<void>((resolve) => {
          keep = resolve
        })
      }
      bot.person(7).says('halo')
      void channel.start({ ...testEar(), hear })
    })
    await hearing
    const stopped = channel.stop()
    keep()
    await stopped
    expect(bot.waiting()).toBe(0)
  })

  test('a hundred and fifty messages of thirty people at once are all heard, each chat in order', async () => {
    const { bot, ear, hears } = await stand()
    for (let n = 0; n < 150; n++) bot.person(100 + (n % 30)).says(String(n))
    await hears(150)
    for (let id = 100; id < 130; id++) {
      const own = ear.heard.filter(({ from }) => from === String(id)).map(({ text }) => Number(text))
      expect(own).toEqual([...own].sort((a, b) => a - b))
      expect(own).toHaveLength(5)
    }
  })

  test('an update of a shape nobody foresaw does not stop the ones behind it', async () => {
    const { bot, ear, hears } = await stand()
    bot.tells({ message: { message_id: 1, chat: null } })
    bot.tells({ message: { message_id: 2, chat: { id: 7, type: 'private' }, from: { id: 7 }, photo: 'x' } })
    bot.person(7).says('halo')
    await hears(1)
    expect(ear.heard[0]?.text).toBe('halo')
  })

  test('a tap is answered at once, and comes back with its question', async () => {
    const { bot, channel, ear, hears } = await stand()
    const sri = bot.person(7)
    sri.says('/start p-123')
    await hears(1)
    expect(ear.heard[0]?.text).toBe('/start p-123')
    await channel.send(to(channel, '7', { text: 'Jadi?', promptNo: 3, options: [{ value: 'ya', label: 'Ya' }] }))
    expect(await sri.taps('Ya')).not.toHaveProperty('text')
    expect(ear.heard[1]).toMatchObject({ pick: 'ya', promptNo: 3, quotes: String(sri.screen()[0]?.messageId) })
  })

  test('a tap that could not be kept is not answered as if it were', async () => {
    const { bot, channel, ear, hears } = await stand()
    const sri = bot.person(7)
    sri.says('halo')
    await hears(1)
    await channel.send(to(channel, '7', { text: 'Jadi?', promptNo: 3, options: [{ value: 'ya', label: 'Ya' }] }))
    ear.refuses = 2
    expect(await sri.taps('Ya')).toBeDefined()
    expect(ear.heard).toHaveLength(2)
  })

  test('a button nobody remembers is answered kindly, heard by nobody, and goes away', async () => {
    const { telegram, bot, ear, hears } = await stand()
    const sri = bot.person(7)
    sri.says('halo')
    await hears(1)
    const markup = { inline_keyboard: [[{ text: 'Lama', callback_data: 'dulu-sekali' }]] }
    await fetch(`${telegram.apiRoot}/bot${TOKEN}/sendMessage`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ chat_id: 7, text: 'dulu', reply_markup: markup }),
    })
    expect(await sri.taps('Lama')).toMatchObject({ text: TEXTS.expired })
    await soon(() => sri.screen()[0]?.rows).toEqual([])
    expect(ear.heard).toHaveLength(1)
  })

  test('who blocks the bot cannot be reached until they take it back, and says nothing by it', async () => {
    const { bot, ear, hears } = await stand()
    const sri = bot.person(7)
    sri.says('halo')
    await hears(1)
    ear.refuses = 1
    sri.blocks()
    await soon(() => ear.reached).toEqual([['7', false]])
    sri.unblocks()
    await soon(() => ear.reached).toEqual([
      ['7', false],
      ['7', true],
    ])
    expect(ear.heard).toHaveLength(1)
  })

  test('a group is told once, politely, and left; its words are not heard', async () => {
    const { bot, hears } = await stand()
    const group = bot.group(-55)
    group.adds()
    group.says('halo semua')
    await soon(() => group.hasBot()).toBe(false)
    bot.person(7).says('halo')
    await hears(1)
    expect(group.screen().map(({ text }) => text)).toEqual([TEXTS.group])
  })

  test('a channel is met with silence', async () => {
    const { telegram, bot, ear, hears } = await stand()
    const channel = bot.channel(-66)
    channel.adds()
    channel.says('pengumuman')
    bot.person(7).says('halo')
    await hears(1)
    expect(ear.heard).toHaveLength(1)
    expect(telegram.calls.filter(({ params }) => Number(params.chat_id) === -66)).toEqual([])
  })

  test('edits, files too large, other things and other peoples’ contacts are told apart', async () => {
    const { bot, ear, hears } = await stand()
    const sri = bot.person(7)
    const first = sri.says('200 bungkus')
    sri.edits(first, '300 bungkus')
    sri.sendsDocument(Buffer.from('kecil'), 'besar.pdf', { claimed: 25 * 2 ** 20 })
    sri.sends('video')
    sri.sends('contact', { phone_number: '62899', user_id: 8 })
    sri.says('titipan teman', { forwarded: true })
    sri.deletes(first)
    sri.says('terakhir')
    await hears(7)
    expect(ear.heard.map(({ unreadable }) => unreadable)).toEqual([
      undefined,
      'edited',
      'too_large',
      'video',
      'unknown',
      undefined,
      undefined,
    ])
    expect(ear.heard[1]?.about).toBe(ear.heard[0]?.externalId)
    expect(ear.heard[5]?.text).toBe('titipan teman')
  })

  test('an answer that quotes names the question, and ours can quote theirs', async () => {
    const { bot, channel, ear, hears } = await stand()
    const sri = bot.person(7)
    sri.says('halo')
    await hears(1)
    const sent = await channel.send(
      to(channel, '7', { text: 'Berapa?', promptNo: 9, options: [{ value: '1', label: 'Satu' }] }),
    )
    const asked = sri.screen()[0]?.messageId as number
    expect(sent).toEqual({ sent: true, externalId: String(asked) })
    sri.says('dua lusin', { quotes: asked })
    await hears(2)
    expect(ear.heard[1]).toMatchObject({ quotes: String(asked), promptNo: 9 })
    const answers = ear.heard[1]?.quotable as string
    await channel.send(to(channel, '7', { text: 'Baik', answers }))
    expect(sri.screen().at(-1)?.quotes).toBe(Number(answers))
  })

  test('a file that Telegram claimed was small and is not, is not taken whole', async () => {
    const { bot, channel, ear, hears } = await stand()
    bot.person(7).sendsDocument(Buffer.alloc(20 * 2 ** 20 + 1), 'besar.bin', { claimed: 100 })
    await hears(1)
    expect(await channel.fetch(ear.heard[0]?.refs?.[0]?.ref ?? '')).toEqual({ fetched: false, why: 'too_large' })
  })

  test.each([
    ['the way to a file cannot be asked', { method: 'getFile', code: 500 }],
    ['too much was asked', { method: 'getFile', retryAfter: 3 }],
    ['the bytes do not come', { method: 'download', reset: 'before' as const }],
    ['the bytes are refused for the moment', { method: 'download', code: 502 }],
  ])('a file is to be tried again when %s', async (_, fault) => {
    const { telegram, bot, channel, ear, hears } = await stand()
    bot.person(7).sendsDocument(Buffer.from('isi'), 'a.pdf')
    await hears(1)
    telegram.fault(fault)
    const ref = ear.heard[0]?.refs?.[0]?.ref ?? ''
    expect(await channel.fetch(ref)).toEqual({ fetched: false, why: 'later' })
    expect(await channel.fetch(ref)).toEqual({ fetched: true, content: Buffer.from('isi') })
  })
})

/** A bot in a process of its own that never finishes keeping what it hears. */
const killed = (file: string, apiRoot: string) => `
  import * as bots from './src/channels/${file}.ts'
  const open = bots.openBuyersBot ?? bots.openOfficersBot
  const log = { info() {}, warn() {}, error() {} }
  const texts = ${JSON.stringify(TEXTS)}
  const bot = open({ token: '${TOKEN}', apiRoot: '${apiRoot}', texts, log, bytes() {}, now: () => new Date(), random: () => 0.5 })
  await bot.start({ changed() {}, hear: ({ text }) => new Promise(() => console.log(text)) })
`
