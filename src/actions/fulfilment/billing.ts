import type { Tx } from '../../db/open.ts'
import { addDays } from '../../domain/calendar.ts'
import type { OrderState } from '../../domain/orders/states.ts'
import { instalments, orderTotals } from '../../domain/orders/totals.ts'
import { refundRows, settleLedger, standingRows } from '../money/ledger/rows.ts'
import { tellRefund } from '../money/ledger/telling.ts'

interface Billed {
  region_code: string
  status: OrderState
  terms_days: number
  packing_fee: number
  dp_percent: number
  parcel_count: number | null
  parcels: number
  pkp: boolean
}

interface BilledShare {
  id: number
  status: string
  promised: number
  delivered: number
  price: number
  maker_price: number
}

/** Nothing more will come of an order in these states. */
const OVER: readonly OrderState[] = ['delivered', 'closed', 'cancelled']

/**
 * Brings what is owed for an order in line with what arrived: the buyer's rows (goods that arrived, packing of the parcels
 * that arrived, PPN when the penyedia is PKP) and those of each maker's share. Integer rupiah. When an order is over, the
 * buyer's rows less what goes back add up to the invoice, the makers' to the goods; until then a down payment stands as
 * it was asked for. The caller has locked the order.
 * @param today terms count from it for whatever is asked for anew
 */
export async function billOrder(tx: Tx, orderId: number, today: string, now: Date): Promise<{ owed: number }> {
  const [order] = await tx.sql<Billed>(
    `SELECT o.region_code, o.status, o.terms_days, o.packing_fee, o.dp_percent, o.parcel_count, coalesce(u.pkp, false) AS pkp,
       (SELECT coalesce(sum(d.parcels), 0)::int FROM deliveries d WHERE d.order_id = o.id AND d.status = 'confirmed') AS parcels
     FROM orders o LEFT JOIN suppliers u ON u.id = o.supplier_id WHERE o.id = $1`,
    [orderId],
  )
  if (!order) throw new Error(`there is no order ${orderId}`)
  const shares = await tx.sql<BilledShare>(
    `SELECT a.id, a.status, a.promised, a.delivered, l.price, a.price AS maker_price
     FROM order_lines l JOIN allocations a ON a.order_line_id = l.id WHERE l.order_id = $1 ORDER BY a.id`,
    [orderId],
  )
  const { region_code: region, packing_fee, parcels, pkp } = order
  const rows = await standingRows(tx, orderId)
  const refunds = await refundRows(tx, orderId)
  const final = OVER.includes(order.status)
  const dueOn = addDays(today, order.terms_days)
  const { total: worth, dp } = await wantedOf(tx, orderId)
  const arrived = shares.map(({ delivered: quantity, price }) => ({ quantity, price }))
  const { total: owed } = orderTotals(arrived, packing_fee * parcels, pkp)
  const back = await settleLedger(
    tx,
    { orderId, region, allocationId: null },
    { rows: rows.filter(({ allocationId }) => allocationId === null), refunds },
    { owed, worth, final, dp, dueOn },
    now,
  )
  for (const { id, status, promised, delivered, maker_price } of shares) {
    const own = rows.filter(({ allocationId }) => allocationId === id)
    if (!own.length && delivered === 0) continue
    const over = final || status === 'delivered' || status === 'cancelled'
    const hers = promised * maker_price
    const about = {
      owed: delivered * maker_price,
      worth: hers,
      final: over,
      dp: instalments(hers, order.dp_percent).dp,
    }
    await settleLedger(tx, { orderId, region, allocationId: id }, { rows: own, refunds }, { ...about, dueOn }, now)
  }
  if (back) await tellRefund(tx, orderId, back, now)
  return { owed }
}

/** The down payment an order asks for, of what is still wanted of it. Integer rupiah; 0 when it asks for none. */
export const downPaymentOf = async (tx: Tx, orderId: number): Promise<number> => (await wantedOf(tx, orderId)).dp

/** What is still wanted of an order comes to, and its down payment. Integer rupiah. */
export async function wantedOf(tx: Tx, orderId: number): Promise<{ total: number; dp: number }> {
  const [order] = await tx.sql<{ dp_percent: number; packing_fee: number; parcel_count: number | null; pkp: boolean }>(
    `SELECT o.dp_percent, o.packing_fee, o.parcel_count, coalesce(u.pkp, false) AS pkp
     FROM orders o LEFT JOIN suppliers u ON u.id = o.supplier_id WHERE o.id = $1`,
    [orderId],
  )
  if (!order) return { total: 0, dp: 0 }
  const wanted = await tx.sql<{ quantity: number; price: number }>(
    'SELECT quantity - cancelled AS quantity, price FROM order_lines WHERE order_id = $1',
    [orderId],
  )
  const { total } = orderTotals(wanted, order.packing_fee * (order.parcel_count ?? 0), order.pkp)
  return { total, dp: instalments(total, order.dp_percent).dp }
}
