/** What a buyer wishes for, as far as it was said. */
export interface Wish {
  /** how many parcels, all alike */
  parcels: number
  /** integer rupiah a parcel at most, packing fee included */
  budget: number
  /** the day by which makers hand over; one of the offer's days */
  handOverOn: string
  halalOnly?: boolean
  /** no glass: it breaks on the lorry */
  noGlass?: boolean
  /** days that everything in it is to keep, from the kitchen on */
  keepsDays?: number
  /** kinds of which at least one line must be there */
  kinds?: readonly string[]
  /** kinds that must not be there */
  notKinds?: readonly string[]
  /** at least so many makers, each with a share worth making */
  makers?: number
  /** only makers of these kecamatan, by code */
  districts?: readonly string[]
}

/** A curated product as it stands when the snapshot is taken. */
export interface OfferedProduct {
  productId: number
  sellerId: number
  /**
   * Products of one group may fill one line: an officer has named them interchangeable. A product that stands alone has
   * a group of its own.
   */
  group: string
  /** key of PRODUCT_KINDS */
  kind: string
  /** kecamatan of its maker */
  districtCode: string
  /** integer rupiah a piece, paid to the maker */
  price: number
  /** integer rupiah that goods like this usually cost, such as the median of their kind by weight */
  usual: number
  /** certified, or of a kind that needs no certificate */
  halal: boolean
  glass: boolean
  /** days from the kitchen on */
  keepsDays: number
  /** fewest pieces its maker makes at a time */
  minimum: number
  /** pieces that can still be promised for hand-over on each of the offer's days; see `freeCapacity` */
  free: readonly number[]
  /** rupiah its maker earned or was promised this season */
  earned: number
  /** kilometres to the packing point; 0 when unknown */
  distance: number
  /** day of its maker's last share */
  lastOn: string | null
}

/** What can be had: a snapshot, so that nothing changes while the solver thinks. */
export interface Offer {
  /** the days that were looked at, ascending: the wish's own and later ones */
  days: readonly string[]
  /** integer rupiah a parcel */
  packingFee: number
  products: readonly OfferedProduct[]
}

/** The wishes that shut products out, by name; each can be given up alone. */
export const CONSTRAINTS = ['halalOnly', 'noGlass', 'keepsDays', 'kinds', 'notKinds', 'makers', 'districts'] as const
export type Constraint = (typeof CONSTRAINTS)[number]

/** Whether a product may be in such a parcel at all. */
export function isWished(
  product: OfferedProduct,
  { halalOnly, noGlass, keepsDays = 0, notKinds, districts }: Wish,
): boolean {
  if (halalOnly && !product.halal) return false
  if (noGlass && product.glass) return false
  if (product.keepsDays < keepsDays) return false
  if (notKinds?.includes(product.kind)) return false
  return !districts?.length || districts.includes(product.districtCode)
}
