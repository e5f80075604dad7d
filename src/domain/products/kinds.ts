/** Usual price in rupiah, both ends included: the middle of the market, not its limits. */
export interface PriceRange {
  min: number
  max: number
}

export type PermitKind = 'pirt' | 'bpom' | 'none'

/**
 * One kind of product. Prices and shelf lives are what makers of the three regencies quoted in 2026 (rough: an
 * officer's median beats them). `pirtTypes` are the food types of PIRT_FOOD_TYPES such a product usually has.
 */
export interface ProductKind {
  key: string
  food: boolean
  /** what an ordinary product of this kind needs; frozen or short-lived ones need more, see `permitNeeded` */
  permit: PermitKind
  /** of one piece as it is sold (bungkus, toples, lembar …) */
  unitPrice: PriceRange
  /** of a kilogram; null for goods not sold by weight */
  kgPrice: PriceRange | null
  /** usual days it keeps, unopened; null for goods that keep */
  shelfLifeDays: number | null
  pirtTypes: readonly string[]
}

const food = (
  key: string,
  permit: PermitKind,
  unit: readonly [number, number],
  kg: readonly [number, number] | null,
  shelfLifeDays: number,
  pirtTypes: readonly string[],
): ProductKind => ({
  key,
  food: true,
  permit,
  unitPrice: { min: unit[0], max: unit[1] },
  kgPrice: kg && { min: kg[0], max: kg[1] },
  shelfLifeDays,
  pirtTypes,
})

const goods = (key: string, unit: readonly [number, number]): ProductKind => ({
  key,
  food: false,
  permit: 'none',
  unitPrice: { min: unit[0], max: unit[1] },
  kgPrice: null,
  shelfLifeDays: null,
  pirtTypes: [],
})

/** Every kind, in the order menus show them. Their Indonesian names live under flows/. */
export const PRODUCT_KINDS = [
  food('chips', 'pirt', [5_000, 40_000], [40_000, 150_000], 120, ['04', '06', '14', '15']),
  food('crackers', 'pirt', [5_000, 40_000], [40_000, 150_000], 120, ['02', '06', '15']),
  food('cookies', 'pirt', [20_000, 120_000], [80_000, 220_000], 90, ['06']),
  food('traditional_cake', 'pirt', [2_000, 60_000], [30_000, 140_000], 14, ['06', '15']),
  food('bakery', 'pirt', [2_500, 80_000], [40_000, 160_000], 7, ['06']),
  food('candy', 'pirt', [5_000, 50_000], [40_000, 160_000], 60, ['08', '09', '14']),
  food('honey_sugar', 'pirt', [10_000, 150_000], [40_000, 350_000], 365, ['09']),
  food('coffee_tea', 'pirt', [10_000, 90_000], [100_000, 350_000], 180, ['10']),
  food('powdered_drink', 'pirt', [8_000, 60_000], [60_000, 300_000], 180, ['12', '13']),
  food('drink', 'pirt', [5_000, 60_000], null, 90, ['09', '13', '14']),
  food('sambal', 'pirt', [10_000, 60_000], [60_000, 250_000], 90, ['11']),
  food('seasoning', 'pirt', [5_000, 60_000], [40_000, 300_000], 90, ['07', '11', '12', '15']),
  food('spice_herbal', 'pirt', [5_000, 70_000], [60_000, 400_000], 180, ['12', '13']),
  food('dried_protein', 'pirt', [10_000, 130_000], [80_000, 400_000], 90, ['01', '02', '03']),
  food('frozen', 'bpom', [10_000, 80_000], [40_000, 180_000], 90, []),
  food('dairy', 'bpom', [5_000, 60_000], null, 14, []),
  food('egg', 'pirt', [3_000, 60_000], null, 21, ['03']),
  food('nuts_grains', 'pirt', [5_000, 60_000], [30_000, 180_000], 120, ['15']),
  food('other_food', 'pirt', [2_000, 150_000], [20_000, 400_000], 30, []),
  goods('batik', [75_000, 1_500_000]),
  goods('fashion', [25_000, 600_000]),
  goods('weaving', [15_000, 400_000]),
  goods('ceramics', [10_000, 750_000]),
  goods('wood', [5_000, 750_000]),
  goods('souvenir', [2_000, 150_000]),
  goods('other_goods', [2_000, 2_000_000]),
] as const satisfies readonly ProductKind[]

const BY_KEY = new Map<string, ProductKind>(PRODUCT_KINDS.map((kind) => [kind.key, kind]))

/** The kind of a key such as 'chips', or undefined when there is none. */
export function productKind(key: string): ProductKind | undefined {
  return BY_KEY.get(key)
}

export type Storage = 'room' | 'chilled' | 'frozen'

/** P-IRT is not for food that keeps fewer days than this. Source: BPOM's P-IRT rules. */
export const PIRT_LEAST_SHELF_LIFE_DAYS = 7

/**
 * Which permit a product really needs: P-IRT does not cover frozen or chilled food nor a shelf life under 7 days; those
 * need BPOM MD. Crafts and batik need none. An unknown kind counts as food. Source: BPOM's P-IRT rules (check).
 */
export function permitNeeded(product: {
  kind: string | null
  storage: Storage | null
  shelfLifeDays: number | null
}): PermitKind {
  const kind = product.kind === null ? undefined : productKind(product.kind)
  if (kind && !kind.food) return 'none'
  if (kind?.permit === 'bpom') return 'bpom'
  if (product.storage === 'frozen' || product.storage === 'chilled') return 'bpom'
  if (product.shelfLifeDays !== null && product.shelfLifeDays < PIRT_LEAST_SHELF_LIFE_DAYS) return 'bpom'
  return 'pirt'
}
