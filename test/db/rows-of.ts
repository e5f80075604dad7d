import type { Db } from '../../src/db/open.ts'

/** A column that names a row of another table by its number. */
export interface Link {
  table: string
  column: string
  of: string
}

/**
 * The rows that belong to somebody: those named, and all that name one of them, as a line names its order.
 * @param first table → the row that is theirs, if they have one
 */
export async function rowsOf(
  db: Db,
  first: Readonly<Record<string, number | undefined>>,
): Promise<{ ids: Map<string, Set<number>>; links: Link[] }> {
  const links = await db.sql<Link & { numbered: boolean }>(
    `SELECT c.conrelid::regclass::text AS "table", a.attname AS "column", c.confrelid::regclass::text AS of,
       EXISTS (SELECT 1 FROM pg_attribute i WHERE i.attrelid = c.conrelid AND i.attname = 'id' AND i.atttypid = 'int'::regtype) AS numbered
     FROM pg_constraint c, LATERAL unnest(c.conkey, c.confkey) AS k (own, theirs)
       JOIN pg_attribute a ON a.attnum = k.own JOIN pg_attribute t ON t.attnum = k.theirs
     WHERE c.contype = 'f' AND a.attrelid = c.conrelid AND t.attrelid = c.confrelid AND t.attname = 'id'`,
  )
  const ids = new Map<string, Set<number>>()
  for (const [table, id] of Object.entries(first)) if (id !== undefined) ids.set(table, new Set([id]))
  for (let grew = true; grew; ) {
    grew = false
    for (const { table, column, of } of links.filter(({ numbered }) => numbered)) {
      const rows = await db.sql<{ id: number }>(`SELECT id FROM "${table}" WHERE "${column}" = ANY ($1::int[])`, [
        [...(ids.get(of) ?? [])],
      ])
      const own = ids.get(table) ?? new Set<number>()
      for (const { id } of rows) {
        grew ||= !own.has(id)
        own.add(id)
      }
      ids.set(table, own)
    }
  }
  return { ids, links }
}
