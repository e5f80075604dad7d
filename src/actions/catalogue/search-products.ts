import { districtByCode, REGIONS } from '../../domain/districts.ts'
import type { Line } from '../../flow/say.ts'
import { action } from '../action.ts'
import { line } from '../lines.ts'
import { pickedId } from '../picked.ts'
import { type Filter, findProducts } from './find.ts'
import { priceLabel } from './price-label.ts'
import { readSearch } from './read-search.ts'

/** Longer lists are narrowed down, not paged through. */
const MOST = 48

/**
 * Looks through the catalogue: one region at a time, the speaker's own unless another is named (by itself or by one of
 * its kecamatan). Words may still hold a price, 'halal' or a kecamatan: 'keripik pedas di bawah 20rb yang halal'.
 */
export const searchProducts = action({
  name: 'search_products',
  for: ['visitor', 'buyer'],
  needs: {
    search_words: 'text?',
    max_price: 'rupiah?',
    halal_only: 'yesno?',
    district: 'district?',
    region: 'choice?',
    product_kind: 'pick?',
    collection: 'pick?',
  },
  gives: {
    found: { products: 'list', found_count: 'count', filters: 'lines', region_name: 'text' },
    found_many: { products: 'list', found_count: 'count', filters: 'lines', region_name: 'text' },
    none: { filters: 'lines', region_name: 'text' },
  },
  async run(needs, { tx, actor, today, feasts }) {
    const said =
      needs.search_words === undefined ? {} : readSearch(needs.search_words, { today, feasts, region: actor.region })
    const districtCode = needs.district ?? said.district
    const regionCode =
      districtByCode(districtCode ?? '')?.regionCode ??
      REGIONS.find(({ code }) => code === needs.region)?.code ??
      actor.region
    const filter: Filter = {
      regionCode,
      districtCode,
      words: said.words ?? (Object.keys(said).length ? undefined : needs.search_words),
      kind: needs.product_kind,
      collectionId: needs.collection === undefined ? undefined : pickedId(needs.collection),
      maxPrice: needs.max_price ?? said.maxPrice,
      halalOnly: needs.halal_only === 'yes' || said.halalOnly === true,
    }
    const products = await findProducts(tx, filter, today, MOST + 1)
    const region_name = REGIONS.find(({ code }) => code === regionCode)?.name ?? regionCode
    const values = { filters: filterLines(filter), region_name }
    if (!products.length) return { outcome: 'none', values }
    const list = products
      .slice(0, MOST)
      .map(({ id, name, business, price }) => ({ value: String(id), label: priceLabel(name, price, business) }))
    const found = { products: list, found_count: list.length, ...values }
    return products.length > MOST ? { outcome: 'found_many', values: found } : { outcome: 'found', values: found }
  },
})

function filterLines({ words, kind, maxPrice, halalOnly, districtCode }: Filter): Line[] {
  return [
    ...(words ? [line('filter_words', { words })] : []),
    ...(kind ? [line('filter_kind', { kind: `kind.${kind}` })] : []),
    ...(maxPrice === undefined ? [] : [line('filter_price', { price: maxPrice })]),
    ...(halalOnly ? [line('filter_halal', {})] : []),
    ...(districtCode ? [line('filter_district', { district: districtCode })] : []),
  ]
}
