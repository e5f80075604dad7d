import type { Sql } from '../../db/open.ts'
import { addDays, instantAt } from '../../domain/calendar.ts'
import { instalments, orderTotals, USUAL_DP_PERCENT, USUAL_TERMS_DAYS } from '../../domain/orders/totals.ts'
import { insertRows } from './insert.ts'
import type { PastLine, PastOrder, PastShare } from './past.ts'

/** What an order came to, and when its remainder was paid. Integer rupiah. */
export interface Settled {
  /** ordered */
  total: number
  /** arrived */
  owed: number
  /** the remainder has not been paid */
  open: boolean
  dueOn: string
  paidOn: string
}

/** An order's sums, reckoned as for any other. Its remainder is open while its terms run, and of whoever went silent. */
export function settled(order: PastOrder, all: readonly PastOrder[], today: string): Settled {
  const packing = (order.parcel?.packingFee ?? 0) * (order.count ?? 0)
  const arrived = order.lines.map(({ price, shares }) => ({
    price,
    quantity: shares.reduce((sum, { pieces, damaged }) => sum + pieces - damaged, 0),
  }))
  const dueOn = addDays(order.receivedOn, USUAL_TERMS_DAYS)
  // the hotel took its last goods and went silent
  const silent = order.buyer.kind === 'hotel' && order === all.findLast(({ buyer }) => buyer === order.buyer)
  return {
    total: orderTotals(order.lines, packing, false).total,
    owed: orderTotals(arrived, packing, false).total,
    open: silent || dueOn >= today,
    dueOn,
    paidOn: addDays(dueOn, -1),
  }
}

/** Both ledgers of orders, and of the shares they were made of. */
export async function writeMoney(
  sql: Sql,
  region: string,
  orders: readonly (PastOrder & Settled & { id: number })[],
  shares: readonly { order: PastOrder & Settled; orderId: number; line: PastLine; share: PastShare; id: number }[],
): Promise<void> {
  await insertRows(sql, 'payments', [
    ...orders.flatMap((order) =>
      inTwo(order, order.total, order.owed, {
        ...{ region_code: region, ledger: 'buyer', order_id: order.id, allocation_id: null },
      }),
    ),
    ...shares.flatMap(({ order, orderId, line, share, id }) =>
      inTwo(order, share.pieces * line.price, (share.pieces - share.damaged) * line.price, {
        ...{ region_code: region, ledger: 'maker', order_id: orderId, allocation_id: id },
      }),
    ),
  ])
}

const at = (day: string): string => instantAt(day, '11:00').toISOString()

/** Down payment and remainder of one ledger: half of what was ordered, then what is left of what arrived. */
function inTwo(
  { placedOn, receivedOn, open, dueOn, paidOn }: PastOrder & Settled,
  ordered: number,
  owed: number,
  whose: Record<string, unknown>,
): Record<string, unknown>[] {
  const { dp } = instalments(ordered, USUAL_DP_PERCENT)
  const rest = owed - dp
  return [
    {
      ...{ ...whose, purpose: 'dp', amount: dp, paid: dp, due_on: addDays(placedOn, 3), status: 'confirmed' },
      ...{ confirmed_at: at(addDays(placedOn, 2)), created_at: at(placedOn) },
    },
    {
      ...{ ...whose, purpose: 'remainder', amount: rest, paid: open ? 0 : rest, due_on: dueOn },
      ...{ status: open ? 'due' : 'confirmed', confirmed_at: open ? null : at(paidOn) },
      created_at: at(addDays(receivedOn, 1)),
    },
  ]
}
