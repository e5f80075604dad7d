/** The part of the Bot API that our bots use (core.telegram.org/bots/api). */
export type Method =
  | 'getMe'
  | 'getUpdates'
  | 'setWebhook'
  | 'deleteWebhook'
  | 'getWebhookInfo'
  | 'setMyCommands'
  | 'setChatMenuButton'
  | 'sendMessage'
  | 'sendPhoto'
  | 'sendDocument'
  | 'sendMediaGroup'
  | 'editMessageText'
  | 'editMessageCaption'
  | 'editMessageMedia'
  | 'editMessageReplyMarkup'
  | 'deleteMessage'
  | 'answerCallbackQuery'
  | 'getFile'
  | 'leaveChat'

export type Payload = Record<string, unknown>

/** What a library must be able to do for us. Each bot's own file says how; the rest is the same for both. */
export interface Api {
  /** Never rejects. @param limit milliseconds after which it counts as not reached, and a signal that ends it sooner */
  call<Result = unknown>(method: Method, payload: Payload, limit: Limit): Promise<Called<Result>>
  /** bytes as this library wants them inside a payload */
  upload(bytes: Uint8Array, name: string): unknown
}

export interface Limit {
  ms: number
  signal?: AbortSignal
}

export type Called<Result = unknown> = { ok: true; result: Result } | Failed

export interface Failed {
  ok: false
  /** the Bot API's error code; 0 when it could not be reached or did not answer in its own words */
  code: number
  /** the Bot API's sentence, or the network's error code; never a token, a name or a number of a person */
  description: string
  retryAfterSeconds?: number
}

/** A question that is answered at once. */
export const SOON: Limit = { ms: 30_000 }
/** Files over a slow link; within the two minutes for which the outbox holds a row. */
export const UPLOAD: Limit = { ms: 100_000 }

/** Does the work with a signal that fires at the limit, or when the caller gives up. */
export async function within<T>({ ms, signal }: Limit, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController()
  const abort = () => controller.abort()
  const timer = setTimeout(abort, ms)
  if (signal?.aborted) abort()
  signal?.addEventListener('abort', abort, { once: true })
  try {
    return await work(controller.signal)
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', abort)
  }
}

/** The network's own word for what went wrong ('ECONNREFUSED'), without the address, in which the token stands. */
export function unreached(error: unknown): Failed {
  for (let cause = error as Cause | undefined; cause && typeof cause === 'object'; cause = cause.error ?? cause.cause)
    if (typeof cause.code === 'string') return { ok: false, code: 0, description: cause.code }
  return { ok: false, code: 0, description: error instanceof Error ? error.name : 'no answer' }
}

interface Cause {
  code?: unknown
  error?: Cause
  cause?: Cause
}
