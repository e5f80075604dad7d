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
/** The container of old and of locked workbooks. */
const COMPOUND = Buffer.from([0xd0, 0xcf, 0x11, 0xe0])

/** Reads a workbook (.xlsx) that somebody sent: text and numbers only, nothing in it is run or fetched. */
export async function readWorkbook(bytes: Uint8Array): Promise<ReadBook> {
  const zip = Buffer.from(bytes)
  if (zip.subarray(0, COMPOUND.length).equals(COMPOUND)) return { ok: false, why: 'locked' }
  const names = unpacked(zip, MOST_UNPACKED)
  if (names === 'too_large') return { ok: false, why: 'too_large' }
  if (!names?.includes('xl/workbook.xml')) return { ok: false, why: 'not_a_workbook' }
  const book = new excel.Workbook()
  try {
    // its types know an older Buffer
    await book.xlsx.load(new Uint8Array(zip).buffer)
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
