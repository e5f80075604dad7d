import excel from 'exceljs'
import { unpacked } from './unpacked.ts'

/** What stands in a cell; a day is 'YYYY-MM-DD', a formula what it came to when the file was saved. */
export type Cell = string | number | null

export interface ReadSheet {
  name: string
  rows: {
    /** from 1, as Excel shows it */
    at: number
    cells: Cell[]
  }[]
}

export type ReadBook =
  | { ok: true; sheets: ReadSheet[] }
  /** `locked`: with a password, or as old Excel saved it (.xls) */
  | { ok: false; why: 'not_a_workbook' | 'locked' | 'too_large' | 'too_many_rows' }

/** A regency's 8,000 makers and their products are far below. */
const MOST_UNPACKED = 30 * 2 ** 20
const MOST_ROWS = 30_000
const MOST_SHEETS = 20
const MOST_COLUMNS = 40
/** Cells in merged ranges, each of which is an object of its own. */
const MOST_MERGED = 200_000
/** Parts of a sheet that nobody reads here, and some of which unfold a few letters ('A1:XFD1048576') to millions of cells. */
const NOT_READ = ['cols', 'dataValidations', 'conditionalFormatting', 'autoFilter', 'drawing', 'tableParts', 'extLst']
/** The container of old and of locked workbooks. */
const COMPOUND = Buffer.from([0xd0, 0xcf, 0x11, 0xe0])

/** Reads a workbook (.xlsx) that somebody sent: text and numbers only, nothing in it is run or fetched. */
export async function readWorkbook(bytes: Uint8Array): Promise<ReadBook> {
  const zip = Buffer.from(bytes)
  if (zip.subarray(0, COMPOUND.length).equals(COMPOUND)) return { ok: false, why: 'locked' }
  const entries = unpacked(zip, MOST_UNPACKED)
  if (entries === 'too_large') return { ok: false, why: 'too_large' }
  if (!entries?.has('xl/workbook.xml')) return { ok: false, why: 'not_a_workbook' }
  if (cellsMerged(entries) > MOST_MERGED) return { ok: false, why: 'too_large' }
  const book = new excel.Workbook()
  // every cell of a named range would be kept by itself, and a name may be that of a whole sheet
  Object.assign(book, { _definedNames: {} })
  try {
    // its types know an older Buffer
    await book.xlsx.load(new Uint8Array(zip).buffer, { ignoreNodes: NOT_READ })
  } catch {
    return { ok: false, why: 'not_a_workbook' }
  }
  if (book.worksheets.length > MOST_SHEETS) return { ok: false, why: 'too_large' }
  const sheets = book.worksheets.map(({ name }) => ({ name, rows: [] as ReadSheet['rows'] }))
  let rows = 0
  for (const [nth, sheet] of book.worksheets.entries())
    sheet.eachRow({ includeEmpty: false }, (row, at) => {
      const cells: Cell[] = []
      row.eachCell({ includeEmpty: false }, (cell, column) => {
        if (column <= MOST_COLUMNS) cells[column - 1] = contentOf(cell.value)
      })
      const filled = Array.from(cells, (cell) => cell ?? null)
      if (filled.every((cell) => cell === null) || ++rows > MOST_ROWS) return
      sheets[nth]?.rows.push({ at, cells: filled })
    })
  return rows > MOST_ROWS ? { ok: false, why: 'too_many_rows' } : { ok: true, sheets }
}

const MERGED = /<mergeCell\b([^>]*)>/g
const RANGE = /^\s+ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"\s*\/?$/

/** How many cells merged ranges hold, in all sheets; a range that is written otherwise than Excel does is endless. */
function cellsMerged(entries: ReadonlyMap<string, Buffer>): number {
  let cells = 0
  for (const [name, content] of entries)
    if (name.endsWith('.xml'))
      for (const [, written = ''] of content.toString('utf8').matchAll(MERGED)) cells += cellsIn(RANGE.exec(written))
  return cells
}

function cellsIn(range: RegExpExecArray | null): number {
  if (!range) return Number.POSITIVE_INFINITY
  const [, left = '', top, right = '', bottom] = range
  const width = columnNo(right) - columnNo(left) + 1
  return width * (Number(bottom) - Number(top) + 1)
}

/** 'A' → 1, 'XFD' → 16384 */
const columnNo = (letters: string): number =>
  [...letters].reduce((no, letter) => no * 26 + letter.charCodeAt(0) - 64, 0)

function contentOf(value: excel.CellValue): Cell {
  if (value === null || value === undefined || typeof value === 'boolean') return null
  if (typeof value === 'number') return value
  if (typeof value === 'string') return value.trim() || null
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString().slice(0, 10)
  if ('richText' in value)
    return (
      value.richText
        .map(({ text }) => text)
        .join('')
        .trim() || null
    )
  if ('text' in value) return contentOf(value.text)
  if ('result' in value) return contentOf(value.result)
  return null
}
