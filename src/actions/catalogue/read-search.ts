import { DISTRICTS, districtByCode } from '../../domain/districts.ts'
import { understand } from '../../understand/index.ts'

/** What words of a search hold. */
export interface Searched {
  /** the goods */
  words?: string
  /** integer rupiah */
  maxPrice?: number
  halalOnly?: boolean
  /** '32.15.05' */
  district?: string
}

/** What words of a search hold besides the goods, read as if they had been asked for in a sentence. */
export function readSearch(
  words: string,
  context: { today: string; feasts: Readonly<Record<string, readonly string[]>>; region: string },
): Searched {
  const { intent, values } = understand(`cari ${words}`, { ...context, districts: DISTRICTS })
  if (intent !== 'search_product') return {}
  const sure = (key: string) => (values[key]?.unsure ? undefined : values[key]?.value)
  const said: Searched = {}
  if (typeof sure('search_words') === 'string') said.words = sure('search_words') as string
  if (typeof sure('max_price') === 'number') said.maxPrice = sure('max_price') as number
  if (sure('halal_only') === 'yes') said.halalOnly = true
  if (typeof sure('district') === 'string') said.district = sure('district') as string
  // 'dari Klari ada?' names a place and no goods
  const place = districtByCode(said.district ?? '')
  if (place && said.words?.toLowerCase() === place.name.toLowerCase()) delete said.words
  return said
}
