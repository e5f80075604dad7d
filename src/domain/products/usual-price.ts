import { sureKind } from './guess.ts'
import { productKind } from './kinds.ts'

/** A price this many times beyond what its kind usually costs is likelier a slip with the zeros. House figure. */
const FAR_OFF = 3
const SLIPS = [1 / 1000, 1 / 100, 1 / 10, 10, 100, 1000]

/**
 * What a price far off its kind's usual range probably was meant to be, in rupiah: 'Keripik Tempe' at 150.000 a pack → 15.000.
 * Undefined when the price is usual, when the kind is not told, or when no other number of zeros makes it usual.
 * @param product what is known of it: its kind (a key of PRODUCT_KINDS) or else its name, and the unit of the price
 */
export function likelierPrice(
  price: number,
  product: { kind?: string; name?: string; byWeight?: boolean },
): number | undefined {
  const kind = productKind(product.kind ?? sureKind(product.name ?? '') ?? '')
  if (!kind) return undefined
  const range = product.byWeight ? kind.kgPrice : kind.unitPrice
  if (!range) return undefined
  const { min, max } = range
  if (price <= max * FAR_OFF && price * FAR_OFF >= min) return undefined
  return SLIPS.map((slip) => Math.round(price * slip)).find((other) => other >= min && other <= max)
}
