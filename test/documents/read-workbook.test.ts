import { deflateRawSync } from 'node:zlib'
import excel from 'exceljs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readWorkbook } from '../../src/documents/read-workbook.ts'
import { unpacked } from '../../src/documents/unpacked.ts'

/** A zip of one entry, as headers claim it or otherwise. */
function zipOf(name: string, content: Buffer, claimed = content.length): Buffer {
  const packed = deflateRawSync(content)
  const local = Buffer.alloc(30)
  local.writeUInt32LE(0x04034b50, 0)
  local.writeUInt16LE(8, 8)
  local.writeUInt32LE(packed.length, 18)
  local.writeUInt32LE(claimed, 22)
  local.writeUInt16LE(name.length, 26)
  const entry = Buffer.alloc(46)
  entry.writeUInt32LE(0x02014b50, 0)
  entry.writeUInt16LE(8, 10)
  entry.writeUInt32LE(packed.length, 20)
  entry.writeUInt32LE(claimed, 24)
  entry.writeUInt16LE(name.length, 28)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(1, 8)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(46 + name.length, 12)
  end.writeUInt32LE(30 + name.length + packed.length, 16)
  return Buffer.concat([local, Buffer.from(name), packed, entry, Buffer.from(name), end])
}

test('a bomb is refused whatever its headers claim, and costs no more than the limit', async () => {
  const bomb = zipOf('xl/workbook.xml', Buffer.alloc(64 * 2 ** 20), 100)
  expect(bomb.length).toBeLessThan(100_000)
  expect(unpacked(bomb, 30 * 2 ** 20)).toBe('too_large')
  expect(await readWorkbook(bomb)).toEqual({ ok: false, why: 'too_large' })
})

test('old and locked workbooks, other files and broken ones are told apart, and none throws', async () => {
  const old = Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.alloc(500)])
  expect(await readWorkbook(old)).toEqual({ ok: false, why: 'locked' })
  expect(await readWorkbook(zipOf('xl/workbook.xml', Buffer.from('<no')))).toEqual({ ok: false, why: 'not_a_workbook' })
  expect(await readWorkbook(zipOf('word/document.xml', Buffer.from('x')))).toMatchObject({ ok: false })
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
      expect((await readWorkbook(bytes)).ok).toBe(false)
    }),
    { numRuns: 50 },
  )
})

test('a workbook cut short or with a byte changed is read or refused, never thrown', async () => {
  const book = new excel.Workbook()
  book.addWorksheet('UMKM').addRow(['Nama usaha', 'Pemilik'])
  const whole = Buffer.from(await book.xlsx.writeBuffer())
  await fc.assert(
    fc.asyncProperty(fc.nat(whole.length - 1), fc.boolean(), async (at, cut) => {
      const harmed = Buffer.from(cut ? whole.subarray(0, at) : whole)
      if (!cut) harmed[at] = (harmed[at] ?? 0) ^ 0xff
      expect(typeof (await readWorkbook(harmed)).ok).toBe('boolean')
    }),
    { numRuns: 40 },
  )
})

test('what people leave in cells: formulas by what they came to, days, rich text, links; rows keep their number', async () => {
  const book = new excel.Workbook()
  const sheet = book.addWorksheet('UMKM')
  sheet.getRow(3).values = [
    { formula: 'A1&"x"', result: 'Dapur' },
    { formula: 'HYPERLINK("http://evil")', date1904: false },
    new Date('2027-01-20T00:00:00Z'),
    { richText: [{ text: 'Bu ' }, { text: 'Sri' }] },
    { text: 'a@b.id', hyperlink: 'mailto:a@b.id' },
    { error: '#REF!' },
    81_200_000_001,
    true,
  ]
  const read = await readWorkbook(Buffer.from(await book.xlsx.writeBuffer()))
  expect(read).toEqual({
    ok: true,
    sheets: [
      {
        name: 'UMKM',
        rows: [{ at: 3, cells: ['Dapur', null, '2027-01-20', 'Bu Sri', 'a@b.id', null, 81_200_000_001, null] }],
      },
    ],
  })
})
