import excel from 'exceljs'
import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { type Book, drawWorkbook } from '../../src/documents/workbook.ts'

const COLUMNS = [
  { title: 'Tanggal', kind: 'day', width: 12 },
  { title: 'Barang', kind: 'text', width: 20 },
  { title: 'Jumlah', kind: 'count', width: 10 },
  { title: 'Nilai', kind: 'rupiah', width: 16 },
] as const
const book = (rows: Book['sheets'][number]['rows']): Book => ({
  title: 'Ringkasan',
  author: 'Dinas',
  day: '2027-02-05',
  sheets: [
    { name: 'Barang', columns: COLUMNS, rows },
    { name: 'Kosong', columns: COLUMNS, rows: [] },
  ],
})
async function readBack(bytes: Uint8Array): Promise<excel.Workbook> {
  const read = new excel.Workbook()
  await read.xlsx.load(bytes.slice().buffer as never)
  return read
}
const ROW = ['2027-02-28', 'Keripik Tempe', 12, 180_000] as const

test('every cell is of its type: days are days, money is a number, an empty cell is empty', async () => {
  const sheet = (await readBack(await drawWorkbook(book([ROW, [null, null, 0, -5000]])))).getWorksheet('Barang')!
  expect(sheet.getRow(1).values).toEqual([undefined, 'Tanggal', 'Barang', 'Jumlah', 'Nilai'])
  expect(sheet.getCell('A2').value).toEqual(new Date('2027-02-28T00:00:00Z'))
  expect(sheet.getCell('A2').numFmt).toBe('dd/mm/yyyy')
  expect([sheet.getCell('B2').value, sheet.getCell('C2').value, sheet.getCell('D2').value]).toEqual([
    'Keripik Tempe',
    12,
    180_000,
  ])
  expect([sheet.getCell('A3').value, sheet.getCell('B3').value, sheet.getCell('C3').value]).toEqual([null, null, 0])
  expect(sheet.getCell('D3').value).toBe(-5000)
})

test('headers stay in sight and every column can be filtered, in an empty sheet too', async () => {
  const read = await readBack(await drawWorkbook(book([ROW, ROW])))
  expect(read.worksheets.map(({ name }) => name)).toEqual(['Barang', 'Kosong'])
  for (const sheet of read.worksheets) expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 })
  expect(read.getWorksheet('Barang')!.autoFilter).toBe('A1:D3')
  expect(read.getWorksheet('Kosong')!.autoFilter).toBe('A1:D1')
})

test('a long sentence is shown whole on any reader, and on paper every column is on the page', async () => {
  const columns = [{ title: 'Catatan', kind: 'text', width: 10, wraps: true }, COLUMNS[2]] as const
  const rows = [['kata '.repeat(12), 1] as const, ['kata', 2] as const]
  const whole = { ...book([]), sheets: [{ name: 'Panjang', columns, rows }] }
  const sheet = (await readBack(await drawWorkbook(whole))).getWorksheet('Panjang')!
  expect(sheet.getRow(2).height).toBeGreaterThanOrEqual(6 * 15)
  expect(sheet.getRow(3).height ?? 15).toBe(15)
  expect(sheet.pageSetup).toMatchObject({ orientation: 'landscape', fitToPage: true, fitToWidth: 1 })
})

test('a name that looks like a formula is a name', async () => {
  const names = ['=1+1', '=HYPERLINK("http://x","y")', '+62812', '-5', '@SUM(A1)', '\t=1', '=cmd|calc!A0']
  const read = await readBack(await drawWorkbook(book(names.map((name) => [null, name, 1, 1]))))
  for (const [place, name] of names.entries()) {
    const cell = read.getWorksheet('Barang')!.getCell(`B${place + 2}`)
    expect(cell.type).toBe(excel.ValueType.String)
    expect(cell.value).toBe(name)
    expect(cell.numFmt).toBe('@')
  }
})

test('whatever somebody called a thing, it is read back, without what no cell can hold', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.string({ unit: 'binary', maxLength: 40 }), { minLength: 1, maxLength: 5 }),
      async (names) => {
        const read = await readBack(await drawWorkbook(book(names.map((name) => [null, name, 1, 1]))))
        expect(read.getWorksheet('Barang')!.rowCount).toBe(names.length + 1)
        for (const [place, name] of names.entries()) {
          const value = read.getWorksheet('Barang')!.getCell(`B${place + 2}`).value
          const printable = name.toWellFormed().replace(/\p{Cc}|[\ufffe\uffff]/gu, '')
          expect(String(value ?? '').replace(/\p{Cc}/gu, '')).toBe(printable)
        }
      },
    ),
    { numRuns: 10 },
  )
})

test('the same rows are the same bytes, whatever the time is', async () => {
  const first = await drawWorkbook(book([ROW]))
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2031-07-08T09:10:11Z') })
  try {
    expect(Buffer.from(await drawWorkbook(book([ROW]))).equals(Buffer.from(first))).toBe(true)
  } finally {
    vi.useRealTimers()
  }
})

test('what may be chosen is offered in every row and nothing else refused; long sentences wrap; too long a list is left out', async () => {
  const choices = ['makanan', 'baju & aksesori', '"lainnya"']
  const columns = [
    { title: 'Jenis', kind: 'text', width: 12, choices },
    { title: 'Kecamatan', kind: 'text', width: 12, choices: Array.from({ length: 40 }, (_, n) => `Kecamatan ${n}`) },
    { title: 'Cara', kind: 'text', width: 12, wraps: true },
  ] as const
  const sheets = [{ name: 'Isian', columns, rows: [['makanan', null, 'Wajib diisi']] }]
  const sheet = (await readBack(await drawWorkbook({ ...book([]), sheets }))).getWorksheet('Isian')!
  for (const cell of ['A2', 'A1999'])
    expect(sheet.getCell(cell).dataValidation).toEqual({
      type: 'list',
      allowBlank: true,
      formulae: ['"makanan,baju & aksesori,""lainnya"""'],
    })
  expect(sheet.getCell('B2').dataValidation).toBeUndefined()
  expect(sheet.getCell('C2').alignment).toMatchObject({ wrapText: true })
  expect(sheet.actualRowCount).toBe(2)
})
