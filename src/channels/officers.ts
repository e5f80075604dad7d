import { Telegram, TelegramError } from 'telegraf'
import type { Api, Called } from './telegram/api.ts'
import { unreached, within } from './telegram/api.ts'
import { openTelegram, TELEGRAM_ROOT, type TelegramChannel } from './telegram/open.ts'
import type { BotOptions } from './telegram/options.ts'

/**
 * The officers' bot, through Telegraf: only its client is used. Its polling confirms a whole batch before a handler has
 * run and dies of a second poller; its contexts each send through a client of their own.
 * @param options `token` as BotFather gave it; `start` rejects when Telegram refuses it
 */
export const openOfficersBot = (options: BotOptions): TelegramChannel =>
  openTelegram('officer', 'TELEGRAM_OFFICER_TOKEN', options, telegraf(options))

function telegraf({ token, apiRoot = TELEGRAM_ROOT }: BotOptions): Api {
  const client = new Telegram(token, { apiRoot })
  return {
    async call<Result>(method: Parameters<Api['call']>[0], payload: object, limit: Parameters<Api['call']>[2]) {
      try {
        const result = await within(limit, (signal) =>
          client.callApi(method, payload as never, { signal: signal as never }),
        )
        return { ok: true, result } as Called<Result>
      } catch (error) {
        if (!(error instanceof TelegramError)) return unreached(error)
        const { code, description, parameters } = error
        const seconds = parameters?.retry_after
        return { ok: false, code, description, ...(seconds ? { retryAfterSeconds: seconds } : {}) }
      }
    },
    upload: (bytes, name) => ({ source: Buffer.from(bytes), filename: name }),
  }
}
