import { inflateRawSync } from 'node:zlib'

const END = Buffer.from([0x50, 0x4b, 0x05, 0x06])
const ENTRY = 0x02014b50
const LOCAL = 0x04034b50
const STORED = 0
const DEFLATED = 8
const MOST_ENTRIES = 500
/** Two numbers of disks, both the first. */
const ONE_DISK = 0

/**
 * What a zip really holds, found by unpacking it piece by piece: what its headers claim is not believed. Nor may its
 * directory be read in two ways (entries that are not counted, a second directory, the one of 64 bits): whoever reads it
 * after us would find what was not weighed here.
 * @param most bytes in all; stops there: a bomb costs no more than this
 * @returns its entries by name; undefined: no zip that can be read · 'too_large': more than `most` in it
 */
export function unpacked(zip: Buffer, most: number): Map<string, Buffer> | 'too_large' | undefined {
  try {
    const end = zip.lastIndexOf(END)
    if (end < 0 || zip.readUInt32LE(end + 4) !== ONE_DISK) return undefined
    const count = zip.readUInt16LE(end + 10)
    if (count > MOST_ENTRIES) return 'too_large'
    const entries = new Map<string, Buffer>()
    let left = most
    const [size, start] = [zip.readUInt32LE(end + 12), zip.readUInt32LE(end + 16)]
    if (zip.readUInt16LE(end + 8) !== count || start + size !== end) return undefined
    let at = start
    for (let nth = 0; nth < count; nth++) {
      if (zip.readUInt32LE(at) !== ENTRY) return undefined
      const [method, packed] = [zip.readUInt16LE(at + 10), zip.readUInt32LE(at + 20)]
      const [nameLength, extra, comment] = [28, 30, 32].map((offset) => zip.readUInt16LE(at + offset))
      const local = zip.readUInt32LE(at + 42)
      if (zip.readUInt32LE(local) !== LOCAL || (method !== STORED && method !== DEFLATED)) return undefined
      const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
      const content = zip.subarray(from, from + packed)
      if (content.length !== packed) return undefined
      const whole = method === STORED ? content : inflateRawSync(content, { maxOutputLength: Math.max(1, left) })
      left -= whole.length
      if (left < 0) return 'too_large'
      entries.set(zip.toString('utf8', at + 46, at + 46 + (nameLength ?? 0)), whole)
      at += 46 + (nameLength ?? 0) + (extra ?? 0) + (comment ?? 0)
    }
    return at === end ? entries : undefined
  } catch (error) {
    if (error instanceof RangeError && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE') return 'too_large'
    return undefined
  }
}
