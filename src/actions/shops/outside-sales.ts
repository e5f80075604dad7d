import type { Tx } from '../../db/open.ts'
import { addMonths, monthOf } from '../../domain/calendar.ts'
import { reportedMonth } from '../../domain/shops/report-month.ts'
import { action, type Outcome, type Work } from '../action.ts'
import { mustChoose, ownBusiness } from '../sellers/business.ts'

/** All that is told at once, wherever it was sold. */
const PLACE = 'other'

/** Which month a maker tells of: the one she names, else the latest that is over; and what she told of it before. */
export const beginOutsideSales = action({
  name: 'begin_outside_sales',
  for: ['seller'],
  needs: { month: 'month?' },
  gives: {
    ready: { sold_month: 'month', told: 'rupiah?' },
    not_yet: { month: 'month' },
    which_business: {},
  },
  async run({ month: named }, { tx, actor, today, now }) {
    if (await mustChoose(tx, actor, now)) return { outcome: 'which_business' }
    const month = named ?? reportedMonth(today)
    if (month > monthOf(today)) return { outcome: 'not_yet', values: { month } }
    return { outcome: 'ready', values: { sold_month: month, told: await toldOf(tx, actor.sellerId ?? 0, month) } }
  },
})

const GIVES = {
  saved: { before: 'rupiah?', sold: 'rupiah' },
  saved_none: {},
  nothing: { last_month: 'month' },
} as const

/** Writes down what she says she sold elsewhere in the month, instead of what she said before. Integer rupiah. */
export const tellOutsideSales = action({
  name: 'tell_outside_sales',
  for: ['seller'],
  needs: { amount: 'rupiah', sold_month: 'month' },
  gives: GIVES,
  run: ({ amount, sold_month }, work) => keep(work, sold_month, amount),
})

/** 'nihil' */
export const tellNoOutsideSales = action({
  name: 'tell_no_outside_sales',
  for: ['seller'],
  needs: { sold_month: 'month' },
  gives: GIVES,
  run: ({ sold_month }, work) => keep(work, sold_month, 0),
})

/** 'sama': as much as in the month before it; `nothing` when she told nothing of that one. */
export const tellSameOutsideSales = action({
  name: 'tell_same_outside_sales',
  for: ['seller'],
  needs: { sold_month: 'month' },
  gives: GIVES,
  async run({ sold_month }, work) {
    const last = addMonths(sold_month, -1)
    const before = await toldOf(work.tx, work.actor.sellerId ?? 0, last)
    if (before === undefined) return { outcome: 'nothing', values: { last_month: last } }
    return keep(work, sold_month, before)
  },
})

async function keep({ tx, actor, now }: Work, month: string, amount: number): Promise<Outcome<typeof GIVES>> {
  const seller = await ownBusiness(tx, actor, 'lock')
  const before = await toldOf(tx, seller.id, month)
  await tx.sql(
    `INSERT INTO outside_sales (region_code, seller_id, month, place, amount, source, reported_at)
     VALUES ($1, $2, $3, $4, $5, 'claim', $6)
     ON CONFLICT (seller_id, month, place) DO UPDATE SET amount = excluded.amount, source = 'claim', reported_at = excluded.reported_at`,
    [seller.regionCode, seller.id, month, PLACE, amount, now],
  )
  if (amount === 0) return { outcome: 'saved_none', wrote: true }
  const values = { sold: amount, before: before === amount ? undefined : before }
  return { outcome: 'saved', values, wrote: true }
}

async function toldOf(tx: Tx, sellerId: number, month: string): Promise<number | undefined> {
  const [row] = await tx.sql<{ amount: number }>(
    'SELECT amount FROM outside_sales WHERE seller_id = $1 AND month = $2 AND place = $3',
    [sellerId, month, PLACE],
  )
  return row?.amount
}
