import type { Tx } from '../../../db/open.ts'
import { addDays, dayAt } from '../../../domain/calendar.ts'
import type { Feasts } from '../../../domain/feasts.ts'
import { answerBy } from '../../../domain/orders/offers.ts'
import { candidatesOf } from '../../../domain/orders/plan.ts'
import { splitRemainder } from '../../../domain/orders/remainder.ts'
import { seasons } from '../../../domain/season.ts'
import type { LineNow, OrderNow } from '../../orders/lock.ts'
import { answerHours } from '../../orders/offering/answer-time.ts'
import { candidatesAmong } from '../../orders/offering/candidates.ts'
import { partWith } from '../../orders/parts.ts'

/** States of an order in which shares are still offered. */
const OFFERED_ON = ['placed', 'promised', 'in_progress', 'delivering']

/**
 * How many of the pieces that one maker will not bring the others can make in time, before anybody is asked: what nobody
 * can make need not be offered around first. The order is locked by the caller and nothing is written.
 * @param pieces of the share `shareId`, to be given up
 */
export async function piecesForOthers(
  tx: Tx,
  order: OrderNow,
  line: LineNow,
  { shareId, pieces }: { shareId: number; pieces: number },
  { now, feasts }: { now: Date; feasts: Feasts },
): Promise<number> {
  if (!OFFERED_ON.includes(order.status)) return 0
  const { due, neededOn } = partWith(order, line.id)
  const from = addDays(dayAt(answerBy(now, due, feasts, await answerHours(tx, order.regionCode))), 1)
  const wanted = { from, due, neededOn, today: dayAt(now), seasons: seasons(feasts) }
  const free = await candidatesAmong(tx, line.products, wanted)
  const shares = line.shares.map((share) =>
    share.id === shareId ? { ...share, promised: share.promised - pieces } : share,
  )
  const split = splitRemainder({ ordered: line.quantity, cancelled: line.cancelled, shares }, candidatesOf(line, free))
  return Math.min(
    pieces,
    split.shares.reduce((sum, { quantity }) => sum + quantity, 0),
  )
}
