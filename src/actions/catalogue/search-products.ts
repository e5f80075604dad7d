import { action } from '../action.ts'
import { filterLines, LOOKED_FOR, readFilter, regionName } from './filter.ts'
import { findProducts } from './find.ts'
import { priceLabel } from './price-label.ts'

/** Longer lists are narrowed down, not paged through. */
const MOST = 48

/**
 * Looks through the catalogue: one region at a time, the speaker's own unless another is named (by itself or by one of
 * its kecamatan). Words may still hold a price, 'halal' or a kecamatan: 'keripik pedas di bawah 20rb yang halal'.
 */
export const searchProducts = action({
  name: 'search_products',
  for: ['visitor', 'buyer'],
  needs: LOOKED_FOR,
  gives: {
    found: { products: 'list', found_count: 'count', filters: 'lines', region_name: 'text' },
    found_many: { products: 'list', found_count: 'count', filters: 'lines', region_name: 'text' },
    none: { filters: 'lines', region_name: 'text' },
  },
  async run(needs, { tx, actor, today, feasts }) {
    const filter = readFilter(needs, { today, feasts, region: actor.region })
    const products = await findProducts(tx, filter, today, MOST + 1)
    const region_name = regionName(filter.regionCode)
    const values = { filters: filterLines(filter), region_name }
    if (!products.length) return { outcome: 'none', values }
    const list = products
      .slice(0, MOST)
      .map(({ id, name, business, price }) => ({ value: String(id), label: priceLabel(name, price, business) }))
    const found = { products: list, found_count: list.length, ...values }
    return products.length > MOST ? { outcome: 'found_many', values: found } : { outcome: 'found', values: found }
  },
})
