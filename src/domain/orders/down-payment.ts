import type { Totals } from './totals.ts'

/** A down payment with its part of the tax. Integer rupiah; net + ppn = amount. */
export interface DownPayment {
  net: number
  /** DPP nilai lain */
  taxBase: number
  ppn: number
  amount: number
}

/**
 * The part of an order's net price and PPN that a down payment is: PPN is owed on a down payment when it is asked for
 * (UU PPN art. 11 par. 2; check). Rounded down; the final invoice carries the rest. Throws unless 0 <= amount <= total.
 */
export function downPayment(totals: Totals, amount: number): DownPayment {
  if (!Number.isSafeInteger(amount) || amount < 0 || amount > totals.total)
    throw new Error(`${amount} is no part of ${totals.total}`)
  // amounts of billions multiply beyond what a double holds exactly
  const part = (whole: number) =>
    totals.total === 0 ? 0 : Number((BigInt(whole) * BigInt(amount)) / BigInt(totals.total))
  const ppn = part(totals.ppn)
  return { net: amount - ppn, taxBase: part(totals.taxBase), ppn, amount }
}
