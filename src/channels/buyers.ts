import { Api as GrammyApi, GrammyError, InputFile } from 'grammy'
import type { Api, Called, Payload } from './telegram/api.ts'
import { unreached, within } from './telegram/api.ts'
import { openTelegram, TELEGRAM_ROOT, type TelegramChannel } from './telegram/open.ts'
import type { BotOptions } from './telegram/options.ts'

/**
 * The buyers' bot, through grammY: only its client is used, since its polling confirms an update whose handler failed.
 * @param options `token` as BotFather gave it; `start` rejects when Telegram refuses it
 */
export const openBuyersBot = (options: BotOptions): TelegramChannel =>
  openTelegram('buyer', 'TELEGRAM_BUYER_TOKEN', options, grammy(options))

/** grammY takes the signal where the others have their payload. */
const BARE: ReadonlySet<string> = new Set(['getMe', 'getWebhookInfo'])

type Call = (payload: Payload, signal: AbortSignal) => Promise<unknown>
type BareCall = (signal: AbortSignal) => Promise<unknown>

function grammy({ token, apiRoot = TELEGRAM_ROOT }: BotOptions): Api {
  const { raw } = new GrammyApi(token, { apiRoot })
  return {
    async call<Result>(
      method: keyof typeof raw & string,
      payload: Payload,
      limit: { ms: number; signal?: AbortSignal },
    ) {
      try {
        const result = await within(limit, (signal) =>
          BARE.has(method)
            ? (raw[method] as unknown as BareCall)(signal)
            : (raw[method] as unknown as Call)(payload, signal),
        )
        return { ok: true, result } as Called<Result>
      } catch (error) {
        if (!(error instanceof GrammyError)) return unreached(error)
        const { error_code: code, description, parameters } = error
        const { retry_after: seconds } = parameters
        return { ok: false, code, description, ...(seconds ? { retryAfterSeconds: seconds } : {}) }
      }
    },
    upload: (bytes, name) => new InputFile(bytes, name),
  }
}
