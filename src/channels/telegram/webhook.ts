import type { IncomingMessage, ServerResponse } from 'node:http'
import { bodyOf, sameSecret } from '../request.ts'
import type { Update } from './read/update.ts'

/** An update is a few kilobytes; files come later, by id. */
const MOST_BODY = 1_000_000

/** Where Telegram posts to: to be mounted by whoever has the HTTP server. */
export interface Webhook {
  path: string
  /** Answers every request; never rejects. */
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>
}

/**
 * Answers 200 only after `take` has resolved; whatever else is answered, Telegram posts the update again.
 * @param secret what Telegram was told to send along; compared in constant time
 * @param take resolves to false when the update must come again
 */
export function webhookAt(path: string, secret: string, take: (update: Update) => Promise<boolean>): Webhook {
  return {
    path,
    async handle(request, response) {
      const status = await statusOf(request, path, secret, take).catch(() => 500)
      if (!response.headersSent) response.writeHead(status, status === 413 ? { connection: 'close' } : {})
      response.end()
    },
  }
}

async function statusOf(
  request: IncomingMessage,
  path: string,
  secret: string,
  take: (update: Update) => Promise<boolean>,
): Promise<number> {
  if (new URL(request.url ?? '/', 'http://webhook').pathname !== path) return 404
  if (request.method !== 'POST') return 405
  if (!sameSecret(String(request.headers['x-telegram-bot-api-secret-token'] ?? ''), secret)) return 401
  const body = await bodyOf(request, MOST_BODY)
  if (body === undefined) return 413
  const update = parsed(body.toString('utf8'))
  if (!update) return 400
  return (await take(update)) ? 200 : 503
}

function parsed(body: string): Update | undefined {
  try {
    const update = JSON.parse(body) as Update | null
    return typeof update?.update_id === 'number' ? update : undefined
  } catch {
    return undefined
  }
}
