import { afterEach, describe, expect, test } from 'vitest'
import { BOTS, botOptions, LOGGED, type OpenBot, TEXTS, TOKEN, telegramStand } from '../stand-ins/telegram/stand.ts'
import { soon, testEar, to } from './contract.ts'

describe.each(BOTS)('the %s and its connection', (name, open: OpenBot) => {
  const closing: (() => Promise<unknown>)[] = []
  afterEach(async () => {
    for (const close of closing.splice(0).reverse()) await close()
  })
  const stand = async (options: Parameters<typeof telegramStand>[1] = {}) => {
    const one = await telegramStand(open, options)
    closing.push(one.close)
    const ear = testEar()
    return { ...one, ear, hears: (n: number) => soon(() => ear.heard.length).toBe(n) }
  }
  const variable = name === "buyers' bot" ? 'TELEGRAM_BUYER_TOKEN' : 'TELEGRAM_OFFICER_TOKEN'

  test.each(['4242:another', 'not a token', '1:a/../x', ''])(
    'a token that Telegram does not know ends the start with words for the operator: %j',
    async (token) => {
      const { channel, ear } = await stand({ token })
      const error = await channel.start(ear).then(
        () => undefined,
        (reason: Error) => reason,
      )
      expect(error?.message).toContain(variable)
      if (token) expect(error?.message).not.toContain(token)
    },
  )

  test('the menu is set, and a webhook of before is taken away', async () => {
    const { telegram, bot, channel, ear, hears } = await stand()
    await fetch(`${telegram.apiRoot}/bot${TOKEN}/setWebhook?url=http://127.0.0.1:1/lama`)
    await channel.start(ear)
    bot.person(7).says('halo')
    await hears(1)
    expect(bot.webhook()).toBeUndefined()
    expect(bot.commands()).toEqual(
      Object.entries(TEXTS.commands).map(([command, description]) => ({ command, description })),
    )
    expect(bot.menuButton()).toEqual({ type: 'commands' })
  })

  test('a menu that cannot be set does not keep anybody from being heard', async () => {
    const { telegram, bot, channel, ear, hears } = await stand()
    telegram.fault({ method: 'setMyCommands', code: 400, description: 'Bad Request: BOT_COMMAND_INVALID' })
    await channel.start(ear)
    bot.person(7).says('halo')
    await hears(1)
  })

  test('a start while Telegram is away is no failure: the bot comes up when it is back', async () => {
    const { telegram, bot, channel, ear, hears } = await stand()
    await telegram.down()
    await channel.start(ear)
    expect(channel.health()).toMatchObject({ state: 'down', why: expect.stringContaining('ECONNREFUSED') })
    bot.person(7).says('halo')
    await telegram.up()
    await hears(1)
    expect(ear.healths.at(-1)).toEqual({ state: 'up' })
  })

  test('a second poller brings it down with words, and it comes back when that one is gone', async () => {
    const { telegram, bot, channel, ear, hears } = await stand({ gaps: { firstMs: 100, mostMs: 400 } })
    await channel.start(ear)
    await soon(() => channel.health().state).toBe('up')
    const rude = async () => {
      const answer = await fetch(`${telegram.apiRoot}/bot${TOKEN}/getUpdates?timeout=1`)
      return answer.json()
    }
    await rude()
    await soon(() => ear.healths.map(({ why = '' }) => why).join()).toContain('409')
    expect(ear.healths.map(({ why = '' }) => why).join()).toContain(variable)
    await rude()
    await soon(() => channel.health().state).toBe('up')
    bot.person(7).says('masih ada?')
    await hears(1)
  })

  test('two of our own programs with one token lose nothing between them', async () => {
    const { telegram, bot, channel, ear } = await stand()
    const other = open(botOptions(telegram))
    closing.push(() => other.stop())
    await channel.start(ear)
    await other.start(ear)
    for (let n = 0; n < 20; n++) {
      bot.person(7).says(`pesan ${n}`)
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
    await soon(() => new Set(ear.heard.map(({ text }) => text)).size).toBe(20)
  })

  test.each([
    ['a server in trouble', { code: 500, description: 'Internal Server Error' }, '500'],
    ['a page instead of an answer', { page: true }, ''],
    ['a connection that breaks', { reset: 'before' as const }, ''],
    ['a pause that is asked for', { retryAfter: 1, times: 1 }, '429'],
  ])('outlives %s', async (_, fault, why) => {
    const { telegram, bot, channel, ear, hears } = await stand({ pollSeconds: 0.3 })
    await channel.start(ear)
    await soon(() => channel.health().state).toBe('up')
    telegram.fault({ method: 'getUpdates', times: 2, ...fault })
    bot.person(7).says('halo')
    await soon(() => ear.healths.some(({ state }) => state === 'down')).toBe(true)
    expect(ear.healths.map((health) => health.why ?? '').join()).toContain(why)
    await hears(1)
    await soon(() => channel.health().state).toBe('up')
  })

  test('the gaps between tries grow, up to the longest', async () => {
    const { telegram, channel, ear } = await stand({ gaps: { firstMs: 5, mostMs: 40 }, now: () => new Date(0) })
    const gaps: number[] = []
    await channel.start(ear)
    await soon(() => channel.health().state).toBe('up')
    await telegram.down()
    for (let n = 0; n < 6; n++) {
      const sent = await channel.send(to(channel, '7', { text: 'x' }))
      gaps.push(!sent.sent && sent.why === 'later' ? sent.retryAfterMs : 0)
      await new Promise((resolve) => setTimeout(resolve, 60))
    }
    expect(gaps.at(-1)).toBe(40)
    expect(gaps).toEqual([...gaps].sort((a, b) => a - b))
    await telegram.up()
  })

  test('a token that is changed while we run is told, and tried again', async () => {
    const { telegram, channel, ear, bot, hears } = await stand({ pollSeconds: 0.3 })
    await channel.start(ear)
    await soon(() => channel.health().state).toBe('up')
    telegram.fault({ method: 'getUpdates', code: 401, description: 'Unauthorized', times: 1 })
    await soon(() => ear.healths.find(({ state }) => state === 'waiting')?.why).toContain(variable)
    bot.person(7).says('halo')
    await hears(1)
  })

  test('stopping does not wait for a poll, and ends one that waits for its next try', async () => {
    const { telegram, channel, ear } = await stand({ pollSeconds: 50, gaps: { firstMs: 60_000, mostMs: 60_000 } })
    await channel.start(ear)
    await soon(() => channel.health().state).toBe('up')
    await channel.stop()
    const second = open(botOptions(telegram, { gaps: { firstMs: 60_000, mostMs: 60_000 } }))
    await telegram.down()
    await second.start(ear)
    await second.stop()
    expect(second.health()).toEqual({ state: 'stopped' })
    await telegram.up()
  })

  test('the token stands in no log and no health, whatever went wrong', () => {
    expect(LOGGED.length).toBeGreaterThan(0)
    for (const line of LOGGED) expect(line).not.toContain('rahasia')
  })
})
