import { promisify } from 'node:util'
import { crc32, deflate } from 'node:zlib'

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
/** Every line is written as its difference to the line above: what is drawn in flat colours is mostly zeros then. */
const UP = 2
/** 8 bits, red green blue */
const DEPTH_AND_COLOURS = [8, 2, 0, 0, 0]

/**
 * A picture without transparency as PNG. Half the work for whoever draws it: pdfkit takes such a picture as it is, and takes
 * half a second to part one from its alpha channel.
 * @param pixels red, green, blue and alpha of each point, line by line; alpha is left out
 */
export async function flatPng(pixels: Uint8Array, width: number, height: number): Promise<Buffer> {
  const line = 1 + width * 3
  const raw = Buffer.alloc(line * height)
  for (let y = 0; y < height; y++) {
    raw[y * line] = UP
    let to = y * line + 1
    for (let at = y * width * 4; at < (y + 1) * width * 4; at += 4)
      for (let colour = 0; colour < 3; colour++)
        raw[to++] = pixels[at + colour]! - (y === 0 ? 0 : pixels[at + colour - width * 4]!)
  }
  const size = Buffer.alloc(8)
  size.writeUInt32BE(width, 0)
  size.writeUInt32BE(height, 4)
  const packed = await promisify(deflate)(raw, { level: 9 })
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', Buffer.concat([size, Buffer.from(DEPTH_AND_COLOURS)])),
    chunk('IDAT', packed),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, data: Buffer): Buffer {
  const head = Buffer.alloc(4)
  head.writeUInt32BE(data.length)
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(named))
  return Buffer.concat([head, named, sum])
}
