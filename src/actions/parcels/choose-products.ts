import type { Tx } from '../../db/open.ts'
import { action } from '../action.ts'
import { audit } from '../audit.ts'
import { line } from '../lines.ts'
import { listLabel } from '../list-label.ts'
import { pickedId } from '../picked.ts'
import { likeEvery } from '../search-words.ts'
import { mayEdit, parcelIn } from './parcel-in.ts'

const MOST_FOUND = 8
/** Words of a label that name no product: '200 gram', 'isi 10'. */
const SIZES = /\b\d+([.,]\d+)?\s*(gram|gr|g|kg|ml|liter|pcs|biji)?\b|\bisi\b/gi

interface Hit {
  id: number
  name: string
  business: string
  unit: string | null
  price: number | null
  capacity: number | null
  per: string | null
}

/**
 * Approved products of the region whose name or maker holds every word; when nothing holds them all, names that are
 * spelled alike.
 */
async function approvedProducts(tx: Tx, region: string, told: string) {
  const words = told.replace(SIZES, ' ').trim() || told
  const select = `SELECT p.id, p.name, s.name AS business, p.unit, p.unit_price AS price, p.capacity_qty AS capacity, p.capacity_per AS per
    FROM products p JOIN sellers s ON s.id = p.seller_id
    WHERE p.region_code = $1 AND p.status = 'approved' AND s.status = 'active'`
  const exact = await tx.sql<Hit>(
    `${select} AND (p.name || ' ' || s.name) ILIKE ALL ($2) ORDER BY p.name, p.id LIMIT ${MOST_FOUND}`,
    [region, likeEvery(words)],
  )
  const rows = exact.length
    ? exact
    : await tx.sql<Hit>(
        `${select} AND word_similarity($2, p.name) > 0.35 ORDER BY word_similarity($2, p.name) DESC, p.name, p.id LIMIT ${MOST_FOUND}`,
        [region, words],
      )
  return {
    hits: rows.map(({ id, name, business }) => ({ value: String(id), label: listLabel(name, business) })),
    hit_lines: rows.map(({ name, business, unit, price, capacity, per }) =>
      line('product_hit', {
        name,
        business,
        price,
        unit,
        capacity: capacity && per ? { qty: capacity, per, ...(unit ? { unit } : {}) } : undefined,
      }),
    ),
  }
}

const FOUND = { found: { hits: 'list', hit_lines: 'lines' }, none: {} } as const

/** For a parcel's line, a collection or an order: products by the words an officer types. */
export const findApprovedProducts = action({
  name: 'find_approved_products',
  for: ['admin', 'curator'],
  needs: { search_words: 'text' },
  gives: FOUND,
  async run({ search_words }, { tx, actor }) {
    const values = await approvedProducts(tx, actor.region, search_words)
    return values.hits.length ? { outcome: 'found', values } : { outcome: 'none' }
  },
})

/** The same by the line's own name, so that nothing need be typed. */
export const findForLine = action({
  name: 'find_for_line',
  for: ['admin', 'curator'],
  needs: { line_label: 'text' },
  gives: FOUND,
  async run({ line_label }, { tx, actor }) {
    const values = await approvedProducts(tx, actor.region, line_label)
    return values.hits.length ? { outcome: 'found', values } : { outcome: 'none' }
  },
})

/** Names one product with which a parcel's line may be filled; all products of a line are interchangeable. */
export const addLineProduct = action({
  name: 'add_line_product',
  for: ['admin', 'curator'],
  needs: { parcel: 'pick', parcel_line: 'pick', hit: 'pick', hits: 'list', hit_lines: 'lines' },
  gives: {
    added: { line_products: 'text', hits: 'list', hit_lines: 'lines' },
    added_last: { line_products: 'text' },
    gone: {},
    in_use: {},
  },
  async run({ parcel: picked, parcel_line, hit, hits, hit_lines }, { tx, now, actor }) {
    const parcel = await parcelIn(tx, actor.region, pickedId(picked), 'lock')
    const own = parcel?.lines.find(({ id }) => id === pickedId(parcel_line))
    if (!parcel || !own) return { outcome: 'gone' }
    if (!mayEdit(parcel)) return { outcome: 'in_use' }
    const product = await tx.prisma.product.findFirst({
      where: { id: pickedId(hit), regionCode: actor.region, status: 'approved', seller: { status: 'active' } },
    })
    if (!product) return { outcome: 'gone' }
    const names = [...new Set([...own.products.map(({ name }) => name), product.name])]
    if (!own.products.some(({ id }) => id === product.id)) {
      await tx.prisma.parcelLineProduct.create({
        data: { parcelLineId: own.id, regionCode: actor.region, productId: product.id },
      })
      await audit(tx, actor, now, {
        act: 'add_parcel_product',
        subject: 'parcels',
        subjectId: parcel.id,
        after: { parcel_line_id: own.id, product_id: product.id },
      })
    }
    const line_products = names.join(', ')
    const left = hits.map(({ value }) => value !== hit)
    if (!left.includes(true)) return { outcome: 'added_last', values: { line_products }, wrote: true }
    const values = {
      line_products,
      hits: hits.filter((_, index) => left[index]),
      hit_lines: hit_lines.filter((_, index) => left[index]),
    }
    return { outcome: 'added', values, wrote: true }
  },
})
