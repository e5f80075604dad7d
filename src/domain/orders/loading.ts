/** Goods of one share that lie at the packing point. */
export interface Stock {
  allocationId: number
  lineId: number
  /** pieces, more than 0 */
  pieces: number
}

/** A line of a parcel order as the packing table sees it. */
export interface PackedLine {
  lineId: number
  /** pieces in each parcel */
  perParcel: number
  /** pieces that makers may still bring or be offered */
  open: number
}

export interface Load {
  items: { allocationId: number; quantity: number }[]
  /** lines of which there is less than the parcels need, though more is still to come */
  lacking: { lineId: number; pieces: number }[]
}

/**
 * What goes on the lorry with so many parcels: of each line what they hold, from the first shares on; with the last
 * parcels of an order, all that is here. A line of which nothing more is to come is loaded as far as it goes: what it
 * lacks was deducted or given up before.
 */
export function loadParcels(
  parcels: number,
  lines: readonly PackedLine[],
  stock: readonly Stock[],
  { last = false } = {},
): Load {
  const load: Load = { items: [], lacking: [] }
  for (const { lineId, perParcel, open } of lines) {
    let wanted = last ? Number.POSITIVE_INFINITY : parcels * perParcel
    for (const { allocationId, pieces } of stock.filter((share) => share.lineId === lineId)) {
      const quantity = Math.min(pieces, wanted)
      if (quantity > 0) load.items.push({ allocationId, quantity })
      wanted -= quantity
    }
    if (wanted > 0 && open > 0) load.lacking.push({ lineId, pieces: Math.min(wanted, open) })
  }
  return load
}
