import type { WhatsAppClient } from '@kapso/whatsapp-cloud-api'
import type { Fetched } from '../../chat/channel.ts'
import { type Failure, failureOf } from './failure.ts'
import { reach } from './graph.ts'

/** A file that came in; Meta itself takes papers of up to 100 MB. */
export const MOST_BYTES = 20 * 2 ** 20
/** The address of a file ends after five minutes: one that is gone is asked for once more. */
const TRIES = 2

/**
 * The bytes behind a media id. The address is asked for anew each time. The library's own download is not used: it reads
 * a file of any size whole, takes a page that says no for the file, and leaves out the token that Meta's addresses ask for.
 * @param failed told when Meta was not reached or did not know us
 */
export async function fetchMedia(
  client: WhatsAppClient,
  ref: string,
  { token, ms, failed }: { token: string; ms: number; failed: (failure: Failure) => void },
): Promise<Fetched> {
  // the id becomes part of an address to which the token goes
  if (!/^\w[\w-]*$/.test(ref)) return { fetched: false, why: 'gone' }
  try {
    for (let tries = 0; tries < TRIES; tries++) {
      const { url, fileSize } = await client.media.get({ mediaId: ref })
      if (Number(fileSize) > MOST_BYTES) return { fetched: false, why: 'too_large' }
      const fetched = await reach(() => download(url, token, ms))
      if (fetched) return fetched
    }
    return { fetched: false, why: 'gone' }
  } catch (error) {
    const failure = failureOf(error)
    if (failure.kind === 'refused') return { fetched: false, why: 'gone' }
    failed(failure)
    return { fetched: false, why: 'later' }
  }
}

/** @returns nothing when the address leads nowhere any more */
async function download(url: string, token: string, ms: number): Promise<Fetched | undefined> {
  const response = await fetch(url, { headers: { authorization: `Bearer ${token}` }, signal: AbortSignal.timeout(ms) })
  if (!response.ok || !response.body) {
    await response.body?.cancel()
    return response.status === 404 || response.status === 410 ? undefined : { fetched: false, why: 'later' }
  }
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of response.body as ReadableStream<Uint8Array> & AsyncIterable<Uint8Array>) {
    bytes += chunk.length
    if (bytes > MOST_BYTES) return { fetched: false, why: 'too_large' }
    chunks.push(chunk)
  }
  return { fetched: true, content: Buffer.concat(chunks) }
}
