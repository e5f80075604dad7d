import type { Tx } from '../../../db/open.ts'
import { addDays, dayAt } from '../../../domain/calendar.ts'
import type { Feasts } from '../../../domain/feasts.ts'
import { afterDownPayment, answerOffer, type OfferAnswer } from '../../../domain/orders/offers.ts'
import { PROMISED } from '../../../domain/orders/states.ts'
import { seasons } from '../../../domain/season.ts'
import { broughtOf } from '../brought.ts'
import { capacitiesOf, freePieces } from '../capacity.ts'
import { lockOrder, type OrderNow, orderOfShare, readOrder, type ShareNow } from '../lock.ts'
import { openPieces } from '../pieces.ts'
import { offerOpen } from './offer.ts'

export type Answered =
  /** `promised` pieces are hers now; `released` went on to others; `late`: after the time was up */
  | { kind: 'changed'; promised: number; released: number; late: boolean }
  /** her capacity allows only so many by then: nothing was written */
  | { kind: 'not_enough'; free: number }
  | { kind: 'already'; promised: number }
  | { kind: 'taken' }
  | { kind: 'not_a_number' }
  | { kind: 'closed' }
  | { kind: 'promised_before'; promised: number }
  /** there is no such share */
  | { kind: 'unknown' }

/**
 * A maker's answer to an offer, or her taking back of a promise: held against the share as it stands, the pieces that are
 * open and her capacity, all inside this transaction; what becomes nobody's is offered on at once.
 * Whether the share is the speaker's own is the caller's to check.
 */
export async function answerShare(
  tx: Tx,
  allocationId: number,
  answer: OfferAnswer,
  { now, feasts }: { now: Date; feasts: Feasts },
): Promise<Answered> {
  const orderId = await orderOfShare(tx, allocationId)
  const order = orderId === undefined ? undefined : await lockOrder(tx, orderId)
  const line = order?.lines.find(({ shares }) => shares.some(({ id }) => id === allocationId))
  const share = line?.shares.find(({ id }) => id === allocationId)
  if (!order || !line || !share) return { kind: 'unknown' }
  const brought = answer.kind === 'withdraw' ? await broughtOf(tx, allocationId) : 0
  const offer = { ...share, settled: share.delivered + share.deducted + brought, unassigned: openPieces(line) }
  const outcome = answerOffer(offer, answer)
  if (outcome.kind === 'already' || outcome.kind === 'promised_before')
    return { kind: outcome.kind, promised: share.promised }
  if (outcome.kind !== 'changed') return outcome
  const late = outcome.late === true
  if (PROMISED.includes(outcome.status)) {
    if (!(await maySell(tx, share))) return { kind: 'closed' }
    const free = await freeFor(tx, order, share, late, now, feasts)
    if (free < outcome.promised) return { kind: 'not_enough', free }
  }
  await tx.sql(
    `UPDATE allocations SET status = $2, promised = $3, decline_reason = coalesce($4, decline_reason), answered_at = $5,
       dp_condition = $6 WHERE id = $1`,
    [
      allocationId,
      brought > 0 ? 'handed_over' : outcome.status,
      outcome.promised,
      outcome.reason ?? null,
      now,
      outcome.status === 'waiting_dp',
    ],
  )
  await offerOpen(tx, (await readOrder(tx, order.id)) as OrderNow, now, feasts, [line.id])
  return { kind: 'changed', promised: outcome.promised, released: outcome.released, late }
}

/** Whoever was suspended, or left, promises nothing. */
async function maySell(tx: Tx, { sellerId, productId }: ShareNow): Promise<boolean> {
  const rows = await tx.sql(
    `SELECT 1 FROM products p JOIN sellers s ON s.id = p.seller_id
     WHERE p.id = $1 AND s.id = $2 AND s.status NOT IN ('suspended', 'left')
       AND p.status NOT IN ('suspended', 'refused', 'withdrawn')`,
    [productId, sellerId],
  )
  return rows.length > 0
}

/** In time: what she was offered was reckoned from a day on which she can still begin. Late: from tomorrow. */
async function freeFor(
  tx: Tx,
  order: OrderNow,
  share: ShareNow,
  late: boolean,
  now: Date,
  feasts: Feasts,
): Promise<number> {
  const tomorrow = addDays(dayAt(now), 1)
  const from = late ? tomorrow : (share.reason?.from ?? tomorrow)
  const capacities = await capacitiesOf(tx, [share.productId], { today: dayAt(now), without: [share.id] })
  const capacity = capacities.get(share.productId)
  if (!capacity || order.kind === 'sample') return order.kind === 'sample' ? share.offered : 0
  return freePieces(capacity, seasons(feasts), from, share.dueOn)
}

/**
 * The down payment that a promise waited for has come: she says so herself.
 * @returns whether the share was waiting for it
 */
export async function downPaymentCame(tx: Tx, allocationId: number, now: Date): Promise<boolean> {
  const orderId = await orderOfShare(tx, allocationId)
  const order = orderId === undefined ? undefined : await lockOrder(tx, orderId)
  const share = order?.lines.flatMap(({ shares }) => shares).find(({ id }) => id === allocationId)
  if (!order || share?.status !== 'waiting_dp') return false
  await tx.sql('UPDATE allocations SET status = $2, dp_confirmed_at = $3 WHERE id = $1', [
    allocationId,
    afterDownPayment(share),
    now,
  ])
  return true
}
