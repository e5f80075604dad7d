import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import type { TelegramChannel } from '../../src/channels/telegram/open.ts'
import { startTelegram } from '../stand-ins/telegram/server.ts'
import { BOTS, botOptions, type OpenBot, TOKEN } from '../stand-ins/telegram/stand.ts'
import { soon, testEar } from './contract.ts'

const SECRET = 'uji_rahasia-123'
const PATH = '/telegram/uji'

describe.each(BOTS)('the %s behind a webhook', (_, open: OpenBot) => {
  const closing: (() => unknown)[] = []
  afterEach(async () => {
    for (const close of closing.splice(0).reverse()) await close()
  })
  const stand = async () => {
    const telegram = await startTelegram({ repeatMs: 10 })
    closing.push(telegram.stop)
    const bot = telegram.bot(TOKEN)
    let channel: TelegramChannel | undefined
    const server = createServer((request, response) => void channel?.webhook?.handle(request, response))
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    closing.push(() => {
      server.closeAllConnections()
      server.close()
    })
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}${PATH}`
    const started = open(botOptions(telegram, { pollSeconds: 0.3, webhook: { url, secret: SECRET, path: PATH } }))
    channel = started
    closing.push(() => started.stop())
    const ear = testEar()
    await started.start(ear)
    await soon(() => started.health().state).toBe('up')
    return {
      telegram,
      bot,
      channel: started,
      ear,
      url,
      hears: (n: number) => soon(() => ear.heard.length).toBe(n),
    }
  }
  const update = {
    update_id: 5,
    message: { message_id: 1, chat: { id: 7, type: 'private' }, from: { id: 7 }, text: 'x' },
  }
  const posts = async (url: string, { body = JSON.stringify(update), secret = SECRET, method = 'POST' } = {}) => {
    const answer = await fetch(url, {
      method,
      headers: { 'x-telegram-bot-api-secret-token': secret },
      ...(method === 'POST' ? { body } : {}),
    })
    return answer.status
  }

  test('hears what Telegram posts, in order', async () => {
    const { bot, ear, hears, channel } = await stand()
    expect(channel.webhook?.path).toBe(PATH)
    for (const n of [1, 2, 3]) bot.person(7).says(`pesan ${n}`)
    await hears(3)
    expect(ear.heard.map(({ text }) => text)).toEqual(['pesan 1', 'pesan 2', 'pesan 3'])
    await soon(() => bot.waiting()).toBe(0)
  })

  test('answers well only what was kept; the rest comes again', async () => {
    const { bot, ear, hears } = await stand()
    ear.refuses = 2
    bot.person(7).says('jangan hilang')
    await hears(1)
    expect(ear.heard[0]?.text).toBe('jangan hilang')
  })

  test.each(['', 'salah', `${SECRET}x`, SECRET.slice(0, -1)])(
    'a forged post is not heard: secret %j',
    async (secret) => {
      const { ear, url } = await stand()
      expect(await posts(url, { secret })).toBe(401)
      expect(ear.heard).toEqual([])
    },
  )

  test('what is no update, too large or elsewhere is refused without harm', async () => {
    const { ear, url, hears } = await stand()
    expect(await posts(url, { body: '{"update_id":' })).toBe(400)
    expect(await posts(url, { body: 'null' })).toBe(400)
    expect(await posts(url, { method: 'GET' })).toBe(405)
    expect(await posts(url.replace(PATH, '/lain'))).toBe(404)
    expect(await posts(url, { body: ' '.repeat(1_000_001) }).catch(() => 413)).toBe(413)
    expect(ear.heard).toEqual([])
    expect(await posts(url)).toBe(200)
    await hears(1)
  })

  test('once it is stopped Telegram is told to come again', async () => {
    const { channel, ear, url } = await stand()
    await channel.stop()
    expect(await posts(url)).toBe(503)
    expect(ear.heard).toEqual([])
  })

  test('a webhook that somebody else changed is set again', async () => {
    const { telegram, bot, url, ear } = await stand()
    await fetch(`${telegram.apiRoot}/bot${TOKEN}/setWebhook?url=http://127.0.0.1:1/lain`)
    await soon(() => bot.webhook()).toBe(url)
    expect(ear.healths.map(({ why = '' }) => why).join()).toContain('409')
  })
})
