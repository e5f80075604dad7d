import { type Api, type Called, type Payload, SOON } from '../api.ts'
import type { Posted } from './known-files.ts'
import { limitFor, type Part } from './parts.ts'

/**
 * Changes a message of ours into what the part would send: words into words, picture or paper into another, words into a
 * picture. Words cannot take the place of a picture.
 * @param shows hash of the file that the message is known to show
 */
export async function replace(
  api: Api,
  messageId: number,
  part: Part,
  shows: string | undefined,
): Promise<Called<Posted>> {
  const { photo, document, caption, text, parse_mode, reply_markup, chat_id, link_preview_options } = part.payload
  const where: Payload = { chat_id, message_id: messageId, ...(reply_markup ? { reply_markup } : {}) }
  if (part.method === 'sendMessage')
    return api.call('editMessageText', { ...where, text, parse_mode, link_preview_options }, SOON)
  const words = caption ? { caption, parse_mode } : {}
  if (shows && shows === part.files[0]?.hash) return api.call('editMessageCaption', { ...where, ...words }, SOON)
  const media = photo ? { type: 'photo', media: photo } : { type: 'document', media: document }
  return api.call('editMessageMedia', { ...where, media: { ...media, ...words } }, limitFor(part))
}

/** It already looks like that: as good as changed. */
export const alreadyLooksSo = (called: Called): boolean =>
  !called.ok && called.code === 400 && /message is not modified/i.test(called.description)
