import { addDays, dayAt } from '../../../domain/calendar.ts'
import type { Feasts } from '../../../domain/feasts.ts'
import { handOverDay, notAFeast } from '../../../domain/orders/days.ts'
import { answerBy } from '../../../domain/orders/offers.ts'

/** A day on which a buyer may have the parcels, with what it means for the makers. */
export interface LookedAt {
  /** at the buyer's gate */
  neededOn: string
  /** the makers hand over */
  due: string
  /** first day on which work may begin: the day after the last answer may come */
  from: string
}

/** Days after the one wished for that are looked at when nothing fits. House figure. */
const LATER = [3, 7, 10, 14, 21, 30, 45, 60, 90]

/**
 * The day wished for, and later ones when asked for; none of them a feast but perhaps the first. Reckoned as an order is:
 * packing and delivery before the buyer's day, the time to answer before the work.
 */
export function lookedAt(
  neededOn: string,
  { parcels, packedADay }: { parcels: number; packedADay: number | null },
  { now, feasts }: { now: Date; feasts: Feasts },
  later: boolean,
): LookedAt[] {
  const days = [neededOn, ...(later ? LATER.map((days) => notAFeast(addDays(neededOn, days), feasts)) : [])]
  return [...new Set(days)].map((day) => {
    const due = handOverDay(day, { parcels, packedADay })
    return { neededOn: day, due, from: addDays(dayAt(answerBy(now, due, feasts)), 1) }
  })
}
