import type { Tx } from '../../../db/open.ts'

/** Days by which a capacity is divided to reckon roughly with days: house figures. */
const DAYS: Readonly<Record<string, number>> = { day: 1, week: 7, month: 30 }

/** Pieces of a product its maker can make on a day of the calendar, roughly; null when she never said. */
export async function perDayOf(tx: Pick<Tx, 'sql'>, productId: number): Promise<number | null> {
  const [row] = await tx.sql<{ qty: number | null; per: string | null }>(
    'SELECT capacity_qty AS qty, capacity_per AS per FROM products WHERE id = $1',
    [productId],
  )
  return row ? perDay(row) : null
}

/** The same from the figures. */
export const perDay = ({ qty, per }: { qty: number | null; per: string | null }): number | null =>
  qty === null || qty <= 0 ? null : qty / (DAYS[per ?? 'month'] ?? 30)
