import { OFFICER_ACTS } from '../../../domain/officers.ts'
import { MAX_SHARE_PERCENT } from '../../../domain/orders/split.ts'
import type { Line } from '../../../flow/say.ts'
import { action } from '../../action.ts'
import { line } from '../../lines.ts'
import { makersApart } from '../../list-label.ts'
import { pickedId } from '../../picked.ts'
import { type LineNow, readOrder, type ShareNow, type SplitProof } from '../lock.ts'

/** What fits on a small screen: the largest shares of the first lines. */
const MOST_LINES = 6
const MOST_SHARES = 4
/** Orders to choose from, newest first. */
const MOST_ORDERS = 30

/** Orders of the region whose shares can be explained. */
export const listSplitOrders = action({
  name: 'list_split_orders',
  for: OFFICER_ACTS.watch_orders,
  needs: {},
  gives: { some: { orders: 'list' }, none: {} },
  async run(_, { tx, actor }) {
    const rows = await tx.sql<{ id: number; number: string; buyer: string }>(
      `SELECT o.id, o.number, b.name AS buyer FROM orders o JOIN buyers b ON b.id = o.buyer_id
       WHERE o.region_code = $1 AND o.status NOT IN ('cancelled', 'closed')
         AND EXISTS (SELECT 1 FROM order_lines l JOIN allocations a ON a.order_line_id = l.id WHERE l.order_id = o.id)
       ORDER BY o.id DESC LIMIT $2`,
      [actor.region, MOST_ORDERS],
    )
    if (!rows.length) return { outcome: 'none' }
    const orders = rows.map(({ id, number, buyer }) => ({ value: String(id), label: `${number} ${buyer}` }))
    return { outcome: 'some', values: { orders } }
  },
})

/** Why an order is shared out as it is: the rule, and for every share the figures that were kept with it. */
export const whySplit = action({
  name: 'why_split',
  for: OFFICER_ACTS.watch_orders,
  needs: { order: 'pick' },
  gives: {
    shown: { number: 'text', title: 'text', percent: 'count', shares: 'lines' },
    /** it has not been shared out yet, or it needs nobody any more */
    nothing: { number: 'text' },
    gone: {},
  },
  async run({ order: picked }, { tx, actor }) {
    const order = await readOrder(tx, pickedId(picked))
    if (!order || order.regionCode !== actor.region) return { outcome: 'gone' }
    const number = order.number ?? ''
    const lines = order.lines.filter(({ shares }) => shares.some(isExplained))
    if (!lines.length) return { outcome: 'nothing', values: { number } }
    const makers = await tx.sql<{ sellerId: number; seller: string; district: string; owner: string }>(
      `SELECT id AS "sellerId", name AS seller, district_code AS district, owner_name AS owner FROM sellers WHERE id = ANY ($1)`,
      [[...new Set(lines.flatMap(({ shares }) => shares.map(({ sellerId }) => sellerId)))]],
    )
    const nameOf = new Map(makersApart(makers).map(({ sellerId, seller }) => [sellerId, seller]))
    const shares = lines.slice(0, MOST_LINES).flatMap((of) => explained(of, nameOf))
    return { outcome: 'shown', values: { number, title: order.title, percent: MAX_SHARE_PERCENT, shares } }
  },
})

/** An offer that was taken back before it was answered says nothing any more. */
const isExplained = ({ reason, status, answered }: ShareNow) => reason !== null && (status !== 'cancelled' || answered)

function explained(of: LineNow, names: ReadonlyMap<number, string>): Line[] {
  const shares = of.shares.filter(isExplained).toSorted((a, b) => b.offered - a.offered || a.id - b.id)
  const { label, quantity } = of
  const cap = Math.max(...shares.map(({ reason }) => reason!.cap))
  const hidden = shares.length - MOST_SHARES
  return [
    line('split_line', { label, pieces: quantity, makers: new Set(shares.map(({ sellerId }) => sellerId)).size, cap }),
    proofLine(shares[0]!.reason!.proof),
    ...shares.slice(0, MOST_SHARES).map(({ sellerId, offered, reason }) => {
      const { rule, free, earned, km } = reason!
      const near = km === 0 ? 'split.near' : undefined
      return line('split_share', {
        seller: names.get(sellerId) ?? '',
        pieces: offered,
        why: `split.${rule}`,
        ...{ free, earned, near },
      })
    }),
    ...(hidden > 0 ? [line('and_more', { count: hidden })] : []),
  ]
}

function proofLine(proof: SplitProof | undefined): Line {
  if (proof?.kind === 'limit') return line('split_unproven', { percent: Math.max(1, Math.ceil(proof.gap * 100)) })
  return line('split_how', { how: `split.how.${proof?.kind ?? 'at_once'}` })
}
