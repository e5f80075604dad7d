import type { Tx } from '../../../db/open.ts'
import { addDays, dayAt } from '../../../domain/calendar.ts'
import { type Custody, toCome } from '../../../domain/orders/custody.ts'
import { nothingAccepted } from '../../orders/following/show-order.ts'
import { lockOrder, readOrder } from '../../orders/lock.ts'
import { billOrder } from '../billing.ts'
import { movingSharesOf, type ShareInCustody } from '../custody.ts'
import { settleGoods, writeShare } from '../finish.ts'
import { itemsOf, NOT_CONFIRMED } from './arriving.ts'
import { type ArrivedShare, tellReceived } from './tell-received.ts'

/** Days a maker has to bring new goods for those that arrived broken, unless her lead time is longer. House figure. */
export const REPLACE_DAYS = 3

export interface Receipt {
  /**
   * What becomes of goods reported broken or missing: off the invoice, or brought anew by their maker. null: all is well,
   * what was reported before is withdrawn.
   */
  remedy: 'deduct' | 'replace' | null
  /** person who confirms; null: nobody of the house */
  byId: number | null
  /** an officer says so for the buyer */
  onBehalf: boolean
  /** the company's goods-receipt number, or the photo of the stamped surat jalan */
  number?: string | undefined
  photo?: string | undefined
}

export interface Received {
  /** integer rupiah the order comes to so far */
  owed: number
  /** nothing of the order is open any more */
  finished: boolean
  /** and nothing of it arrived that is paid for */
  refused: boolean
}

/**
 * A delivery has arrived. What was loaded counts as delivered, less what was reported broken or missing, which is deducted
 * or to be replaced; payments become due; makers, buyer and officers hear of it. Locks the order, so that whoever confirms
 * second changes nothing.
 * @returns nothing when it was confirmed before, or is not on its way
 */
export async function confirmReceipt(
  tx: Tx,
  deliveryId: number,
  { remedy, byId, onBehalf, number, photo }: Receipt,
  now: Date,
): Promise<Received | undefined> {
  const [delivery] = await tx.sql<{ order_id: number; region_code: string }>(
    'SELECT order_id, region_code FROM deliveries WHERE id = $1',
    [deliveryId],
  )
  if (!delivery || !(await lockOrder(tx, delivery.order_id))) return undefined
  const items = (await itemsOf(tx, deliveryId)).map((item) => (remedy ? item : { ...item, reported: 0 }))
  const before = await movingSharesOf(tx, { region: delivery.region_code, points: null }, delivery.order_id)
  const confirmed = await tx.sql(
    `UPDATE deliveries SET status = 'confirmed', received_at = $2, confirmed_by_id = $3, receipt_number = $5, receipt_hash = $6
     WHERE id = $1 AND status = ANY ($4) RETURNING id`,
    [deliveryId, now, byId, NOT_CONFIRMED, number ?? null, photo ?? null],
  )
  if (!confirmed.length) return undefined
  const arrived: ArrivedShare[] = []
  for (const { id, allocationId, quantity, reported } of items) {
    const share = before.find((candidate) => candidate.id === allocationId)
    if (!share) throw new Error(`share ${allocationId} of delivery ${deliveryId} is not on its way`)
    const deducted = remedy === 'deduct' ? reported : 0
    const after: Custody = {
      ...share,
      arrived: share.arrived + quantity,
      delivered: share.delivered + quantity - reported,
      deducted: share.deducted + deducted,
    }
    if (reported) await tx.sql('UPDATE delivery_items SET damaged = $2 WHERE id = $1', [id, reported])
    await writeShare(tx, allocationId, after)
    const replaceBy = reported > deducted ? await extend(tx, share, now) : undefined
    arrived.push({ share, good: quantity - reported, bad: reported, replaceBy, rest: toCome(after) })
  }
  await tx.sql(
    `UPDATE complaints SET status = 'resolved', resolution = $2, closed_at = $3 WHERE delivery_id = $1 AND status = 'open'`,
    [deliveryId, remedy, now],
  )
  const state = await settleGoods(tx, delivery.order_id, now)
  const order = await readOrder(tx, delivery.order_id)
  const { owed } = await billOrder(tx, delivery.order_id, dayAt(now), now)
  await tellReceived(tx, { deliveryId, orderId: delivery.order_id, remedy, onBehalf, owed }, arrived, now)
  return { owed, finished: state === 'delivered', refused: order !== undefined && nothingAccepted(order) }
}

/** New goods take time: the day of the hand-over moves. */
async function extend(tx: Tx, { id }: ShareInCustody, now: Date): Promise<string> {
  const [row] = await tx.sql<{ days: number }>(
    `SELECT greatest($2::int, coalesce(p.lead_time_days, 0)) AS days FROM allocations a JOIN products p ON p.id = a.product_id WHERE a.id = $1`,
    [id, REPLACE_DAYS],
  )
  const due = addDays(dayAt(now), row?.days ?? REPLACE_DAYS)
  await tx.sql('UPDATE allocations SET due_on = greatest(due_on, $2) WHERE id = $1', [id, due])
  return due
}
