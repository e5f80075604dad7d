import { numberText } from '../../../answers/grammar/say.ts'
import type { Option } from '../../../chat/reply.ts'
import type { Tx } from '../../../db/open.ts'
import type { AllocationState } from '../../../domain/orders/states.ts'
import type { Line } from '../../../flow/say.ts'
import { line } from '../../lines.ts'
import { shortDay, toldApart } from '../../list-label.ts'

/** A share as its maker sees it. */
export interface OwnShare {
  id: number
  orderId: number
  number: string
  /** the parcel's name or the product's */
  title: string
  buyer: string
  product: string
  unit: string
  offered: number
  promised: number
  price: number
  status: AllocationState
  dueOn: string
  answerBy: Date | null
  place: string | null
  ready: number
  settled: number
  /** days the goods are to keep from the buyer's day on; null: as usual */
  keepsDays: number | null
  /** she was offered something of this order before, which was taken back unanswered because the buyer changed it */
  renewed: boolean
}

/**
 * Shares of one maker, those due first in front.
 * @param states only these
 * @param id only this one: the value of a pick, which may be made up; somebody else's share is not there
 */
export async function ownShares(
  tx: Tx,
  sellerId: number | undefined,
  states: readonly AllocationState[],
  id?: string,
): Promise<OwnShare[]> {
  if (sellerId === undefined || (id !== undefined && !/^\d{1,9}$/.test(id))) return []
  return tx.sql<OwnShare>(
    `SELECT a.id, o.id AS "orderId", o.number, coalesce(c.name, l.label) AS title, b.name AS buyer, p.name AS product,
       p.unit, a.offered, a.promised, a.price, a.status, a.due_on AS "dueOn", a.answer_by AS "answerBy",
       concat_ws(', ', t.name, t.address) AS place, a.delivered + a.deducted AS settled,
       o.min_shelf_life_days AS "keepsDays",
       EXISTS (SELECT 1 FROM allocations b JOIN order_lines k ON k.id = b.order_line_id WHERE k.order_id = o.id
         AND b.seller_id = a.seller_id AND b.status = 'cancelled' AND b.answered_at IS NULL AND b.id < a.id) AS renewed,
       coalesce((SELECT r.ready FROM progress r WHERE r.allocation_id = a.id ORDER BY r.id DESC LIMIT 1), 0) AS ready
     FROM allocations a JOIN products p ON p.id = a.product_id JOIN order_lines l ON l.id = a.order_line_id
       JOIN orders o ON o.id = l.order_id JOIN buyers b ON b.id = o.buyer_id LEFT JOIN parcels c ON c.id = o.parcel_id
       JOIN sellers s ON s.id = a.seller_id
       LEFT JOIN packing_points t ON t.id = coalesce(a.packing_point_id, s.packing_point_id)
     WHERE a.seller_id = $1 AND a.status = ANY ($2) AND ($3::int IS NULL OR a.id = $3) ORDER BY a.due_on, a.id`,
    [sellerId, states, id === undefined ? null : Number(id)],
  )
}

/** Promises that still want something from their maker. */
export const OWED: readonly AllocationState[] = ['waiting_dp', 'accepted', 'partial', 'in_progress', 'ready']

/** 'Keripik Tempe · 300'; two that read the same with the day: 'Keripik Tempe · 300 (28/2)', or the order's number. */
export const shareOptions = (shares: readonly OwnShare[]): Option[] =>
  toldApart(
    shares.map(({ id, product, promised, offered, dueOn, number }) => ({
      value: String(id),
      label: `${product} · ${numberText(promised || offered)}`,
      apart: [shortDay(dueOn), number.slice(-4), `#${id}`],
    })),
  )

/** A promise in the maker's list. */
export function promiseLine({ product, promised, unit, dueOn, ready, status, place }: OwnShare): Line {
  const values = { product, pieces: promised, unit, due_on: dueOn, place: place || undefined }
  if (status === 'waiting_dp') return line('own_promise_waiting_dp', values)
  if (ready >= promised) return line('own_promise_ready', values)
  return ready > 0 ? line('own_promise_begun', { ...values, ready }) : line('own_promise', values)
}
