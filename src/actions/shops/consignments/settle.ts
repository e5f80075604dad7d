import type { Tx } from '../../../db/open.ts'
import { addDays, weekday } from '../../../domain/calendar.ts'
import { settle } from '../../../domain/shops/consignment.ts'
import { type Notice, queueNotices } from '../../../outbox/queue.ts'
import { buyerAccounts, sellerAccounts } from '../../accounts.ts'
import { action } from '../../action.ts'
import { toAll } from '../../fulfilment/telling.ts'
import { pickedId } from '../../picked.ts'

interface Open {
  id: number
  product: string
  unit: string
  sellerId: number
  seller: string
  buyerId: number
  shop: string
  price: number
  sharePercent: number
  moves: number[]
  sold: number
}

const MONDAY = 1

/** What was sold up to yesterday and is in no settlement: those settled by the week on Mondays, by the month on the 1st. */
const openOn = (tx: Tx, today: string): Promise<Open[]> =>
  tx.sql<Open>(
    `SELECT c.id, p.name AS product, coalesce(p.unit, 'pcs') AS unit, s.id AS "sellerId", s.name AS seller, b.id AS "buyerId", b.name AS shop,
       c.price, c.share_percent AS "sharePercent", array_agg(m.id ORDER BY m.id) AS moves, sum(m.quantity)::int AS sold
     FROM consignments c JOIN consignment_moves m ON m.consignment_id = c.id AND m.kind = 'sold' AND m.settlement_id IS NULL AND m.day < $1
       JOIN products p ON p.id = c.product_id JOIN sellers s ON s.id = p.seller_id JOIN buyers b ON b.id = c.buyer_id
     WHERE c.status IN ('active', 'ended') AND c.settled = ANY ($2)
     GROUP BY c.id, p.id, s.id, b.id ORDER BY c.id`,
    [today, [...(weekday(today) === MONDAY ? ['week'] : []), ...(today.endsWith('-01') ? ['month'] : [])]],
  )

/** By the clock: each sold piece goes into one settlement; shop and maker hear what is to be paid. @returns how many */
export async function settleDue(tx: Tx, now: Date, today: string): Promise<Record<string, number>> {
  const open = await openOn(tx, today)
  for (const of of open) {
    const { amount, share, makers } = settle(of.sold, of.price, of.sharePercent)
    const [row] = await tx.sql<{ id: number }>(
      `INSERT INTO consignment_settlements (consignment_id, until_on, sold, amount, share, created_at)
       VALUES ($1, $2, $3, $4, $5, $6) RETURNING id`,
      [of.id, addDays(today, -1), of.sold, amount, share, now],
    )
    await tx.sql('UPDATE consignment_moves SET settlement_id = $2 WHERE id = ANY ($1)', [of.moves, row?.id])
    const { product, shop, seller: maker } = of
    const values = { product, shop, maker, sold: { qty: of.sold, unit: of.unit }, amount, share, makers }
    const notice: Omit<Notice, 'accountId' | 'key'> = { notice: 'consignment_settled', values }
    const asked: Omit<Notice, 'accountId' | 'key'> = {
      notice: 'consignment_settled_maker',
      values,
      slots: { settlement: String(row?.id) },
    }
    await queueNotices(
      tx,
      [
        ...toAll(await buyerAccounts(tx, [of.buyerId]), `settled:${row?.id}`, notice),
        ...toAll(await sellerAccounts(tx, [of.sellerId]), `settled:${row?.id}`, asked),
      ],
      now,
    )
  }
  return { settled: open.length }
}

interface Due {
  id: number
  shop: string
  product: string
  makers: number
  buyerId: number
}

const DUE = `SELECT x.id, b.name AS shop, p.name AS product, (x.amount - x.share)::bigint AS makers, b.id AS "buyerId"
  FROM consignment_settlements x JOIN consignments c ON c.id = x.consignment_id JOIN products p ON p.id = c.product_id
    JOIN buyers b ON b.id = c.buyer_id WHERE p.seller_id = $1 AND x.status = 'due'`

/** What a shop owes the maker: the settlement a notice is about, or the oldest. */
export const showSettlement = action({
  name: 'show_settlement',
  for: ['seller'],
  needs: { settlement: 'pick?' },
  gives: { due: { settlement: 'pick', shop: 'text', product_name: 'text', makers_part: 'rupiah' }, none: {} },
  async run({ settlement }, { tx, actor }) {
    const [due] = await tx.sql<Due>(`${DUE} AND ($2::int IS NULL OR x.id = $2) ORDER BY x.id LIMIT 1`, [
      actor.sellerId ?? 0,
      settlement === undefined ? null : pickedId(settlement),
    ])
    if (!due) return { outcome: 'none' }
    const { id, shop, product, makers } = due
    return { outcome: 'due', values: { settlement: String(id), shop, product_name: product, makers_part: makers } }
  },
})

/** The maker has her money; the shop hears it. */
export const settlementCame = action({
  name: 'settlement_came',
  for: ['seller'],
  needs: { settlement: 'pick' },
  gives: { paid: {}, over: {} },
  async run({ settlement }, { tx, actor, now }) {
    const [due] = await tx.sql<Due>(`${DUE} AND x.id = $2 FOR UPDATE OF x`, [actor.sellerId ?? 0, pickedId(settlement)])
    if (!due) return { outcome: 'over' }
    const { id, shop, product, makers: amount, buyerId } = due
    await tx.sql(`UPDATE consignment_settlements SET status = 'paid', paid_at = $2 WHERE id = $1`, [id, now])
    const notice = { notice: 'consignment_paid' as const, values: { product, shop, amount } }
    await queueNotices(tx, toAll(await buyerAccounts(tx, [buyerId]), `settlement-paid:${id}`, notice), now)
    return { outcome: 'paid', wrote: true }
  },
})
