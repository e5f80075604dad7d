/** PPN is 12 % of 11/12 of the price, 11 % in effect. Source: PMK 131/2024; rules change, so both parts stand apart. */
export const PPN_RATE_PERCENT = 12
export const PPN_BASE = { of: 11, in: 12 } as const

export interface PricedLine {
  /** pieces, a whole number */
  quantity: number
  /** integer rupiah of one piece */
  price: number
}

export interface Totals {
  /** all integer rupiah */
  goods: number
  packing: number
  /** what the tax is reckoned from (DPP nilai lain); 0 without PPN */
  taxBase: number
  ppn: number
  total: number
}

/**
 * What an order comes to. PPN is charged only when the penyedia (who invoices it) is PKP; a seller below the limit of
 * Rp 4.8 billion a year charges none. Rounded down once per invoice, never per line. Throws when a figure is not a whole
 * number of at least 0.
 */
export function orderTotals(lines: readonly PricedLine[], packing: number, supplierIsPkp: boolean): Totals {
  for (const figure of [packing, ...lines.flatMap(({ quantity, price }) => [quantity, price])]) {
    if (!Number.isSafeInteger(figure) || figure < 0) throw new Error(`${figure} is no whole amount`)
  }
  const goods = lines.reduce((sum, { quantity, price }) => sum + quantity * price, 0)
  const net = goods + packing
  if (!supplierIsPkp) return { goods, packing, taxBase: 0, ppn: 0, total: net }
  const taxBase = Math.floor((net * PPN_BASE.of) / PPN_BASE.in)
  const ppn = Math.floor((net * PPN_BASE.of * PPN_RATE_PERCENT) / (PPN_BASE.in * 100))
  return { goods, packing, taxBase, ppn, total: net + ppn }
}

/** The down payment that is usual between makers and companies. An order may name another. */
export const USUAL_DP_PERCENT = 50

/** Days from the delivery on to pay the remainder, for whoever has agreed nothing else; the database's default says the same. */
export const USUAL_TERMS_DAYS = 14

/** Down payment and remainder, integer rupiah, together exactly the total. The odd rupiah is in the remainder. */
export function instalments(total: number, dpPercent = USUAL_DP_PERCENT): { dp: number; remainder: number } {
  const dp = Math.floor((total * dpPercent) / 100)
  return { dp, remainder: total - dp }
}

/** A kuitansi over this amount carries a meterai of this value. Source: UU 10/2020 (check). */
export const STAMP_DUTY_ABOVE = 5_000_000
export const STAMP_DUTY = 10_000
