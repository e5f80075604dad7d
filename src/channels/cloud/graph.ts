import { WhatsAppClient } from '@kapso/whatsapp-cloud-api'
import type { Limits } from './options.ts'

const UNREACHED = new WeakMap<object, string>()

/** The network's word for why Meta was not reached ('ECONNREFUSED'), when that is what an error means. */
export const unreachedBy = (error: unknown): string | undefined =>
  typeof error === 'object' && error !== null ? UNREACHED.get(error) : undefined

/**
 * The library's client, with a time limit on every call: by itself it waits for ever. Answers are read whole inside the
 * limit, so that a line that breaks in the middle of one is told apart from an answer that makes no sense.
 */
export const openClient = (token: string, apiRoot: string, { callMs, fileMs }: Limits): WhatsAppClient =>
  new WhatsAppClient({
    accessToken: token,
    baseUrl: apiRoot,
    fetch: (async (input: string | URL, init: RequestInit = {}) => {
      const ms = init.body instanceof FormData ? fileMs : callMs
      return reach(async () => {
        const response = await fetch(input, { ...init, signal: AbortSignal.timeout(ms) })
        const { status, headers } = response
        return new Response(status === 204 ? null : await response.arrayBuffer(), { status, headers })
      })
    }) as typeof fetch,
  })

/** Does something over the network. @throws an error that `unreachedBy` knows, or what the work threw by itself */
export async function reach<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const wrong = new Error('Meta was not reached', { cause: error })
    UNREACHED.set(wrong, wordOf(error))
    throw wrong
  }
}

interface Cause {
  code?: unknown
  name?: unknown
  cause?: Cause
}

function wordOf(error: unknown): string {
  for (let cause = error as Cause | undefined; cause && typeof cause === 'object'; cause = cause.cause)
    if (typeof cause.code === 'string') return cause.code
  return error instanceof Error ? error.name : 'no answer'
}
