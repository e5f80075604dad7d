import sharp from 'sharp'
import type { Media } from '../chat/message.ts'

/** Kinds of picture that are opened; a phone's HEIC cannot be, since its format is patented. */
export const OPENED: ReadonlySet<string> = new Set([
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/gif',
  'image/tiff',
  'image/avif',
])
/** Dots of a picture, at most: a few kilobytes may unfold to gigabytes. The largest phone cameras make 50 million. */
const MOST_DOTS = 64e6
/** Longest side that is kept: a certificate stays readable, an album of ten stays below 10 MB. House figure. */
const LONGEST = 2_048
const QUALITY = 82
/** Longer side below which nobody recognises goods; a forwarded thumbnail has 100 to 200. House figure. */
const SMALL = 320
/** Width at which the eye is put; sharpness depends on it. */
const LOOKED_AT = 640
/**
 * Spread of the edges (libvips: Laplacian of the grey picture) below which it is called blurred. Sharp photos have 2.7 and
 * more at this width, the same out of focus by two dots 0.45 to 0.75, by three 0.3 to 0.45.
 */
const BLURRED = 0.45

// nobody looks at the same picture twice, and one thread each leaves a core to those who talk
sharp.cache(false)
sharp.concurrency(1)

export type Developed =
  | { ok: true; content: Uint8Array; poor?: NonNullable<Media['poor']> }
  /** more dots than we take · no picture that can be opened */
  | { ok: false; why: 'too_large' | 'picture' }

/**
 * A picture as it is kept: a JPEG with its longer side at most 2,048 dots, upright, without what the phone wrote into it
 * (place, time, owner). The same bytes give the same bytes. Works in libuv's threads, so that nobody waits for it.
 * @returns `poor` when it is too small or too blurred for somebody to recognise what is on it
 */
export async function developPicture(content: Uint8Array): Promise<Developed> {
  try {
    const opened = sharp(content, { limitInputPixels: false, failOn: 'error' })
    const { width, height } = await opened.metadata()
    if (width * height > MOST_DOTS) return { ok: false, why: 'too_large' }
    const jpeg = await sharp(content, { limitInputPixels: MOST_DOTS, failOn: 'error' })
      .autoOrient()
      .resize(LONGEST, LONGEST, { fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .jpeg({ quality: QUALITY })
      .toBuffer()
    const poor = Math.max(width, height) < SMALL ? 'small' : (await isBlurred(jpeg)) ? 'blurred' : undefined
    return { ok: true, content: jpeg, ...(poor ? { poor } : {}) }
  } catch {
    return { ok: false, why: 'picture' }
  }
}

/** Side of a picture beside a line of text: sharp in print at three centimetres, about ten kilobytes. House figures. */
const THUMBNAIL = 260
const THUMBNAIL_QUALITY = 66

/** A picture kept earlier as a small square JPEG, its middle; undefined when it cannot be opened. */
export async function thumbnail(content: Uint8Array): Promise<Uint8Array | undefined> {
  return sharp(content, { limitInputPixels: MOST_DOTS })
    .resize(THUMBNAIL, THUMBNAIL, { fit: 'cover' })
    .flatten({ background: '#ffffff' })
    .jpeg({ quality: THUMBNAIL_QUALITY, mozjpeg: true })
    .toBuffer()
    .catch(() => undefined)
}

async function isBlurred(jpeg: Uint8Array): Promise<boolean> {
  const { data, info } = await sharp(jpeg)
    .greyscale()
    .resize(LOOKED_AT, LOOKED_AT, { fit: 'inside', withoutEnlargement: true })
    .raw()
    .toBuffer({ resolveWithObject: true })
  const { sharpness } = await sharp(data, { raw: info }).stats()
  return sharpness < BLURRED
}
