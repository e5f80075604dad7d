import type { DistrictFound } from '../../answers/grammar/districts.ts'
import type { PermitsFound } from '../../answers/grammar/permits.ts'
import type { Weight } from '../../answers/grammar/weights.ts'
import type { Said } from '../said.ts'

/** One size of a product with its price. */
export interface Size {
  weight: Weight
  price: number
}

/** One pack a product is sold in. */
export interface Pack {
  unit: string
  contents?: number
  price: number
}

/** How much can be made, as it was said. */
export interface SaidCapacity {
  qty?: number
  min?: number
  max?: number
  unit?: string
  per: 'day' | 'week' | 'month'
  daysPerWeek?: number
  /** what the season brings, in the same unit and time */
  peak?: number
}

/** All that one message says of a product. Money is rupiah, lengths are days; absent = not said. */
export interface Product {
  name?: Said<string>
  brand?: Said<string>
  price?: Said<number>
  /** the price is unsure only because it was said as 'about' */
  about?: true
  unit?: Said<string>
  weight?: Said<Weight>
  contents?: Said<{ qty: number; unit?: string }>
  capacity?: Said<SaidCapacity>
  minOrder?: Said<{ qty: number; unit?: string }>
  leadTime?: Said<number>
  shelfLife?: Said<number>
  sizes?: Said<Size[]>
  packs?: Said<Pack[]>
  variants?: Said<string[]>
  bundle?: Said<string[]>
  storage?: Said<'frozen' | 'chilled' | 'room'>
  permits: PermitsFound
  district?: DistrictFound
  phone?: Said<string>
}

/** The part of it that has numbers. */
export type Numbers = Pick<
  Product,
  | 'price'
  | 'about'
  | 'unit'
  | 'weight'
  | 'contents'
  | 'capacity'
  | 'minOrder'
  | 'leadTime'
  | 'shelfLife'
  | 'sizes'
  | 'packs'
>
