import type { Fetched } from '../../chat/channel.ts'
import { type Api, SOON, UPLOAD, within } from './api.ts'
import { MOST_BYTES } from './read/content.ts'

/**
 * The bytes behind a file id, at most 20 MB.
 * @param fileRoot where files lie: '<server>/file/bot<token>'; it never gets into a log
 */
export async function fetchFile(api: Api, fileRoot: string, ref: string): Promise<Fetched> {
  const found = await api.call<{ file_path?: string }>('getFile', { file_id: ref }, SOON)
  if (!found.ok) {
    if (found.code !== 400) return { fetched: false, why: 'later' }
    return { fetched: false, why: /too big/i.test(found.description) ? 'too_large' : 'gone' }
  }
  const { file_path: path } = found.result
  if (!path) return { fetched: false, why: 'gone' }
  try {
    return await within(UPLOAD, (signal) => download(`${fileRoot}/${path}`, signal))
  } catch {
    return { fetched: false, why: 'later' }
  }
}

async function download(url: string, signal: AbortSignal): Promise<Fetched> {
  const response = await fetch(url, { signal })
  if (!response.ok || !response.body) {
    await response.body?.cancel()
    return { fetched: false, why: response.status === 404 || response.status === 410 ? 'gone' : 'later' }
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
