import { inflateRawSync } from 'node:zlib'

const END = Buffer.from([0x50, 0x4b, 0x05, 0x06])
const ENTRY = 0x02014b50
const LOCAL = 0x04034b50
const STORED = 0
const DEFLATED = 8
const MOST_ENTRIES = 500

/**
 * How many bytes a zip really holds, counted by unpacking it piece by piece: what its headers claim is not believed.
 * @param most stops there: a bomb costs no more than this
 * @returns names of its entries; undefined: no zip that can be read · 'too_large': more than `most` in it
 */
export function unpacked(zip: Buffer, most: number): string[] | 'too_large' | undefined {
  try {
    const end = zip.lastIndexOf(END)
    if (end < 0) return undefined
    const count = zip.readUInt16LE(end + 10)
    if (count > MOST_ENTRIES) return 'too_large'
    const names: string[] = []
    let left = most
    let at = zip.readUInt32LE(end + 16)
    for (let nth = 0; nth < count; nth++) {
      if (zip.readUInt32LE(at) !== ENTRY) return undefined
      const [method, packed] = [zip.readUInt16LE(at + 10), zip.readUInt32LE(at + 20)]
      const [nameLength, extra, comment] = [28, 30, 32].map((offset) => zip.readUInt16LE(at + offset))
      const local = zip.readUInt32LE(at + 42)
      if (zip.readUInt32LE(local) !== LOCAL || (method !== STORED && method !== DEFLATED)) return undefined
      const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
      const content = zip.subarray(from, from + packed)
      if (content.length !== packed) return undefined
      left -= method === STORED ? packed : inflateRawSync(content, { maxOutputLength: Math.max(1, left) }).length
      if (left < 0) return 'too_large'
      names.push(zip.toString('utf8', at + 46, at + 46 + (nameLength ?? 0)))
      at += 46 + (nameLength ?? 0) + (extra ?? 0) + (comment ?? 0)
    }
    return names
  } catch (error) {
    if (error instanceof RangeError && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE') return 'too_large'
    return undefined
  }
}
