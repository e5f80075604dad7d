import { addDays } from '../calendar.ts'

/**
 * The first best-before day that goods may carry: on the day of the delivery they keep as long as the order asks, and are
 * not over it in any case. Days are 'YYYY-MM-DD'. Source: PRACTICE 27.
 * @param least days the order asks for; null: none
 */
export const keepsUntil = (deliveredOn: string, least: number | null): string =>
  addDays(deliveredOn, Math.max(0, least ?? 0))

/** Whether goods with that best-before day are refused for a delivery. */
export const isTooOld = (bestBefore: string, deliveredOn: string, least: number | null): boolean =>
  bestBefore < keepsUntil(deliveredOn, least)
