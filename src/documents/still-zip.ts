const END = 0x06054b50
const ENTRY = 0x02014b50
/** 1 January 1980, midnight: the earliest a zip can say. */
const NO_TIME = 0
const NO_DATE = 0x21

/** A zip whose entries all bear the same moment, so that the same content is the same bytes. Writes into the bytes it is handed. */
export function stillZip(zip: Buffer): Buffer {
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]))
  if (end < 0 || zip.readUInt32LE(end) !== END) throw new Error('this is no zip')
  let at = zip.readUInt32LE(end + 16)
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    if (zip.readUInt32LE(at) !== ENTRY) throw new Error('the directory of this zip is broken')
    stamp(zip, at + 12)
    // the entry's own header says it again
    stamp(zip, zip.readUInt32LE(at + 42) + 10)
    at += 46 + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32)
  }
  return zip
}

function stamp(zip: Buffer, at: number): void {
  zip.writeUInt16LE(NO_TIME, at)
  zip.writeUInt16LE(NO_DATE, at + 2)
}
