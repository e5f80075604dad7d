import type { Tx } from '../../../db/open.ts'
import { numbersMeant } from '../../../domain/orders/number.ts'
import { ORDER_TITLE } from '../../orders/parts.ts'
import { OPEN_PAYMENTS, RECEIVED } from '../ledger/rows.ts'

/** What a buyer still has to pay for one order. */
export interface DuePayment {
  /** as a pick: a payment's id, or 'order-17' for a down payment that nobody has asked for yet */
  key: string
  paymentId: number | null
  orderId: number
  number: string
  title: string
  purpose: 'dp' | 'remainder' | 'full'
  /** integer rupiah still to come; 0 while it is not asked for */
  left: number
  dueOn: string | null
}

/** Everything one organisation still has to pay, what is due first in front. */
export function duePayments(tx: Tx, buyerId: number | undefined): Promise<DuePayment[]> {
  return tx.sql<DuePayment>(
    `SELECT coalesce(y.id::text, 'order-' || o.id) AS key, y.id AS "paymentId", o.id AS "orderId", o.number,
       ${ORDER_TITLE} AS title,
       coalesce(y.purpose, 'dp') AS purpose, CASE WHEN y.id IS NULL THEN 0 ELSE y.amount - ${RECEIVED} END AS left, y.due_on AS "dueOn"
     FROM orders o LEFT JOIN parcels p ON p.id = o.parcel_id
       LEFT JOIN payments y ON y.order_id = o.id AND y.ledger = 'buyer' AND y.purpose <> 'refund' AND y.status = ANY ($2)
     WHERE o.buyer_id = $1 AND o.number IS NOT NULL AND (y.id IS NOT NULL OR (o.dp_percent > 0
       AND o.status IN ('placed', 'promised', 'in_progress') AND NOT EXISTS (SELECT 1 FROM payments z
         WHERE z.order_id = o.id AND z.ledger = 'buyer' AND z.status <> 'cancelled')))
     ORDER BY y.due_on NULLS LAST, o.id, y.id`,
    [buyerId ?? 0, OPEN_PAYMENTS],
  )
}

/** What the buyer said of it. */
export interface SaidOfPayment {
  order?: string | undefined
  order_no?: string | undefined
  amount?: number | undefined
  /** 'dp' or 'remainder' */
  payment_kind?: string | undefined
}

/** Those that fit what was said; what fits nothing narrows nothing, save a number that is none of theirs. */
export function meantPayments(all: readonly DuePayment[], said: SaidOfPayment): DuePayment[] {
  const { order, order_no, amount, payment_kind } = said
  const numbers = order_no === undefined ? [] : numbersMeant(order_no, [...new Set(all.map(({ number }) => number))])
  if (order_no !== undefined && !numbers.length) return []
  const ofOrder = narrow(all, order !== undefined, ({ orderId }) => String(orderId) === order)
  const named = narrow(ofOrder, order_no !== undefined, ({ number }) => numbers.includes(number))
  const kind = narrow(
    named,
    payment_kind !== undefined,
    ({ purpose }) => (purpose === 'dp') === (payment_kind === 'dp'),
  )
  return narrow(kind, amount !== undefined, ({ left }) => left === amount)
}

function narrow<T>(all: readonly T[], asked: boolean, fits: (one: T) => boolean): T[] {
  const fitting = asked ? all.filter(fits) : []
  return fitting.length ? fitting : [...all]
}
