import type { Client } from 'whatsapp-web.js'
import type { Fetched } from '../../chat/channel.ts'
import { pause, withLimit } from './limit.ts'
import type { Limits } from './options.ts'
import type { RawMessage } from './raw.ts'

/**
 * The bytes that came with a message, by its id. Media that does not come at once is asked for a second time: the phone has
 * to upload it again. Never rejects.
 * @param doubt called with what went wrong when the page did not answer, or not as it should
 */
export async function fetchMedia(
  client: Client,
  ref: string,
  limits: Limits,
  doubt: (error: unknown) => void,
): Promise<Fetched> {
  try {
    const message = await withLimit(client.getMessageById(ref), limits.callMs, 'message')
    if (!message) return { fetched: false, why: 'gone' }
    const { size = 0 } = message.rawData as RawMessage
    if (size > limits.fileBytes) return { fetched: false, why: 'too_large' }
    for (const wait of [0, limits.askAgainMs]) {
      await pause(wait)
      const media = await withLimit(message.downloadMedia(), limits.downloadMs, 'media')
      if (!media?.data) continue
      const content = Buffer.from(media.data, 'base64')
      return content.length > limits.fileBytes ? { fetched: false, why: 'too_large' } : { fetched: true, content }
    }
    return { fetched: false, why: 'gone' }
  } catch (error) {
    if (/invalid serialized message id/i.test(String(error))) return { fetched: false, why: 'gone' }
    doubt(error)
    return { fetched: false, why: 'later' }
  }
}
