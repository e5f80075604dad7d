import type { Tx } from '../../../db/open.ts'
import { addDays, dayAt } from '../../../domain/calendar.ts'
import type { Feasts } from '../../../domain/feasts.ts'
import { answerBy } from '../../../domain/orders/offers.ts'
import type { Free } from '../../../domain/orders/plan.ts'
import type { LineToSplit } from '../../../domain/orders/split-order.ts'
import type { OrderState } from '../../../domain/orders/states.ts'
import { seasons } from '../../../domain/season.ts'
import type { LineNow, OrderNow, ShareNow } from '../lock.ts'
import type { OrderPart } from '../parts.ts'
import { openPieces } from '../pieces.ts'
import { answerHours } from './answer-time.ts'
import { candidatesAmong } from './candidates.ts'

/** States in which shares are offered. */
const OFFERABLE: readonly OrderState[] = ['placed', 'promised', 'in_progress', 'delivering']

export const mayOffer = ({ status }: OrderNow): boolean => OFFERABLE.includes(status)

/** Lines with pieces that are nobody's, who could make them, and by when. Days are 'YYYY-MM-DD'. */
export interface OpenLines {
  lines: LineNow[]
  /** what each product's maker can still make of it */
  free: Free
  /** hand-over */
  due: string
  /** whoever is asked answers by then */
  until: Date
  /** first day on which work may begin */
  from: string
}

/** Of one delivery, as the database has it now; of some lines only when they are named. */
export async function openLines(
  tx: Tx,
  order: OrderNow,
  part: OrderPart,
  now: Date,
  feasts: Feasts,
  lineIds?: readonly number[],
): Promise<OpenLines> {
  const lines = part.lines.filter((line) => (lineIds?.includes(line.id) ?? true) && openPieces(line) > 0)
  const { due, neededOn } = part
  const until = answerBy(now, due, feasts, await answerHours(tx, order.regionCode))
  // whoever answers in the last minute must still be able to make it all: work is reckoned from the day after
  const from = addDays(dayAt(until), 1)
  const products = [...new Set(lines.flatMap((line) => line.products))]
  const { id: orderId, packingPointId, minShelfLifeDays: least } = order
  const wanted = { from, due, neededOn, today: dayAt(now), seasons: seasons(feasts), packingPointId, least, orderId }
  const free = new Map(lines.length ? await candidatesAmong(tx, products, wanted) : [])
  return { lines, free, due, until, from }
}

/** A line as the rules of splitting read it. */
export const toSplit = ({ id, price, products, quantity, cancelled, shares }: LineNow): LineToSplit => ({
  id,
  price,
  products,
  ordered: quantity,
  cancelled,
  shares: shares.filter(isAnswerOrHeld),
})

/** An offer that was taken back before she answered it says nothing about her: she may be asked again. */
const isAnswerOrHeld = ({ status, answered }: ShareNow) => status !== 'cancelled' || answered
