import type { YesNo } from '../../answers/yesno.ts'
import { districtByCode, REGIONS } from '../../domain/districts.ts'
import type { Line } from '../../flow/say.ts'
import { line } from '../lines.ts'
import { pickedId } from '../picked.ts'
import type { Filter } from './find.ts'
import { readSearch } from './read-search.ts'

/** What a search needs to know, all of it optional. */
export const LOOKED_FOR = {
  search_words: 'text?',
  max_price: 'rupiah?',
  halal_only: 'yesno?',
  district: 'district?',
  region: 'choice?',
  product_kind: 'pick?',
  collection: 'pick?',
} as const

/** The same, as values. */
export type Needs = { [Key in Exclude<keyof typeof LOOKED_FOR, 'max_price' | 'halal_only'>]: string | undefined } & {
  max_price: number | undefined
  halal_only: YesNo | undefined
}

/**
 * What was asked for by buttons and in words, as a filter: one region at a time, the speaker's own unless another is named
 * (by itself or by one of its kecamatan).
 */
export function readFilter(
  needs: Needs,
  context: { today: string; feasts: Readonly<Record<string, readonly string[]>>; region: string },
): Filter {
  const said = needs.search_words === undefined ? {} : readSearch(needs.search_words, context)
  const districtCode = needs.district ?? said.district
  const regionCode =
    districtByCode(districtCode ?? '')?.regionCode ??
    REGIONS.find(({ code }) => code === needs.region)?.code ??
    context.region
  return {
    regionCode,
    districtCode,
    words: said.words ?? (Object.keys(said).length ? undefined : needs.search_words),
    kind: needs.product_kind,
    collectionId: needs.collection === undefined ? undefined : pickedId(needs.collection),
    maxPrice: needs.max_price ?? said.maxPrice,
    halalOnly: needs.halal_only === 'yes' || said.halalOnly === true,
  }
}

export const regionName = (code: string): string => REGIONS.find((region) => region.code === code)?.name ?? code

/** The filter as the person reads it. */
export function filterLines({ words, kind, maxPrice, halalOnly, districtCode }: Filter): Line[] {
  return [
    ...(words ? [line('filter_words', { words })] : []),
    ...(kind ? [line('filter_kind', { kind: `kind.${kind}` })] : []),
    ...(maxPrice === undefined ? [] : [line('filter_price', { price: maxPrice })]),
    ...(halalOnly ? [line('filter_halal', {})] : []),
    ...(districtCode ? [line('filter_district', { district: districtCode })] : []),
  ]
}
