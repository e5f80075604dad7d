import { addDays, daysBetween } from '../calendar.ts'
import { productKind } from '../products/kinds.ts'

/**
 * The first best-before day that goods may carry: on the day of the delivery they keep as long as the order asks, and are
 * not over it in any case. Days are 'YYYY-MM-DD'. Source: PRACTICE 27.
 * @param least days the order asks for; null: none
 */
export const keepsUntil = (deliveredOn: string, least: number | null): string =>
  addDays(deliveredOn, Math.max(0, least ?? 0))

/**
 * How long goods can still keep when they are delivered, made on the day they are handed over at the latest. Days; 0 when
 * they would be over.
 */
export const keepsAtDelivery = (shelfLifeDays: number, handOver: string, deliveredOn: string): number =>
  Math.max(0, shelfLifeDays - daysBetween(handOver, deliveredOn))

/** Whether goods with that best-before day are refused for a delivery. */
export const isTooOld = (bestBefore: string, deliveredOn: string, least: number | null): boolean =>
  bestBefore < keepsUntil(deliveredOn, least)

/**
 * Whether a hand-over may not be written down yet: food comes with its best-before day, or with the reason why there is
 * none (PRACTICE 27). Of a kind nobody knows it is not asked.
 */
export const mustSayDay = (kind: string | null, bestBefore: string | undefined, why: string | undefined): boolean =>
  productKind(kind ?? '')?.food === true && bestBefore === undefined && !why?.trim()
