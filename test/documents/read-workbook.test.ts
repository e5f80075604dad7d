import { deflateRawSync } from 'node:zlib'
import excel from 'exceljs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readWorkbook } from '../../src/documents/read-workbook.ts'
import { unpacked } from '../../src/documents/unpacked.ts'

/** A zip of these entries; `claimed`: how large its headers say that each is. */
function zipOf(entries: Readonly<Record<string, Buffer | string>>, claimed?: number): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  for (const [name, content] of Object.entries(entries)) {
    const packed = deflateRawSync(content)
    const sized = (header: Buffer, signature: number, at: { method: number; packed: number; name: number }) => {
      header.writeUInt32LE(signature, 0)
      header.writeUInt16LE(8, at.method)
      header.writeUInt32LE(packed.length, at.packed)
      header.writeUInt32LE(claimed ?? content.length, at.packed + 4)
      header.writeUInt16LE(name.length, at.name)
      return header
    }
    const entry = sized(Buffer.alloc(46), 0x02014b50, { method: 10, packed: 20, name: 28 })
    entry.writeUInt32LE(Buffer.concat(parts).length, 42)
    directory.push(entry, Buffer.from(name))
    parts.push(sized(Buffer.alloc(30), 0x04034b50, { method: 8, packed: 18, name: 26 }), Buffer.from(name), packed)
  }
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(Object.keys(entries).length, 8)
  end.writeUInt16LE(Object.keys(entries).length, 10)
  end.writeUInt32LE(Buffer.concat(directory).length, 12)
  end.writeUInt32LE(Buffer.concat(parts).length, 16)
  return Buffer.concat([...parts, ...directory, end])
}

/** The least that is a workbook, with one cell, and whatever else somebody wrote into its sheet and its list of names. */
function bookOf({ sheet = '', names = '' }): Record<string, string> {
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const related = (type: string, target: string) =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${office}/${type}" Target="${target}"/></Relationships>`
  return {
    '_rels/.rels': related('officeDocument', 'xl/workbook.xml'),
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="UMKM" sheetId="1" r:id="rId1"/></sheets>${names}</workbook>`,
    'xl/_rels/workbook.xml.rels': related('worksheet', 'worksheets/sheet1.xml'),
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${main}"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Dapur</t></is></c></row></sheetData>${sheet}</worksheet>`,
  }
}

test('a bomb is refused whatever its headers claim, and costs no more than the limit', async () => {
  const bomb = zipOf({ 'xl/workbook.xml': Buffer.alloc(64 * 2 ** 20) }, 100)
  expect(bomb.length).toBeLessThan(100_000)
  expect(unpacked(bomb, 30 * 2 ** 20)).toBe('too_large')
  expect(await readWorkbook(bomb)).toEqual({ ok: false, why: 'too_large' })
})

test('a directory that might be read in two ways is refused: what was not weighed is never unpacked', async () => {
  const whole = zipOf({ ...bookOf({}), 'xl/media/image1.png': Buffer.alloc(2 ** 20) })
  expect(await readWorkbook(whole)).toMatchObject({ ok: true })
  const end = whole.length - 22
  const fewer = Buffer.from(whole)
  fewer.writeUInt16LE(4, end + 8)
  fewer.writeUInt16LE(4, end + 10)
  const of64Bits = Buffer.from(whole)
  of64Bits.writeUInt16LE(0xffff, end + 4)
  const shifted = Buffer.concat([whole.subarray(0, end), Buffer.alloc(8), whole.subarray(end)])
  for (const odd of [fewer, of64Bits, shifted])
    expect(await readWorkbook(odd)).toEqual({ ok: false, why: 'not_a_workbook' })
})

test('a few letters that stand for millions of cells cost nothing', async () => {
  const read = async (parts: { sheet?: string; names?: string }) => (await readWorkbook(zipOf(bookOf(parts)))) as object
  const merged = (range: string) => read({ sheet: `<mergeCells count="1"><mergeCell ${range}/></mergeCells>` })
  const cell = { ok: true, sheets: [{ name: 'UMKM', rows: [{ at: 1, cells: ['Dapur', 'Dapur'] }] }] }
  expect(await merged('ref="A1:B1"')).toEqual(cell)
  for (const range of ['ref="A1:XFD1048576"', 'x=">" ref="A1:XFD1048576"', 'ref="&#65;1:XFD1048576"'])
    expect(await merged(range)).toEqual({ ok: false, why: 'too_large' })
  const list = `<dataValidations count="1"><dataValidation type="list" sqref="A1:XFD1048576"><formula1>"a"</formula1></dataValidation></dataValidations>`
  for (const parts of [
    { sheet: list },
    { sheet: '<cols><col min="1" max="2000000000" width="9"/></cols>' },
    { names: '<definedNames><definedName name="x">UMKM!$A$1:$XFD$1048576</definedName></definedNames>' },
  ])
    expect(await read(parts)).toMatchObject({ ok: true })
})

test('old and locked workbooks, other files and broken ones are told apart, and none throws', async () => {
  const old = Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.alloc(500)])
  expect(await readWorkbook(old)).toEqual({ ok: false, why: 'locked' })
  expect(await readWorkbook(zipOf({ 'xl/workbook.xml': '<no' }))).toEqual({ ok: false, why: 'not_a_workbook' })
  expect(await readWorkbook(zipOf({ 'word/document.xml': 'x' }))).toMatchObject({ ok: false })
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
