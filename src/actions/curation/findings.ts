import type { Tx } from '../../db/open.ts'
import { addDays } from '../../domain/calendar.ts'
import type { Feasts } from '../../domain/feasts.ts'
import { checkProduct, type Finding, type OtherProduct } from '../../domain/products/check.ts'
import { seasonAt } from '../../domain/season.ts'
import type { Line } from '../../flow/say.ts'
import { line } from '../lines.ts'
import { factsOf } from '../products/fields.ts'
import type { ProductToJudge } from './product-in.ts'

/** A median of fewer prices than this says little. House figure. */
const FEWEST_PRICES = 5
/** Without a season in the table a permit should hold this long. House figure. */
const GOOD_FOR_DAYS = 60
const MOST_COMPARED = 200

/** What the program can tell of a product by itself, with what the region's other products say. */
export async function findingsOf(
  tx: Tx,
  product: ProductToJudge,
  { today, feasts }: { today: string; feasts: Feasts },
): Promise<Finding[]> {
  const others = await tx.sql<OtherProduct>(
    `SELECT id, seller_id AS "sellerId", name, net_weight_g AS "netWeightG" FROM products
     WHERE id <> $1 AND region_code = $2 AND status NOT IN ('withdrawn', 'refused')
       AND (seller_id = $3 OR status <> 'draft' AND name % $4)
     ORDER BY seller_id = $3 DESC, id LIMIT ${MOST_COMPARED}`,
    [product.id, product.regionCode, product.sellerId, product.name],
  )
  const [price] = await tx.sql<{ median: number | null; prices: number }>(
    `SELECT percentile_disc(0.5) WITHIN GROUP (ORDER BY unit_price) AS median, count(*) AS prices FROM products
     WHERE id <> $1 AND region_code = $2 AND status = 'approved' AND kind = $3 AND unit = $4
       AND net_weight_g IS NOT DISTINCT FROM $5`,
    [product.id, product.regionCode, product.kind, product.unit, product.netWeightG],
  )
  return checkProduct(factsOf(product), {
    today,
    goodUntil: seasonAt(today, feasts)?.until ?? addDays(today, GOOD_FOR_DAYS),
    regionCode: product.regionCode,
    sellerId: product.sellerId,
    others,
    ...(price?.median && price.prices >= FEWEST_PRICES ? { medianPrice: price.median } : {}),
  })
}

/** A finding as a short line; a product that may be a double is named. */
export function findingLine({ code, values }: Finding): Line {
  switch (code) {
    case 'price_low':
    case 'price_high': {
      const { price, median, min, max, per } = values
      if (median !== undefined) return line(`check_${code}_median`, { price, median })
      return line(`check_${code}`, { price, min, max, per: `per.${per}` })
    }
    case 'pirt_region':
      return line('check_pirt_region', { bps: values.bps })
    case 'pirt_expired':
    case 'pirt_expiring':
      return line(`check_${code}`, { until: values.until })
    case 'duplicate_of_own':
    case 'duplicate_in_region':
      return line(`check_${code}`, { name: values.name })
    case 'pirt_shape':
    case 'bpom_shape':
    case 'halal_shape':
      return line(`check_${code}`, { number: values.number })
    default:
      return line(`check_${code}`, {})
  }
}
