import type { Tx } from '../../../db/open.ts'
import type { ReadBook } from '../../../documents/read-workbook.ts'
import { DISTRICTS } from '../../../domain/districts.ts'
import { readContext } from '../../../flow/say.ts'
import { type Notice, queueNotices } from '../../../outbox/queue.ts'
import type { Deed, ErrandTools, QuietErrand, TalkErrand } from '../../errand.ts'
import { line } from '../../lines.ts'
import { officeName, reportBook, templateBook } from './books.ts'
import { type PlannedRow, planImport } from './plan.ts'
import { writeInPortions } from './portions.ts'
import { type ReadRows, readRows } from './read-rows.ts'
import { SHEETS } from './sheets.ts'
import { writeImport } from './write.ts'

/** Names of the errands, and of the flows that go on with what came of them. */
export const DRAW_TEMPLATE = 'draw_import_template'
export const CHECK_IMPORT = 'check_import'
export const WRITE_IMPORT = 'write_import'
export const IMPORT_FLOWS = ['import-template', 'import-checked', 'import-nothing', 'import-unreadable'] as const

export interface ImportOf {
  batch: number
  region: string
  /** the account that hears what came of it */
  accountId: number
}

/** The workbook to be filled in. */
export const drawTemplateErrand: TalkErrand = {
  name: DRAW_TEMPLATE,
  async run({ region }: { region: string }, { db, house, draw, keep, today }) {
    const office = await officeName(db.sql, region)
    const bytes = await draw('workbook', templateBook(house, { office, day: today }))
    const file = await keep(bytes, `${house.words['import.title']}.xlsx`)
    return { flow: 'import-template', slots: { files: [file] } }
  },
} as TalkErrand

/** A dry run: what would become of each row, and the same workbook back with what is wrong. Writes nothing. */
export const checkImportErrand: TalkErrand = {
  name: CHECK_IMPORT,
  async run({ batch, region }: ImportOf, tools) {
    const { db, house, draw, keep, today } = tools
    const read = await rowsOf(batch, region, tools)
    if ('why' in read) return { flow: 'import-unreadable', slots: { why: `import.unreadable.${read.why}` } }
    const rows = await planImport(db.sql, read.rows, { region, today, house })
    const lacking = read.lacking.map(({ sheet, columns }) =>
      line('import_lacking', { sheet: `import.sheet.${sheet}`, columns: columns.join(', ') }),
    )
    const report = [...countLines(rows), ...lacking]
    if (!rows.length)
      return lacking.length
        ? { flow: 'import-nothing', slots: { report, files: [] } }
        : { flow: 'import-unreadable', slots: { why: 'import.unreadable.empty' } }
    const office = await officeName(db.sql, region)
    const bytes = await draw('workbook', reportBook(house, rows, { office, day: today }))
    const files = [await keep(bytes, `${house.words['import.checked']}.xlsx`)]
    const some = rows.some(({ fate }) => fate === 'new' || fate === 'changed')
    return some
      ? { flow: 'import-checked', slots: { batch: String(batch), report, files } }
      : { flow: 'import-nothing', slots: { report, files } }
  },
} as TalkErrand

/**
 * Writes what is right in it, a portion at a time; the last of it and the word to whoever confirmed it go with the row that
 * closes the batch, so that both happen once.
 */
export const writeImportErrand: QuietErrand = {
  name: WRITE_IMPORT,
  async run({ batch, region, accountId }: ImportOf, tools): Promise<Deed> {
    const { db, house, now, today } = tools
    const nothing: Deed = async () => {}
    const [open] = await db.sql(`SELECT 1 FROM import_batches WHERE id = $1 AND status = 'writing'`, [batch])
    if (!open) return nothing
    const read = await rowsOf(batch, region, tools)
    if ('why' in read) throw new Error(`batch ${batch} cannot be read any more: ${read.why}`)
    const own = { id: batch, region, now }
    const rows = await writeInPortions(db, own, read.rows, { today, house })
    if (!rows) return nothing
    return async (tx) => {
      if (!(await closeBatch(tx, batch, 'done', now))) return
      await writeImport(
        tx,
        own,
        rows.filter(({ sheet }) => sheet === 'past'),
      )
      const values = { report: countLines(rows) }
      await queueNotices(tx, [{ notice: 'import_done', accountId, key: `import-done:${batch}`, values }], now)
    }
  },
  instead:
    ({ batch, accountId }: ImportOf, { now }) =>
    async (tx) => {
      if (!(await closeBatch(tx, batch, 'cancelled', now))) return
      const [kept] = await tx.sql<{ rows: number }>(
        'SELECT count(*)::int AS rows FROM import_rows WHERE batch_id = $1',
        [batch],
      )
      const to = { accountId, key: `import-failed:${batch}` }
      const notice: Notice = kept?.rows
        ? { ...to, notice: 'import_partly', values: { rows: kept.rows } }
        : { ...to, notice: 'import_failed', values: {} }
      await queueNotices(tx, [notice], now)
    },
} as QuietErrand

/** The workbook goes with it: it is full of people. @returns whether it was still being written */
async function closeBatch(tx: Tx, batch: number, status: 'done' | 'cancelled', now: Date): Promise<boolean> {
  const closed = await tx.sql(
    `UPDATE import_batches SET status = $2, done_at = $3, hash = NULL WHERE id = $1 AND status = 'writing' RETURNING id`,
    [batch, status, now],
  )
  return closed.length > 0
}

/** The rows of a batch's workbook. Read in the drawing thread: whatever somebody sent, nobody waits for it. */
async function rowsOf(
  batch: number,
  region: string,
  { db, house, draw, read, feasts, today }: ErrandTools,
): Promise<ReadRows | { why: string }> {
  const [row] = await db.sql<{ hash: string }>('SELECT hash FROM import_batches WHERE id = $1', [batch])
  const bytes = row && (await read(row.hash))
  if (!bytes) return { why: 'not_a_workbook' }
  const book = JSON.parse(Buffer.from(await draw('cells', bytes)).toString()) as ReadBook
  if (!book.ok) return { why: book.why }
  const actor = { accountId: 0, conversationId: 0, region, roles: [] }
  return await readRows(book.sheets, house, readContext(house, { actor, today, feasts, districts: DISTRICTS }))
}

function countLines(rows: readonly PlannedRow[]) {
  return SHEETS.flatMap((sheet) => {
    const own = rows.filter((row) => row.sheet === sheet)
    const count = (fate: PlannedRow['fate']) => own.filter((row) => row.fate === fate).length
    if (!own.length) return []
    return [
      line('import_sheet', { sheet: `import.sheet.${sheet}` }),
      ...(['new', 'changed', 'known', 'wrong'] as const)
        .filter((fate) => count(fate) > 0)
        .map((fate) => line('import_count', { fate: `import.counted.${fate}`, count: count(fate) })),
    ]
  })
}
