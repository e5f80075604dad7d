import { permitNeeded, productKind, type Storage } from './kinds.ts'

/** What is known of a product, as far as the rules here ask; null: not told yet. */
export interface ProductFacts {
  name: string | null
  /** key of PRODUCT_KINDS */
  kind: string | null
  /** integer rupiah of one unit */
  price: number | null
  unit: string | null
  netWeightG: number | null
  netVolumeMl: number | null
  /** pieces a day, week or month */
  capacity: number | null
  photos: number
  storage: Storage | null
  shelfLifeDays: number | null
  /** numbers as stored: digits only, halal with 'ID' */
  pirt: string | null
  bpomMd: string | null
  halal: string | null
}

export type Needed = 'name' | 'kind' | 'price' | 'unit' | 'capacity' | 'photos' | 'pirt' | 'bpom_md'

/** Asked for later, in small portions; none of it keeps a product from the curators. */
export type Wanted = 'net_size' | 'shelf_life_days' | 'storage' | 'halal'

export interface Missing {
  /** blocks curation, in the order it is asked for */
  needed: Needed[]
  /** wished for, in the order it is asked for */
  wanted: Wanted[]
  /** curation may begin, but a good verdict makes it `waiting_halal` instead of `approved` */
  waitsForHalal: boolean
}

/**
 * What curation still really needs. Judged are capacity, permits, halal and packaging (criteria of Karawang's 2024
 * curation), so the number of pieces, a photo and the food permit block; a missing halal certificate does not: the rest
 * is curated and its number alone finishes it. Crafts and batik are never asked for P-IRT or halal.
 */
export function missingForCuration(product: ProductFacts): Missing {
  const needed: Needed[] = []
  if (!product.name?.trim()) needed.push('name')
  if (product.kind === null) needed.push('kind')
  if (product.price === null) needed.push('price')
  if (product.unit === null) needed.push('unit')
  if (product.capacity === null) needed.push('capacity')
  if (product.photos === 0) needed.push('photos')

  const kind = product.kind === null ? undefined : productKind(product.kind)
  const isFood = kind?.food === true
  const permit = permitNeeded(product)
  // without a kind nothing is known to be food: the question about papers comes after the kind
  if (isFood && permit === 'pirt' && product.pirt === null && product.bpomMd === null) needed.push('pirt')
  if (isFood && permit === 'bpom' && product.bpomMd === null) needed.push('bpom_md')

  const wanted: Wanted[] = []
  if (isFood && product.netWeightG === null && product.netVolumeMl === null) wanted.push('net_size')
  if (isFood && product.shelfLifeDays === null) wanted.push('shelf_life_days')
  if (isFood && product.storage === null) wanted.push('storage')
  const waitsForHalal = isFood && product.halal === null
  if (waitsForHalal) wanted.push('halal')
  return { needed, wanted, waitsForHalal }
}

/** Which state a good verdict leads to: food without a halal certificate may not be sold yet (UU 33/2014). */
export function stateAfterApproval(product: ProductFacts): 'approved' | 'waiting_halal' {
  return missingForCuration(product).waitsForHalal ? 'waiting_halal' : 'approved'
}

/** What a maker may change without being curated again: the office judged the goods, not the price list. */
export const FREELY_CHANGED = ['price', 'capacity', 'minOrder', 'leadTimeDays', 'pauses', 'halal'] as const
