import type { Tx } from '../../../db/open.ts'
import { readFeasts } from '../../places/reference.ts'
import { letGo } from '../brought.ts'
import { lockOrder, type OrderNow, readOrder } from '../lock.ts'
import { tellPromiseGone } from '../telling.ts'
import { offerOpen } from './offer.ts'

/**
 * For a suspension: everything a maker (or one product) was offered or promised and has not handed over is taken back and
 * offered to the remaining makers at once; she hears it of what she had promised.
 * @returns how many shares
 */
export async function takeBackShares(
  tx: Tx,
  of: { sellerId: number } | { productId: number },
  now: Date,
): Promise<number> {
  const [column, id] = 'sellerId' in of ? ['a.seller_id', of.sellerId] : ['a.product_id', of.productId]
  const open = `${column} = $1 AND a.status IN ('offered', 'waiting_dp', 'accepted', 'partial', 'in_progress', 'ready')`
  const orders = await tx.sql<{ id: number }>(
    `SELECT DISTINCT l.order_id AS id FROM allocations a JOIN order_lines l ON l.id = a.order_line_id WHERE ${open} ORDER BY id`,
    [id],
  )
  if (!orders.length) return 0
  const feasts = await readFeasts(tx)
  let count = 0
  for (const order of orders) {
    if (!(await lockOrder(tx, order.id))) continue
    const shares = await tx.sql<{ id: number; order_line_id: number; promised: number }>(
      `SELECT a.id, a.order_line_id, a.promised FROM allocations a JOIN order_lines l ON l.id = a.order_line_id
       WHERE l.order_id = $2 AND ${open} ORDER BY a.id`,
      [id, order.id],
    )
    const promised = shares.filter((share) => share.promised > 0).map((share) => share.id)
    await tellPromiseGone(tx, promised, 'gone.suspended', now)
    await letGo(
      tx,
      shares.map((share) => share.id),
      now,
    )
    count += shares.length
    const after = (await readOrder(tx, order.id)) as OrderNow
    await offerOpen(tx, after, now, feasts, [...new Set(shares.map((share) => share.order_line_id))])
  }
  return count
}
