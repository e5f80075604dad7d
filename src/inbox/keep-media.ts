import { fileTypeFromBuffer } from 'file-type'
import type { Media, Unreadable } from '../chat/message.ts'
import { keepFile } from '../db/files.ts'
import type { Sql } from '../db/session.ts'
import { developPicture, OPENED } from './pictures.ts'

/** Largest file that is taken, in bytes: what Telegram hands out. */
export const MOST_BYTES = 20 * 2 ** 20

interface Sent {
  kind: Media['kind']
  name: string
  now: Date
}

/**
 * Keeps what somebody sent, on every channel the same way and outside any transaction: pictures as `developPicture` leaves
 * them, whether sent as photo or as paper, everything else as it came. What is a picture is found in the bytes.
 * @returns the file, or why it cannot be used
 */
export async function keepMedia(
  sql: Sql,
  dir: string,
  content: Uint8Array,
  { kind, name, now }: Sent,
): Promise<Media | Extract<Unreadable, 'too_large' | 'picture' | 'media_gone'>> {
  if (!content.byteLength) return 'media_gone'
  if (content.byteLength > MOST_BYTES) return 'too_large'
  const type = (await fileTypeFromBuffer(content))?.mime ?? ''
  if (!type.startsWith('image/')) return { kind, ...(await keepFile(sql, dir, content, { kind, name, now })) }
  if (!OPENED.has(type)) return 'picture'
  const developed = await developPicture(content)
  if (!developed.ok) return developed.why
  const kept = await keepFile(sql, dir, developed.content, { kind, name: jpegName(name), now })
  return { kind, ...kept, ...(developed.poor ? { poor: developed.poor } : {}) }
}

const jpegName = (name: string) => name.replace(/\.(?:png|webp|gif|tiff?|avif|jpe?g|jfif)$/i, '.jpg')
