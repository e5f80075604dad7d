import type { Tx } from '../../db/open.ts'
import { addDays } from '../../domain/calendar.ts'
import { orderTotals } from '../../domain/orders/totals.ts'

/**
 * Brings what is owed for an order in line with what arrived: one row for the buyer (goods that arrived, packing of the
 * parcels that arrived, PPN when the penyedia is PKP, less what other payments of the order cover) and one for each
 * maker's share. Integer rupiah; the buyer's rows add up to the invoice, the makers' to the goods.
 * @param today day of the receipt: the terms count from it
 */
export async function billOrder(tx: Tx, orderId: number, today: string, now: Date): Promise<{ owed: number }> {
  const [order] = await tx.sql<{
    region_code: string
    terms_days: number
    packing_fee: number
    parcels: number
    pkp: boolean
    other: number
  }>(
    `SELECT o.region_code, o.terms_days, o.packing_fee, coalesce(u.pkp, false) AS pkp,
       (SELECT coalesce(sum(d.parcels), 0)::int FROM deliveries d WHERE d.order_id = o.id AND d.status = 'confirmed') AS parcels,
       (SELECT coalesce(sum(y.amount), 0)::bigint FROM payments y WHERE y.order_id = o.id AND y.ledger = 'buyer'
          AND y.status <> 'cancelled' AND y.purpose = 'dp') AS other
     FROM orders o LEFT JOIN suppliers u ON u.id = o.supplier_id WHERE o.id = $1`,
    [orderId],
  )
  if (!order) throw new Error(`there is no order ${orderId}`)
  const shares = await tx.sql<{ id: number; quantity: number; price: number; maker_price: number }>(
    `SELECT a.id, a.delivered AS quantity, l.price, a.price AS maker_price FROM order_lines l JOIN allocations a ON a.order_line_id = l.id
     WHERE l.order_id = $1 AND a.delivered > 0 ORDER BY a.id`,
    [orderId],
  )
  const dueOn = addDays(today, order.terms_days)
  const bill = { orderId, region: order.region_code, dueOn, now }
  const { total } = orderTotals(shares, order.packing_fee * order.parcels, order.pkp)
  const owed = Math.max(0, total - order.other)
  await owe(tx, {
    ...bill,
    ledger: 'buyer',
    allocationId: null,
    purpose: order.other ? 'remainder' : 'full',
    amount: owed,
  })
  for (const { id, quantity, maker_price } of shares)
    await owe(tx, { ...bill, ledger: 'maker', allocationId: id, purpose: 'full', amount: quantity * maker_price })
  return { owed: total }
}

interface Debt {
  ledger: 'buyer' | 'maker'
  orderId: number
  region: string
  allocationId: number | null
  purpose: 'full' | 'remainder'
  /** integer rupiah */
  amount: number
  dueOn: string
  now: Date
}

/** One row for each purpose: a later delivery raises what is due; what was paid in full stays as it was confirmed. */
async function owe(
  tx: Tx,
  { ledger, orderId, region, allocationId, purpose, amount, dueOn, now }: Debt,
): Promise<void> {
  await tx.sql(
    `INSERT INTO payments (region_code, ledger, order_id, allocation_id, purpose, amount, due_on, status, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, 'due', $8)
     ON CONFLICT (order_id, coalesce(allocation_id, 0), purpose) WHERE status <> 'cancelled' AND purpose <> 'refund'
     DO UPDATE SET amount = excluded.amount, due_on = excluded.due_on
       WHERE payments.status <> 'confirmed' AND payments.amount <> excluded.amount`,
    [region, ledger, orderId, allocationId, purpose, amount, dueOn, now],
  )
}
