import type { Tx } from '../../../db/open.ts'
import { OFFICER_ACTS } from '../../../domain/officers.ts'
import { nameSimilarity } from '../../../domain/products/names.ts'
import { action } from '../../action.ts'
import { sendErrand } from '../../errand.ts'
import { filterLines, LOOKED_FOR, readFilter, regionName } from '../filter.ts'
import { type Filter, findProducts } from '../find.ts'
import { parcelsOnSale } from '../parcels.ts'
import { type CatalogueOf, MAKE_CATALOGUE } from './errand.ts'

/** The most one catalogue holds: 45 pages, 5 MB. Whoever wants more narrows it down. House figure. */
const MOST = 300
/** How alike a collection's name must be to be meant. */
const ALIKE = 0.7
/** Seasons are no words of products: whoever asks for the catalogue of one wants everything that can be given then. */
const SEASON = /^(?:musim |hari raya )?(?:lebaran|idul ?fitri|ramadh?an|puasa|natal|tahun baru|imlek|qurban)$/i

/**
 * Sends somebody to make a catalogue to pass on, as PDF and workbook, of what a search finds, a collection holds (by its
 * button or its name) or everything that is sold, ready-made parcels in front. It comes by itself.
 */
export const askCatalogueFiles = action({
  name: 'ask_catalogue_files',
  for: ['visitor', 'buyer', ...OFFICER_ACTS.export_lists],
  needs: LOOKED_FOR,
  gives: {
    making: { count: 'count', region_name: 'text', filters: 'lines' },
    /** more than one catalogue holds: the best are in it */
    making_best: { count: 'count', region_name: 'text', filters: 'lines' },
    none: { region_name: 'text', filters: 'lines' },
  },
  async run(needs, { tx, now, today, actor, feasts }) {
    const asked = await meant(tx, readFilter(needs, { today, feasts, region: actor.region }))
    const { filter, collection, whole } = asked
    const found = await findProducts(tx, filter, today, MOST + 1)
    const parcels = whole ? await parcelsOnSale(tx, { region: filter.regionCode }) : []
    const filters = filterLines(filter)
    const values = { region_name: regionName(filter.regionCode), filters }
    if (!found.length && !parcels.length) return { outcome: 'none', values }
    const products = found.slice(0, MOST).map(({ id }) => id)
    const { words, ...narrower } = filter
    const input: CatalogueOf = {
      region: filter.regionCode,
      products,
      whole,
      collection,
      words,
      filters: filterLines(narrower),
    }
    await sendErrand(tx, { name: MAKE_CATALOGUE, conversationId: actor.conversationId, input }, now)
    const made = { ...values, count: products.length + parcels.length }
    return found.length > MOST ? { outcome: 'making_best', values: made } : { outcome: 'making', values: made }
  },
})

/** Words may name a collection, or a season, which is everything. */
async function meant(tx: Tx, filter: Filter): Promise<{ filter: Filter; collection?: string; whole: boolean }> {
  const words = filter.words?.trim()
  const collections = await tx.sql<{ id: number; name: string }>(
    `SELECT id, name FROM collections WHERE region_code = $1 AND status = 'active' ORDER BY id DESC`,
    [filter.regionCode],
  )
  const named = collections.find(({ id, name }) =>
    words === undefined ? id === filter.collectionId : nameSimilarity(name, words) >= ALIKE || isIn(words, name),
  )
  if (named)
    return { filter: { ...filter, words: undefined, collectionId: named.id }, collection: named.name, whole: false }
  if (words !== undefined && SEASON.test(words)) return { filter: { ...filter, words: undefined }, whole: true }
  const { kind, maxPrice, halalOnly, districtCode } = filter
  const narrowed = [words, kind, maxPrice, districtCode, halalOnly || undefined].some((one) => one !== undefined)
  return { filter, whole: !narrowed }
}

/** 'lebaran' names 'Hampers Lebaran 2027'. */
const isIn = (words: string, name: string): boolean =>
  words.length > 3 && ` ${name.toLowerCase()} `.includes(` ${words.toLowerCase()} `)
