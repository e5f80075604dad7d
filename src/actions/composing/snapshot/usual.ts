import type { Tx } from '../../../db/open.ts'
import type { Ware } from './products.ts'

/** A median of fewer prices than this says little. House figure, as in curation. */
const FEWEST_PRICES = 5

interface Row {
  kind: string
  prices: number
  piece: number
  gram: number | null
  grams: number
  ml: number | null
  mls: number
}

/**
 * What goods like one usually cost in the region, in integer rupiah: by weight or volume at the median of its kind, else
 * by the piece; her own price where too few are sold to say.
 */
export async function usualPrices(tx: Tx, regionCode: string): Promise<(ware: Ware) => number> {
  const rows = await tx.sql<Row>(
    `SELECT p.kind, count(*) AS prices, percentile_cont(0.5) WITHIN GROUP (ORDER BY p.unit_price) AS piece,
       percentile_cont(0.5) WITHIN GROUP (ORDER BY p.unit_price::float8 / p.net_weight_g) FILTER (WHERE p.net_weight_g > 0) AS gram,
       count(*) FILTER (WHERE p.net_weight_g > 0) AS grams,
       percentile_cont(0.5) WITHIN GROUP (ORDER BY p.unit_price::float8 / p.net_volume_ml) FILTER (WHERE p.net_volume_ml > 0) AS ml,
       count(*) FILTER (WHERE p.net_volume_ml > 0) AS mls
     FROM products p JOIN sellers s ON s.id = p.seller_id
     WHERE p.region_code = $1 AND p.status = 'approved' AND s.status = 'active' AND p.unit_price > 0 GROUP BY p.kind`,
    [regionCode],
  )
  const kinds = new Map(rows.map((row) => [row.kind, row]))
  return ({ kind, price, grams, ml }) => {
    const of = kinds.get(kind)
    const usual = (median: number | null | undefined, prices: number | undefined, size: number) =>
      median && (prices ?? 0) >= FEWEST_PRICES ? Math.max(1, Math.round(median * size)) : undefined
    if (grams) return usual(of?.gram, of?.grams, grams) ?? price
    if (ml) return usual(of?.ml, of?.mls, ml) ?? price
    return usual(of?.piece, of?.prices, 1) ?? price
  }
}
