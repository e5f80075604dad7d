import type { Tx } from '../../../db/open.ts'
import type { Feasts } from '../../../domain/feasts.ts'
import { candidatesOf, nothingTaken, type Taken, take } from '../../../domain/orders/plan.ts'
import { splitRemainder } from '../../../domain/orders/remainder.ts'
import type { Split } from '../../../domain/orders/split.ts'
import { mendSplit } from '../../../domain/orders/split-mended.ts'
import type { PlannedLine } from '../../../domain/orders/split-order.ts'
import { splitUniform } from '../../../domain/orders/uniform.ts'
import { type LineNow, lockOrder, type OrderNow, readOrder, type ShareReasonKept, type SplitProof } from '../lock.ts'
import { NEAREST_POINT } from '../nearest-point.ts'
import { type OrderPart, partsOf } from '../parts.ts'
import { openPieces } from '../pieces.ts'
import { settleOrder } from '../settle.ts'
import { mendMissing, tellMissing } from '../tell-progress.ts'
import { tellMakers } from '../telling.ts'
import { elsewhere, type Holder, holdersOf } from './holders.ts'
import { letGoHolds } from './holds.ts'
import { tellOffersGone } from './offers-gone.ts'
import { mayOffer, type OpenLines, openLines, toSplit } from './open-lines.ts'

export interface Offered {
  /** new offers made */
  offers: number
  /** pieces of the whole order that are nobody's and that nobody can take */
  missing: number
}

/**
 * Offers every piece of an order that is nobody's to the makers who can make it in time: within capacity as the database
 * has it now, who earned least this season first. Queues one offer a share; tells buyer and officers what is missing, or
 * that all is promised. Does nothing for an order that is not placed.
 * @throws when there is no such order
 */
export async function offerOrder(tx: Tx, orderId: number, now: Date, feasts: Feasts): Promise<Offered> {
  const order = await lockOrder(tx, orderId)
  if (!order) throw new Error(`there is no order ${orderId}`)
  return offerOpen(tx, order, now, feasts)
}

/** The same for one line: its declined, lapsed, returned or suspended pieces go to the remaining makers at once. */
export async function reofferLine(tx: Tx, orderLineId: number, now: Date, feasts: Feasts): Promise<Offered> {
  const [line] = await tx.sql<{ order_id: number }>('SELECT order_id FROM order_lines WHERE id = $1', [orderLineId])
  const order = line && (await lockOrder(tx, line.order_id))
  if (!order) throw new Error(`there is no order line ${orderLineId}`)
  return offerOpen(tx, order, now, feasts, [orderLineId])
}

/**
 * Offers what is open of an order that the caller has locked; of some lines only when they are named.
 * @param plan splits reckoned beforehand on a snapshot, by line: held against the database as it is now. Lines without one
 *   are split here and now, who earned least first
 */
export async function offerOpen(
  tx: Tx,
  order: OrderNow,
  now: Date,
  feasts: Feasts,
  lineIds?: readonly number[],
  plan: readonly PlannedLine[] = [],
): Promise<Offered> {
  await letGoHolds(tx, order.id)
  if (!mayOffer(order)) return { offers: 0, missing: 0 }
  const made: number[] = []
  const asked: (OpenLines & { taken: Taken })[] = []
  const holders = holdersOf(order)
  for (const part of partsOf(order)) {
    const open = await openLines(tx, order, part, now, feasts, lineIds)
    const taken = nothingTaken()
    made.push(...(await offerPart(tx, order, part, { ...open, taken, holders }, plan, now)))
    asked.push({ ...open, taken })
  }
  await tellMakers(tx, made, now)
  const after = made.length ? ((await readOrder(tx, order.id)) as OrderNow) : order
  await tellOffersGone(tx, after, 'gone.changed', now)
  const { missing } = await settleOrder(tx, after, now)
  // what was short before and is shorter now is no news, nor what somebody may still be asked for
  const lost = asked.some(({ lines, ...of }) =>
    lines.some(({ id }) => {
      const line = after.lines.find((candidate) => candidate.id === id)
      return line !== undefined && openPieces(line) > 0 && !mayStillBeAsked(line, of)
    }),
  )
  if (lost) await tellMissing(tx, after, now)
  else await mendMissing(tx, after, now)
  return { offers: made.length, missing }
}

