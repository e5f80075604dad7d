import { openBuyersBot } from '../../../src/channels/buyers.ts'
import { openOfficersBot } from '../../../src/channels/officers.ts'
import type { TelegramChannel } from '../../../src/channels/telegram/open.ts'
import type { BotOptions } from '../../../src/channels/telegram/options.ts'
import type { BotHand } from './bot.ts'
import type { Limits } from './limits.ts'
import { startTelegram, type Telegram } from './server.ts'

/** The bots that are put through everything: [name, how it is opened]. */
export const BOTS = [
  ["buyers' bot", openBuyersBot],
  ["officers' bot", openOfficersBot],
] as const

export type OpenBot = (options: BotOptions) => TelegramChannel

export const TOKEN = '4242:uji-rahasia_token'

export const TEXTS: BotOptions['texts'] = {
  group: 'Maaf, hanya lewat obrolan pribadi.',
  expired: 'Tombol ini sudah tidak berlaku.',
  share_contact: 'Kirim nomor saya',
  contact_done: 'Baik.',
  commands: { menu: 'Menu utama', batal: 'Batalkan' },
}

/** What was logged, for tests that look for what must not stand there. */
export const LOGGED: string[] = []
const line = (fields: object, text: string) =>
  void LOGGED.push(
    `${text} ${JSON.stringify(fields, (_, value) => (value instanceof Error ? `${value.stack} ${JSON.stringify(value)}` : value))}`,
  )

/** How a bot is opened in tests: gaps of milliseconds instead of minutes. */
export const botOptions = (telegram: Pick<Telegram, 'apiRoot'>, more: Partial<BotOptions> = {}): BotOptions => ({
  token: TOKEN,
  apiRoot: telegram.apiRoot,
  texts: TEXTS,
  bytes: async () => new Uint8Array([1, 2, 3]),
  log: { info: line, warn: line, error: line },
  now: () => new Date(),
  random: () => 0.5,
  gaps: { firstMs: 20, mostMs: 200 },
  pollSeconds: 2,
  ...more,
})

export interface TelegramStand {
  telegram: Telegram
  bot: BotHand
  channel: TelegramChannel
  close(): Promise<void>
}

/** A fresh Telegram with one bot, and our channel to it, not yet started. */
export async function telegramStand(
  open: OpenBot,
  { limits, ...options }: Partial<BotOptions> & { limits?: Limits } = {},
): Promise<TelegramStand> {
  const telegram = await startTelegram(limits ? { limits } : {})
  const bot = telegram.bot(TOKEN)
  const channel = open(botOptions(telegram, options))
  return {
    telegram,
    bot,
    channel,
    async close() {
      await channel.stop()
      await telegram.stop()
    },
  }
}
