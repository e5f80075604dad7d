import { PassThrough } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { setImmediate as breathe } from 'node:timers/promises'
import excel from 'exceljs'
import { instantAt } from '../domain/calendar.ts'
import { stillZip } from './still-zip.ts'

/** What a column holds; a day is 'YYYY-MM-DD', rupiah and counts are integers. */
export interface SheetColumn {
  title: string
  kind: 'text' | 'rupiah' | 'count' | 'day'
  /** characters */
  width: number
  /** long sentences: shown whole, over several lines */
  wraps?: true
  /** offered in each cell below; something else may be written all the same */
  choices?: readonly string[]
}

export interface BookSheet {
  /** at most 31 characters */
  name: string
  columns: readonly SheetColumn[]
  rows: readonly (readonly (string | number | null)[])[]
}

export interface Book {
  title: string
  author: string
  /** the day it is dated, 'YYYY-MM-DD' */
  day: string
  sheets: readonly BookSheet[]
}

/** Text stays text even when somebody edits the cell: '=…' in a maker's name is a name and no formula. */
const FORMATS = { text: '@', rupiah: '"Rp"#,##0;[Red]-"Rp"#,##0', count: '#,##0', day: 'dd/mm/yyyy' } as const
export const HEAD = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE3EEF7' } } as const
/** Printed, every column is on the page. */
const ON_PAPER = { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 } as const
/** Points of one line, and how many lines a row may show. */
const LINE = 15
const MOST_LINES = 20
/** Of a line that breaks between words, so much is filled. */
const FILLED = 0.85
/** What Excel takes in one cell. */
const LONGEST = 32_767
/** After so many rows whoever else is waiting has a turn. */
const AT_ONCE = 250
/** Rows of an empty sheet in which choices are offered, and the letters of all choices that Excel takes. */
const OFFERED_ROWS = 2000
const MOST_OFFERED = 255

/**
 * A workbook (.xlsx): typed cells, headers that stay in sight, a filter on every column. Rows are written as they come, so
 * that a long month does not stand in memory. The same book gives the same bytes.
 */
export async function drawWorkbook({ title, author, day, sheets }: Book): Promise<Uint8Array> {
  const out = new PassThrough()
  const whole = buffer(out)
  const book = new excel.stream.xlsx.WorkbookWriter({ stream: out, useStyles: true, useSharedStrings: false })
  const made = instantAt(day)
  Object.assign(book, { title, creator: author, lastModifiedBy: author, created: made, modified: made })
  for (const { name, columns, rows } of sheets) {
    const sheet = book.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }], pageSetup: ON_PAPER })
    sheet.columns = columns.map(({ kind, width, wraps }) => ({
      width,
      style: { numFmt: FORMATS[kind], alignment: { vertical: 'top', ...(wraps ? { wrapText: true } : {}) } },
    }))
    for (const [at, { choices }] of columns.entries()) offer(sheet, at + 1, choices?.join(',') ?? '')
    sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: rows.length + 1, column: columns.length } }
    const head = sheet.addRow(columns.map((column) => column.title))
    head.eachCell((cell) => {
      cell.font = { bold: true }
      cell.fill = HEAD
      cell.alignment = { vertical: 'middle', wrapText: true }
      cell.numFmt = FORMATS.text
    })
    head.commit()
    for (const [place, row] of rows.entries()) {
      const written = sheet.addRow(row.map((value, at) => cellOf(value, columns[at]?.kind ?? 'text')))
      const lines = Math.max(...row.map((value, at) => linesOf(value, columns[at])))
      if (lines > 1) written.height = lines * LINE
      written.commit()
      if (place % AT_ONCE === AT_ONCE - 1) await breathe()
    }
    sheet.commit()
  }
  await book.commit()
  return stillZip(await whole)
}

/** Lines that a cell takes. Not every reader works out by itself how high a row must be. */
const linesOf = (value: string | number | null, column?: SheetColumn): number =>
  !column?.wraps || typeof value !== 'string'
    ? 1
    : Math.min(
        MOST_LINES,
        value
          .split('\n')
          .reduce((lines, one) => lines + Math.max(1, Math.ceil(one.length / (column.width * FILLED))), 0),
      )

/** A list to choose from in a column; more than Excel takes is left to the guide. */
function offer(sheet: excel.Worksheet, column: number, list: string): void {
  if (!list || list.length > MOST_OFFERED) return
  const letter = sheet.getColumn(column).letter
  // left out of exceljs's types: the same model as of a single cell, for many
  const { dataValidations } = sheet as excel.Worksheet & {
    dataValidations: { add(cells: string, offered: excel.DataValidation): void }
  }
  dataValidations.add(`${letter}2:${letter}${OFFERED_ROWS}`, {
    type: 'list',
    allowBlank: true,
    showErrorMessage: false,
    formulae: [`"${list.replaceAll('"', '""')}"`],
  })
}

/** An empty cell is empty, not an empty text. */
function cellOf(value: string | number | null, kind: SheetColumn['kind']): string | number | Date | null {
  if (value === null || value === '') return null
  // Excel knows no time zone: the day itself, at midnight as exceljs counts it
  if (kind === 'day') return new Date(`${value}T00:00:00Z`)
  return typeof value === 'number' ? value : cleanCell(value)
}

/** Without what no cell can hold: control signs, halves of letters, more than Excel's longest text. */
export const cleanCell = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .slice(0, LONGEST)
