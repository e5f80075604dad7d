import { setImmediate as breathe } from 'node:timers/promises'
import { answerKind } from '../../../answers/index.ts'
import type { ReadContext } from '../../../answers/kind.ts'
import type { Cell, ReadSheet } from '../../../documents/read-workbook.ts'
import type { House } from '../../../flow/types.ts'
import { COLUMNS, type Column, SHEETS, type SheetKey } from './sheets.ts'

/** A row as it was read: what its cells say, and sentences about what is wrong with it. */
export interface ImportRow {
  sheet: SheetKey
  /** from 1, as Excel shows it */
  at: number
  /** column → its value; what is empty or wrong is missing */
  values: Readonly<Record<string, unknown>>
  /** the cells in the order of the columns, as they stood */
  cells: string[]
  problems: string[]
}

export interface ReadRows {
  rows: ImportRow[]
  /** columns that must be there and are not, by sheet: none of its rows is read */
  lacking: { sheet: SheetKey; columns: string[] }[]
}

/** After so many rows whoever else is waiting has a turn. */
const AT_ONCE = 250
/** The title of columns stands within so many rows from the top: offices write a heading above. */
const TITLES_WITHIN = 6

/** Reads the sheets it knows by their name or by their columns; others are left alone. */
export async function readRows(sheets: readonly ReadSheet[], house: House, context: ReadContext): Promise<ReadRows> {
  const all: ReadRows = { rows: [], lacking: [] }
  for (const sheet of SHEETS) {
    const found = sheets.find(({ name }) => same(name, house.words[`import.sheet.${sheet}`]))
    if (found) await readSheet(all, sheet, found, house, context)
  }
  return all
}

async function readSheet(
  all: ReadRows,
  sheet: SheetKey,
  { rows }: ReadSheet,
  house: House,
  context: ReadContext,
): Promise<void> {
  const columns = COLUMNS[sheet]
  const title = (column: Column) => house.words[`import.column.${column.key}`] ?? column.key
  const placesIn = (cells: readonly Cell[]) =>
    columns.map((column) => cells.findIndex((cell) => same(String(cell ?? ''), title(column))))
  const heads = rows.slice(0, TITLES_WITHIN)
  const best = heads
    .map((row) => ({ row, places: placesIn(row.cells) }))
    .sort((one, other) => known(other.places) - known(one.places))[0]
  if (!best) return
  const lacking = columns.filter((column, at) => column.required && best.places[at] === -1).map(title)
  if (lacking.length) {
    all.lacking.push({ sheet, columns: lacking })
    return
  }
  for (const [nth, { at, cells }] of rows.filter((row) => row.at > best.row.at).entries()) {
    if (nth % AT_ONCE === AT_ONCE - 1) await breathe()
    const own = best.places.map((place) => (place < 0 ? null : (cells[place] ?? null)))
    if (own.some((cell) => cell !== null)) all.rows.push(readRow(sheet, at, own, title, house, context))
  }
}

const known = (places: readonly number[]) => places.filter((place) => place >= 0).length

function readRow(
  sheet: SheetKey,
  at: number,
  cells: readonly Cell[],
  title: (column: Column) => string,
  house: House,
  context: ReadContext,
): ImportRow {
  const values: Record<string, unknown> = {}
  const problems: string[] = []
  for (const [place, column] of COLUMNS[sheet].entries()) {
    const cell = cells[place] ?? null
    if (cell === null) {
      if (column.required) problems.push(`${title(column)}: ${house.words['import.problem.missing']}`)
      continue
    }
    const read = readCell(cell, column, house, context)
    if ('problem' in read) problems.push(`${title(column)}: ${read.problem}`)
    else values[column.key] = read.value
  }
  return { sheet, at, values, cells: cells.map((cell) => String(cell ?? '')), problems }
}

/** A cell is read like an answer in a chat, and refused in the same words. */
function readCell(
  cell: Cell,
  { kind, settings = {}, choices }: Column,
  house: House,
  context: ReadContext,
): { value: unknown } | { problem: string } {
  const answer = answerKind(kind)
  if (!answer) throw new Error(`there is no answer '${kind}'`)
  // offices have words of their own for what we call otherwise
  const alias = choices && house.words[`import.alias.${flat(String(cell))}`]
  if (alias && choices.values.includes(alias)) return { value: alias }
  const options = choices?.values.map((value) => ({ value, label: house.words[`${choices.words}.${value}`] ?? value }))
  const knowing = options ? { ...context, options } : context
  // a number in a column of money or counts is one, however many digits it has
  const whole = typeof cell === 'number' && Number.isSafeInteger(cell) && (kind === 'rupiah' || kind === 'count')
  const refused = whole ? answer.check?.(cell, settings, knowing) : undefined
  if (whole && !refused) return { value: cell }
  const read = refused ?? answer.read({ text: String(cell), media: [] }, settings, knowing)
  if (read.ok) return { value: read.value }
  if ('readings' in read) {
    const labels = read.readings.map(({ label }) => label).join(' / ')
    return { problem: `${house.words['import.problem.unsure']} ${labels}` }
  }
  if (options)
    return { problem: `${house.words['import.problem.choose']} ${options.map(({ label }) => label).join(', ')}` }
  const said = house.phrases[`${kind}.${read.reason}`] ?? read.reason
  const quoted = { words: `“${String(cell).slice(0, 40)}”`, ...read.values }
  return { problem: plain(said, quoted) }
}

/** A sentence of the chats in a cell: its first line, without marks. */
const plain = (sentence: string, values: Readonly<Record<string, string>>): string =>
  (sentence.trim().split('\n')[0] ?? '')
    .replace(/\{([a-z_]+)\??\}/g, (_, name: string) => values[name] ?? '')
    .replace(/[*_]/g, '')
    .replace(/\s+/g, ' ')
    .trim()

const same = (one: string, other: string | undefined) => flat(one) === flat(other ?? '')
const flat = (text: string) =>
  text
    .toLowerCase()
    .replace(/\(.*\)|\*/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
