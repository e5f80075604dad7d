import type { Db, Sql } from '../../../db/open.ts'
import type { House } from '../../../flow/types.ts'
import { type PlannedRow, planImport } from './plan.ts'
import type { ImportRow } from './read-rows.ts'
import { type Batch, writeImport } from './write.ts'

/** Rows that one transaction writes: nobody waits for more. */
const PORTION = 1000

export interface Held {
  today: string
  house: House
}

/**
 * Writes what is new in a list, a portion in each transaction, held there against the books once more: whatever came
 * meanwhile is known by then. Stopped at any instant it may be begun again, and goes on where it was: what a row became is
 * kept with it. Past months are few and are written with the row that closes the batch.
 * @returns every row with what became of it, by this call or an earlier one; undefined when the batch is over
 */
export async function writeInPortions(
  db: Db,
  batch: Batch,
  rows: readonly ImportRow[],
  { today, house }: Held,
  portion = PORTION,
): Promise<PlannedRow[] | undefined> {
  const held = { region: batch.region, today, house }
  const planned = await planImport(db.sql, rows, held)
  const before = await writtenOf(db.sql, batch.id)
  const fates = new Map(planned.map((row) => [keyOf(row), before.has(keyOf(row)) ? asNew(row) : row]))
  const open = planned.filter((row) => row.fate === 'new' && row.sheet !== 'past')
  for (let from = 0; from < open.length; from += portion) {
    const now = await db.transaction(async (tx) => {
      const [mine] = await tx.sql(`SELECT 1 FROM import_batches WHERE id = $1 AND status = 'writing' FOR UPDATE`, [
        batch.id,
      ])
      if (!mine) return undefined
      const written = await writtenOf(tx.sql, batch.id)
      const again = await planImport(tx.sql, open.slice(from, from + portion), held)
      await writeImport(
        tx,
        batch,
        again.filter((row) => !written.has(keyOf(row))),
      )
      return again.map((row) => (written.has(keyOf(row)) ? asNew(row) : row))
    })
    if (!now) return undefined
    for (const row of now) fates.set(keyOf(row), row)
  }
  return [...fates.values()]
}

const keyOf = ({ sheet, at }: { sheet: string; at: number }) => `${sheet} ${at}`
const asNew = (row: PlannedRow): PlannedRow => ({ ...row, fate: 'new' })

/** Rows of a batch that became something. */
async function writtenOf(sql: Sql, batchId: number): Promise<Set<string>> {
  const rows = await sql<{ sheet: string; at: number }>(
    'SELECT sheet, "row" AS at FROM import_rows WHERE batch_id = $1 ORDER BY sheet, "row"',
    [batchId],
  )
  return new Set(rows.map(keyOf))
}
