import { mkdtempSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import fc from 'fast-check'
import sharp, { type Sharp } from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fileBytes } from '../../src/db/files.ts'
import type { Db } from '../../src/db/open.ts'
import { keepMedia } from '../../src/inbox/keep-media.ts'
import { developPicture } from '../../src/inbox/pictures.ts'
import { bomb, picture } from '../chats/picture.ts'
import { freshDb } from '../db/fresh.ts'

let db: Db
const dir = mkdtempSync(join(tmpdir(), 'pictures-'))
const now = new Date('2027-01-04T01:00:00Z')
beforeAll(async () => {
  db = await freshDb()
})
afterAll(() => db?.close())

const keep = (content: Uint8Array, kind: 'photo' | 'document' | 'voice' = 'photo', name = 'foto.png') =>
  keepMedia(db.sql, dir, content, { kind, name, now })

/** As a phone writes it: lying on its side, with the place where it was taken. */
const fromPhone = () =>
  sharp(picture(1, 1))
    .resize(600, 400, { fit: 'fill' })
    .jpeg()
    .withMetadata({
      orientation: 6,
      exif: { IFD0: { Make: 'Phone of Bu Sri' }, IFD3: { GPSLatitudeRef: 'S', GPSLatitude: '6/1 18/1 0/1' } },
    })
    .toBuffer()

describe('a picture that somebody sent', () => {
  test('loses its place and its owner, and stands upright', async () => {
    const sent = await fromPhone()
    const before = await sharp(sent).metadata()
    expect(before.exif?.toString('latin1')).toContain('Phone of Bu Sri')
    const kept = await keep(sent)
    if (typeof kept === 'string') throw new Error(kept)
    const content = await fileBytes(dir, kept)
    const { format, width, height, orientation, exif, xmp, iptc } = await sharp(content).metadata()
    expect({ format, width, height, orientation, exif, xmp, iptc }).toEqual({ format: 'jpeg', width: 400, height: 600 })
    expect(content.includes('Phone of Bu Sri')).toBe(false)
    expect(kept).toMatchObject({ kind: 'photo', name: 'foto.jpg', type: 'image/jpeg' })
  })

  test('is kept once, however often it comes, and as a paper too', async () => {
    const sent = await fromPhone()
    const hashes = [await keep(sent), await keep(sent), await keep(sent, 'document')].map((kept) =>
      typeof kept === 'string' ? kept : kept.hash,
    )
    expect(new Set(hashes).size).toBe(1)
    const [{ count }] = (await db.sql('SELECT count(*)::int AS count FROM stored_files WHERE hash = $1', [
      hashes[0],
    ])) as [{ count: number }]
    expect(count).toBe(1)
    expect(
      (readdirSync(dir, { recursive: true }) as string[]).filter((file) => file.includes(hashes[0]!)),
    ).toHaveLength(1)
  })

  test.each([
    ['png', (image: Sharp) => image.png()],
    ['webp', (image: Sharp) => image.webp()],
    ['gif', (image: Sharp) => image.gif()],
    ['avif', (image: Sharp) => image.avif()],
  ])('as %s becomes a JPEG', async (_, encode) => {
    expect(await keep(await encode(sharp(picture(2, 1))).toBuffer())).toMatchObject({ type: 'image/jpeg' })
  })

  test('larger than anybody looks at is made smaller', async () => {
    const developed = await developPicture(await sharp(picture(3, 1)).resize(5_000, 3_000).png().toBuffer())
    const { width, height } = await sharp(developed.ok ? developed.content : '').metadata()
    expect([width, height]).toEqual([2_048, 1_229])
  })

  test('of a few kilobytes that unfolds to gigabytes is refused at once', async () => {
    const began = process.hrtime.bigint()
    expect(await keep(bomb(60_000))).toBe('too_large')
    expect(Number(process.hrtime.bigint() - began) / 1e6).toBeLessThan(1_000)
  })

  test.each([
    ['broken off', picture(4, 1, 'broken')],
    ['of a kind that cannot be opened', Buffer.from('0000001866747970686569630000000068656963', 'hex')],
    ['only by its first bytes', Buffer.from('ffd8ffe000104a464946', 'hex')],
  ])('%s is said to be one that cannot be opened', async (_, content) => {
    expect(await keep(content)).toBe('picture')
  })

  test('nothing, and too much', async () => {
    expect(await keep(new Uint8Array())).toBe('media_gone')
    expect(await keep(Buffer.alloc(20 * 2 ** 20 + 1))).toBe('too_large')
  })

  test('what is no picture is kept as it came', async () => {
    const kept = await keep(Buffer.from('halo'), 'document', 'catatan.txt')
    expect(kept).toMatchObject({ kind: 'document', name: 'catatan.txt', bytes: 4 })
  })

  test('whatever the bytes: never thrown, and never kept as a picture that nobody can open', async () => {
    const jpeg = await fromPhone()
    const spoilt = fc
      .record({
        at: fc.nat(jpeg.length - 1),
        bytes: fc.uint8Array({ minLength: 1, maxLength: 40 }),
        cut: fc.nat(jpeg.length),
      })
      .map(({ at, bytes, cut }) => {
        const copy = Buffer.from(jpeg)
        copy.set(bytes.subarray(0, copy.length - at), at)
        return copy.subarray(0, Math.max(cut, 4))
      })
    await fc.assert(
      fc.asyncProperty(fc.oneof(spoilt, fc.uint8Array({ minLength: 1, maxLength: 300 })), async (bytes) => {
        const kept = await keep(bytes)
        if (typeof kept === 'string' || !kept.type.startsWith('image/')) return
        expect((await sharp(await fileBytes(dir, kept)).metadata()).format).toBe('jpeg')
      }),
      { numRuns: 60 },
    )
  })
})

describe('a picture on which little is to be seen', () => {
  const photo = (blur?: number) => {
    const sharpOne = sharp(picture(5, 1)).resize(1_200, 900, { kernel: 'nearest', fit: 'fill' })
    return (blur ? sharpOne.blur(blur) : sharpOne).jpeg().toBuffer()
  }
  const poor = async (content: Uint8Array) => {
    const developed = await developPicture(content)
    return developed.ok ? developed.poor : developed.why
  }

  test('a sharp one is not asked about, one out of focus is, a thumbnail is', async () => {
    expect(await poor(await photo())).toBeUndefined()
    expect(await poor(await photo(1))).toBeUndefined()
    expect(await poor(await photo(12))).toBe('blurred')
    expect(await poor(picture(6, 1, 'blurred'))).toBe('blurred')
    expect(await poor(picture(6, 1, 'tiny'))).toBe('small')
  })
})

test('while a large picture is worked on, others are answered', async () => {
  const large = await sharp(picture(7, 1)).resize(6_000, 4_000, { fit: 'fill' }).jpeg().toBuffer()
  let longest = 0
  let working = true
  const watch = (async () => {
    let last = process.hrtime.bigint()
    while (working) {
      await pause(1)
      const now = process.hrtime.bigint()
      longest = Math.max(longest, Number(now - last) / 1e6)
      last = now
    }
  })()
  await Promise.all([1, 2, 3].map(() => developPicture(large)))
  working = false
  await watch
  expect(longest).toBeLessThan(200)
})