/**
 * One delivery's open pieces become offers, what they take is `taken`, and whoever gets one is among the holders.
 * @returns their ids
 */
async function offerPart(
  tx: Tx,
  order: OrderNow,
  { deliveryId, sets }: OrderPart,
  { lines, free, due, until, from, taken, holders }: OpenLines & { taken: Taken; holders: Holder[] },
  plan: readonly PlannedLine[],
  now: Date,
): Promise<number[]> {
  const made: number[] = []
  for (const line of lines) {
    const open = toSplit(line)
    const candidates = candidatesOf(line, free, taken)
    const standing = new Map(candidates.map((candidate) => [candidate.productId, candidate]))
    const planned = plan.find(({ lineId }) => lineId === line.id)
    const split: Split & { proof?: SplitProof } = planned
      ? mendSplit(planned, open, candidates)
      : deliveryId === null
        ? splitRemainder(open, candidates)
        : splitUniform(open, candidates, { sets, manyMakers: order.manyMakers }, elsewhere(holders, line))
    for (const { sellerId, productId, quantity, reason } of split.shares) {
      const { free: left, earned, distance } = standing.get(productId)!
      const kept: ShareReasonKept = {
        rule: reason,
        free: left,
        cap: split.cap,
        earned,
        from,
        ...(order.packingPointId !== null && distance !== undefined && { km: distance }),
        ...(split.proof && { proof: proofKept(split.proof) }),
      }
      made.push(await insertOffer(tx, order, line, { sellerId, productId, quantity, due, until, now, reason: kept }))
    }
    holders.push(...split.shares.map(({ sellerId }) => ({ label: line.label, deliveryId, sellerId })))
    take(taken, split, line.price)
  }
  return made
}

/** What is kept of how sure the split was: neither what it cost nor why the solver failed is of use later. */
const proofKept = (proof: SplitProof): SplitProof =>
  proof.kind === 'limit' ? { kind: 'limit', gap: Math.round(proof.gap * 10_000) / 10_000 } : { kind: proof.kind }

/** A maker who has not answered yet and could make more: asked again when she says yes. */
const mayStillBeAsked = (line: LineNow, { free, taken }: Pick<OpenLines, 'free'> & { taken: Taken }): boolean =>
  candidatesOf(line, free, taken).some(
    ({ sellerId, free: left, minimum }) =>
      left >= Math.max(1, minimum) &&
      line.shares.some((share) => share.sellerId === sellerId && share.status === 'offered'),
  )

interface NewOffer {
  sellerId: number
  productId: number
  quantity: number
  due: string
  until: Date
  now: Date
  reason: ShareReasonKept
}

/** Parcels are put together in one place, the order's; goods that are not packed go where it is nearest for the maker. */
const ITS_POINT = `CASE WHEN $12 THEN (SELECT ${NEAREST_POINT} FROM sellers s WHERE s.id = $3) END`

async function insertOffer(tx: Tx, order: OrderNow, line: LineNow, offer: NewOffer): Promise<number> {
  const [row] = await tx.sql<{ id: number }>(
    `INSERT INTO allocations (region_code, order_line_id, seller_id, product_id, offered, price, status, reason, offered_at,
       answer_by, due_on, packing_point_id, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, 'offered', $7, $8, $9, $10, coalesce($11, ${ITS_POINT}), $8) RETURNING id`,
    [
      order.regionCode,
      line.id,
      offer.sellerId,
      offer.productId,
      offer.quantity,
      line.price,
      offer.reason,
      offer.now,
      offer.until,
      offer.due,
      order.packingPointId,
      order.parcelCount === null,
    ],
  )
  return row!.id
}
