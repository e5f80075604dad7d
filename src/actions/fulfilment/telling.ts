import type { Tx } from '../../db/open.ts'
import { type Notice, queueNotices } from '../../outbox/queue.ts'
import { buyerAccounts, officerAccounts, type Reachable, sellerAccounts } from '../accounts.ts'
import type { ShareInCustody } from './custody.ts'

/** Who hears of goods that came short or broken. */
const WATCHERS = ['admin', 'curator'] as const

/** The same words to each account, each said once. */
export const toAll = (
  accounts: readonly Reachable[],
  key: string,
  notice: Omit<Notice, 'accountId' | 'key'>,
): Notice[] => accounts.map(({ accountId }) => ({ ...notice, accountId, key: `${key}:${accountId}` }) as Notice)

/** The maker hears what was counted. */
export async function tellHandedOver(
  tx: Tx,
  { sellerId, product, unit, number }: ShareInCustody,
  { handoverId, good, damaged, missing }: { handoverId: number; good: number; damaged: number; missing: number },
  now: Date,
): Promise<void> {
  const values = { good, unit, product, number, damaged: damaged || undefined, missing: missing || undefined }
  const accounts = await sellerAccounts(tx, [sellerId])
  await queueNotices(tx, toAll(accounts, `handed-over:${handoverId}`, { notice: 'goods_handed_over', values }), now)
}

/** The maker hears why her goods were not taken. Days are 'YYYY-MM-DD'. */
export async function tellRefused(
  tx: Tx,
  { sellerId, product, unit, number }: ShareInCustody,
  { handoverId, count, bestBefore, until }: { handoverId: number; count: number; bestBefore: string; until: string },
  now: Date,
): Promise<void> {
  const values = { count, unit, product, number, best_before: bestBefore, until }
  const accounts = await sellerAccounts(tx, [sellerId])
  await queueNotices(tx, toAll(accounts, `goods-refused:${handoverId}`, { notice: 'goods_refused', values }), now)
}

/** The maker hears that the rest of her share is no longer waited for. */
export async function tellShareClosed(
  tx: Tx,
  { id, sellerId, product, unit, number, promised }: ShareInCustody,
  pieces: number,
  now: Date,
): Promise<void> {
  const values = { pieces, unit, product, number }
  const accounts = await sellerAccounts(tx, [sellerId])
  await queueNotices(tx, toAll(accounts, `share-closed:${id}:${promised}`, { notice: 'share_closed', values }), now)
}

/** Buyer and officers hear that an order became smaller. `key` names the reason once. */
export async function tellReduced(
  tx: Tx,
  orderId: number,
  { label, pieces, key }: { label: string; pieces: number; key: string },
  now: Date,
): Promise<void> {
  const [order] = await tx.sql<{ number: string; buyer_id: number; region_code: string; buyer: string }>(
    `SELECT o.number, o.buyer_id, o.region_code, b.name AS buyer FROM orders o JOIN buyers b ON b.id = o.buyer_id WHERE o.id = $1`,
    [orderId],
  )
  if (!order) return
  const { number, buyer } = order
  const buyers = await buyerAccounts(tx, [order.buyer_id])
  const officers = await officerAccounts(tx, order.region_code, WATCHERS)
  await queueNotices(
    tx,
    [
      ...toAll(buyers, `order-reduced:${key}`, { notice: 'order_reduced', values: { number, label, pieces } }),
      ...toAll(officers, `order-reduced:${key}`, {
        notice: 'order_reduced_officer',
        values: { number, buyer, label, pieces },
      }),
    ],
    now,
  )
}
