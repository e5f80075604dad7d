import type { Tx } from '../../../db/open.ts'
import { queueNotices } from '../../../outbox/queue.ts'
import { buyerAccounts, officerAccounts, sellerAccounts } from '../../accounts.ts'
import { line } from '../../lines.ts'
import { makersApart } from '../../list-label.ts'
import type { ShareInCustody } from '../custody.ts'
import { toAll } from '../telling.ts'

/** What of a share came with a delivery. */
export interface ArrivedShare {
  share: ShareInCustody
  good: number
  /** reported broken or missing */
  bad: number
  /** day by which new goods are waited for; nothing when they are deducted */
  replaceBy: string | undefined
  /** pieces she still has to bring */
  rest: number
}

interface Arrival {
  deliveryId: number
  orderId: number
  remedy: 'deduct' | 'replace' | null
  onBehalf: boolean
  owed: number
}

/** Every maker hears once what of hers arrived and what it is worth, or that none could be accepted; officers hear what was wrong; the buyer, if an officer confirmed. */
export async function tellReceived(
  tx: Tx,
  { deliveryId, orderId, remedy, onBehalf, owed }: Arrival,
  arrived: readonly ArrivedShare[],
  now: Date,
): Promise<void> {
  const [order] = await tx.sql<{ number: string; buyer: string; buyer_id: number; region_code: string }>(
    `SELECT o.number, b.name AS buyer, o.buyer_id, o.region_code FROM orders o JOIN buyers b ON b.id = o.buyer_id WHERE o.id = $1`,
    [orderId],
  )
  if (!order) throw new Error(`there is no order ${orderId}`)
  const { number, buyer } = order
  const prices = await pricesOf(tx, arrived)
  const sellers = [...new Set(arrived.map(({ share }) => share.sellerId))]
  const accounts = await sellerAccounts(tx, sellers)
  const due = await dueOf(tx, orderId)
  const toMakers = sellers.flatMap((sellerId) => {
    const hers = arrived.filter(({ share }) => share.sellerId === sellerId)
    const amount = hers.reduce((sum, { share, good }) => sum + good * (prices.get(share.id) ?? 0), 0)
    const values = { number, buyer, goods: hers.flatMap(saidOf) }
    return toAll(
      accounts.filter(({ ownerId }) => ownerId === sellerId),
      `received:${deliveryId}:${sellerId}`,
      hers.some(({ good }) => good > 0)
        ? { notice: 'goods_received', values: { ...values, amount, due } }
        : { notice: 'goods_not_accepted', values },
    )
  })
  const broken = arrived.filter(({ bad }) => bad > 0).map(({ share, bad: pieces }) => ({ ...share, pieces }))
  const problems = makersApart(broken).map(({ product, seller, unit, pieces }) =>
    line('reported', { product, seller, unit, pieces }),
  )
  const officers = problems.length ? await officerAccounts(tx, order.region_code, ['admin', 'curator']) : []
  const files = await photosOf(tx, deliveryId)
  const toOfficers = toAll(officers, `receipt-problem:${deliveryId}`, {
    notice: 'receipt_problem',
    values: { number, buyer, problems, remedy: `remedy.${remedy ?? 'deduct'}`, files },
  })
  const toBuyer = onBehalf
    ? toAll(await buyerAccounts(tx, [order.buyer_id]), `received-for-you:${deliveryId}`, {
        notice: 'received_for_you',
        values: { number, owed },
      })
    : []
  await queueNotices(tx, [...toMakers, ...toOfficers, ...toBuyer], now)
}

function saidOf({ share: { product, unit }, good, bad, replaceBy: by }: ArrivedShare) {
  return [
    ...(good > 0 ? [line('goods_good', { product, unit, pieces: good })] : []),
    ...(bad > 0 && by !== undefined ? [line('goods_to_replace', { product, unit, pieces: bad, by })] : []),
    ...(bad > 0 && by === undefined ? [line('goods_deducted', { product, unit, pieces: bad })] : []),
  ]
}

async function pricesOf(tx: Tx, arrived: readonly ArrivedShare[]): Promise<Map<number, number>> {
  const rows = await tx.sql<{ id: number; price: number }>('SELECT id, price FROM allocations WHERE id = ANY ($1)', [
    arrived.map(({ share }) => share.id),
  ])
  return new Map(rows.map(({ id, price }) => [id, price]))
}

/** When the buyer is to have paid. */
async function dueOf(tx: Tx, orderId: number): Promise<string | undefined> {
  const [row] = await tx.sql<{ due: string | null }>(
    `SELECT max(due_on) AS due FROM payments WHERE order_id = $1 AND ledger = 'buyer'`,
    [orderId],
  )
  return row?.due ?? undefined
}

async function photosOf(tx: Tx, deliveryId: number) {
  return tx.sql<{ hash: string; name: string; type: string }>(
    `SELECT f.hash, f.name, f.type FROM complaints c CROSS JOIN LATERAL unnest(c.photos) WITH ORDINALITY AS u (hash, at)
       JOIN stored_files f ON f.hash = u.hash
     WHERE c.delivery_id = $1 ORDER BY c.id, u.at LIMIT 10`,
    [deliveryId],
  )
}
