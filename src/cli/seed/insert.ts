import type { Sql } from '../../db/open.ts'

/** Rows sent to the database at once; more would only make the parameter larger. */
const BATCH = 2_000

/**
 * Inserts rows as they are: keys are the columns' names, missing columns take their defaults, and all rows have the same.
 * @returns their ids, in order
 */
export async function insertRows(sql: Sql, table: string, rows: readonly Record<string, unknown>[]): Promise<number[]> {
  const ids: number[] = []
  const columns = Object.keys(rows[0] ?? {}).join(', ')
  for (let start = 0; start < rows.length; start += BATCH) {
    const inserted = await sql<{ id: number }>(
      `INSERT INTO ${table} (${columns})
       SELECT ${columns} FROM jsonb_populate_recordset(NULL::${table}, $1::jsonb)
       RETURNING ${table}.*`,
      [JSON.stringify(rows.slice(start, start + BATCH))],
    )
    ids.push(...inserted.map(({ id }) => id))
  }
  return ids
}
