import type { Tx } from '../../../db/open.ts'
import { type Notice, queueNotices } from '../../../outbox/queue.ts'
import { buyerAccounts, officerAccounts, type Reachable } from '../../accounts.ts'
import { toAll } from '../../fulfilment/telling.ts'

/** An order as money is spoken of. */
export interface OrderTold {
  number: string
  buyerId: number
  buyer: string
  region: string
  supplierId: number | null
  supplier: string | null
}

export async function orderTold(tx: Tx, orderId: number): Promise<OrderTold> {
  const [order] = await tx.sql<OrderTold>(
    `SELECT o.number, o.buyer_id AS "buyerId", b.name AS buyer, o.region_code AS region, o.supplier_id AS "supplierId",
       u.name AS supplier FROM orders o JOIN buyers b ON b.id = o.buyer_id LEFT JOIN suppliers u ON u.id = o.supplier_id
     WHERE o.id = $1`,
    [orderId],
  )
  if (!order) throw new Error(`there is no order ${orderId}`)
  return order
}

/** The treasurers of a penyedia; nobody when an order has none yet. */
export function treasurerAccounts(tx: Tx, supplierId: number | null): Promise<Reachable[]> {
  return tx.sql<Reachable>(
    `SELECT DISTINCT ON (a.id) o.id AS "ownerId", a.id AS "accountId", o.person_id AS "personId"
     FROM officers o JOIN accounts a ON a.person_id = o.person_id AND a.channel = 'officer'
     WHERE o.supplier_id = $1 AND o.role = 'treasurer' AND o.status = 'active' ORDER BY a.id, o.id`,
    [supplierId ?? 0],
  )
}

/**
 * Tells a penyedia's treasurers something of an order. Without any, admins hear that one is wanted: the office itself says
 * nothing about money.
 */
export async function tellTreasurers(
  tx: Tx,
  { number, buyer, region, supplierId }: OrderTold,
  key: string,
  notice: Omit<Notice, 'accountId' | 'key'>,
  now: Date,
): Promise<void> {
  const treasurers = await treasurerAccounts(tx, supplierId)
  const wanted = { notice: 'treasurer_wanted' as const, values: { number, buyer } }
  const notices = treasurers.length
    ? toAll(treasurers, key, notice)
    : toAll(await officerAccounts(tx, region, ['admin']), `treasurer-wanted:${number}`, wanted)
  await queueNotices(tx, notices, now)
}

/** More came in than is owed: buyer, treasurer and admins hear how much goes back, and what makers have of it already. */
export async function tellRefund(tx: Tx, orderId: number, amount: number, now: Date): Promise<void> {
  const { number, buyer, buyerId, region, supplierId } = await orderTold(tx, orderId)
  const [row] = await tx.sql<{ passed: number }>(
    `SELECT coalesce(sum(paid), 0)::bigint AS passed FROM payments WHERE order_id = $1 AND ledger = 'maker' AND status = 'confirmed'`,
    [orderId],
  )
  const key = `refund:${orderId}:${amount}`
  const officers = [...(await treasurerAccounts(tx, supplierId)), ...(await officerAccounts(tx, region, ['admin']))]
  await queueNotices(
    tx,
    [
      ...toAll(await buyerAccounts(tx, [buyerId]), key, { notice: 'refund_noted', values: { number, amount } }),
      ...toAll(officers, key, {
        notice: 'refund_wanted',
        values: { number, buyer, amount, passed: row?.passed || undefined },
      }),
    ],
    now,
  )
}
