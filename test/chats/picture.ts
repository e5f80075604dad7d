import { crc32, deflateSync } from 'node:zlib'

/** How a picture turned out: without any edge, as a thumbnail, or cut off on its way. */
export type Look = 'blurred' | 'tiny' | 'broken'

/** A real PNG of squares in two colours, sharp unless it is to look otherwise: different numbers give different pictures. */
export function picture(number: number, index: number, look?: Look): Buffer {
  const png = squares({
    side: look === 'tiny' ? 64 : 360,
    square: look === 'blurred' ? 360 : 9,
    colours: [
      [(number * 47) % 256, (index * 91) % 256, 128],
      [(number * 29 + 90) % 256, (index * 53 + 120) % 256, 20],
    ],
  })
  return look === 'broken' ? png.subarray(0, png.length - 60) : png
}

/** Every dot another colour: no picture needs more room once it is made small. */
export function noisy(number: number): Buffer {
  const side = 360
  const rows = Buffer.alloc(side * (1 + side * 3))
  let dot = number + 1
  for (let at = 0; at < rows.length; at++) {
    dot = (dot * 1_103_515_245 + 12_345) % 2_147_483_648
    rows[at] = at % (1 + side * 3) === 0 ? 0 : dot >> 16
  }
  return png(side, side, rows)
}

/** What its header says, and no more: so many dots that nobody should unfold them. */
export const bomb = (side: number): Buffer => png(side, side, Buffer.alloc(1_000))

function squares({ side, square, colours }: { side: number; square: number; colours: [number[], number[]] }): Buffer {
  const row = (first: number) => {
    const dots = Buffer.alloc(1 + side * 3)
    for (let x = 0; x < side; x++) dots.set(colours[(first + Math.floor(x / square)) % 2]!, 1 + x * 3)
    return dots
  }
  const rows = [row(0), row(1)]
  return png(side, side, Buffer.concat(Array.from({ length: side }, (_, y) => rows[Math.floor(y / square) % 2]!)))
}

function png(width: number, height: number, rows: Buffer): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 2, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}
