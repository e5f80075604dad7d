import type { Tx } from '../../../db/open.ts'
import { addDays, monthOf } from '../../../domain/calendar.ts'
import { action, type Work } from '../../action.ts'
import { mustChoose } from '../../sellers/business.ts'

/** So many days after the last one, its sales may still be told. House figure. */
const STILL_TOLD_DAYS = 3

interface Table {
  spaceId: number
  host: string
  /** the day that is told of: today, or the last one that was */
  day: string
  told: number | null
}

/** The table a maker has or just had: the latest of those whose days have begun. */
async function tableOf(tx: Tx, sellerId: number, today: string): Promise<Table | undefined> {
  const [table] = await tx.sql<Table>(
    `SELECT w.id AS "spaceId", w.name AS host, least(w.until_on, $2) AS day, v.amount AS told
     FROM space_applications a JOIN selling_spaces w ON w.id = a.space_id
       LEFT JOIN space_sales v ON v.space_id = a.space_id AND v.seller_id = a.seller_id AND v.day = least(w.until_on, $2)
     WHERE a.seller_id = $1 AND a.status = 'assigned' AND w.status IN ('open', 'closed') AND w.from_on <= $2 AND w.until_on >= $3
     ORDER BY w.from_on DESC, w.id DESC LIMIT 1`,
    [sellerId, today, addDays(today, -STILL_TOLD_DAYS)],
  )
  return table
}

/** Where the maker sells today; without a table it is a sale of this month like any other. */
export const findOwnTable = action({
  name: 'find_own_table',
  for: ['seller'],
  needs: {},
  gives: { found: { host: 'text', day: 'date', told: 'rupiah?' }, no_table: { month: 'month' }, which_business: {} },
  async run(_, { tx, actor, today, now }) {
    if (await mustChoose(tx, actor, now)) return { outcome: 'which_business' }
    const table = await tableOf(tx, actor.sellerId ?? 0, today)
    if (!table) return { outcome: 'no_table', values: { month: monthOf(today) } }
    return { outcome: 'found', values: { host: table.host, day: table.day, told: table.told ?? undefined } }
  },
})

/** What was taken in that day, instead of what was told of it before: her own claim. Integer rupiah. */
const telling = (name: string, none: boolean) =>
  action({
    name,
    for: ['seller'],
    needs: { amount: 'rupiah?' },
    gives: { saved: { sold: 'rupiah', all: 'rupiah' }, over: {} },
    async run({ amount }, work) {
      const sold = none ? 0 : (amount ?? 0)
      const all = await tell(work, sold)
      return all === undefined ? { outcome: 'over' } : { outcome: 'saved', values: { sold, all }, wrote: true }
    },
  })
export const tellSpaceSale = telling('tell_space_sale', false)
export const tellNoSpaceSale = telling('tell_no_space_sale', true)

/** @returns what she took in there on all days; undefined without a table */
async function tell({ tx, actor, today, now }: Work, amount: number): Promise<number | undefined> {
  const sellerId = actor.sellerId ?? 0
  const table = await tableOf(tx, sellerId, today)
  if (!table) return undefined
  await tx.sql(
    `INSERT INTO space_sales (space_id, seller_id, day, amount, reported_at) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (space_id, seller_id, day) DO UPDATE SET amount = excluded.amount, reported_at = excluded.reported_at`,
    [table.spaceId, sellerId, table.day, amount, now],
  )
  const [sum] = await tx.sql<{ all: number }>(
    'SELECT sum(amount)::bigint AS all FROM space_sales WHERE space_id = $1 AND seller_id = $2',
    [table.spaceId, sellerId],
  )
  return sum?.all ?? amount
}
