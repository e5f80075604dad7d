import type { IncomingMessage, ServerResponse } from 'node:http'
import { verifySignature } from '@kapso/whatsapp-cloud-api/server'
import { bodyOf, sameSecret } from '../request.ts'

/** Meta posts at most 3 MB at once (developers.facebook.com/docs/graph-api/webhooks). */
const MOST_BODY = 3 * 2 ** 20

/** Where Meta posts to: to be mounted by whoever has the HTTP server. */
export interface Webhook {
  path: string
  /** Answers every request; never rejects. */
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>
}

interface Trust {
  /** the app's secret, for the signature over the bytes as they came */
  secret: string
  /** the word for setting the webhook up */
  verify: string
}

/**
 * Answers 200 only after `take` has resolved to true; whatever else is answered, Meta posts the same again, for days.
 * @param take resolves to false when it must come again
 */
export function webhookAt(path: string, trust: Trust, take: (body: unknown) => Promise<boolean>): Webhook {
  return {
    path,
    async handle(request, response) {
      const { status, text = '' } = await answerTo(request, path, trust, take).catch(() => ({ status: 500, text: '' }))
      if (!response.headersSent)
        response.writeHead(status, {
          'content-type': 'text/plain',
          'x-content-type-options': 'nosniff',
          ...(status === 413 ? { connection: 'close' } : {}),
        })
      response.end(text)
    },
  }
}

interface Answer {
  status: number
  text?: string
}

async function answerTo(
  request: IncomingMessage,
  path: string,
  { secret, verify }: Trust,
  take: (body: unknown) => Promise<boolean>,
): Promise<Answer> {
  const { pathname, searchParams: query } = new URL(request.url ?? '/', 'http://webhook')
  if (pathname !== path) return { status: 404 }
  if (request.method === 'GET') {
    const known = query.get('hub.mode') === 'subscribe' && sameSecret(query.get('hub.verify_token') ?? '', verify)
    return known ? { status: 200, text: query.get('hub.challenge') ?? '' } : { status: 403 }
  }
  if (request.method !== 'POST') return { status: 405 }
  const rawBody = await bodyOf(request, MOST_BODY)
  if (!rawBody) return { status: 413 }
  const signature = request.headers['x-hub-signature-256']
  const signed =
    typeof signature === 'string' && verifySignature({ appSecret: secret, rawBody, signatureHeader: signature })
  if (!signed) return { status: 401 }
  const body = parsed(rawBody)
  if (body === undefined) return { status: 400 }
  return { status: (await take(body)) ? 200 : 503 }
}

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'))
  } catch {
    return undefined
  }
}
