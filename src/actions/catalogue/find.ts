import { slip } from '../../answers/grammar/slip.ts'
import type { Tx } from '../../db/open.ts'

/** What a buyer looks for. Absent: anything. */
export interface Filter {
  /** '32.15' */
  regionCode: string
  districtCode?: string | undefined
  words?: string | undefined
  kind?: string | undefined
  collectionId?: number | undefined
  /** integer rupiah */
  maxPrice?: number | undefined
  halalOnly?: boolean | undefined
}

/** A product as the catalogue lists it. */
export interface Listed {
  id: number
  name: string
  business: string
  /** integer rupiah a unit */
  price: number
}

/** Fewer than this by full text, and likely spellings are looked through as well. */
const ENOUGH = 4
/** How alike a word of the name must be (pg_trgm, 0–1): 'kripik' finds 'Keripik'. */
const ALIKE = 0.4

/** Sold now: approved, and its maker active and not pausing today. $1 is the day. */
export const SOLD = `p.status = 'approved' AND s.status = 'active' AND NOT EXISTS (
  SELECT 1 FROM seller_pauses z WHERE z.seller_id = p.seller_id AND (z.product_id IS NULL OR z.product_id = p.id)
    AND z.ended_at IS NULL AND z.from_on <= $1 AND (z.until_on IS NULL OR z.until_on >= $1))`

/**
 * Products that are sold now, best match first: full text in Indonesian, then, when that finds too little, names spelled
 * alike; always within one region. Without words the newest come first.
 * @param limit at most so many
 */
export async function findProducts(tx: Tx, filter: Filter, today: string, limit: number): Promise<Listed[]> {
  const words = filter.words?.trim().slice(0, 100)
  const [where, params] = conditions(filter, today)
  if (!words) return newest(tx, where, params, limit)
  const found = await byFullText(tx, where, params, words, limit)
  if (found.length >= ENOUGH) return found
  const alike = await bySpelling(tx, where, params, words, limit)
  const seen = new Set(found.map(({ id }) => id))
  const both = [...found, ...alike.filter(({ id }) => !seen.has(id))].slice(0, limit)
  return both.length ? both : byFullText(tx, where, params, words, limit, 'any')
}

/** Every word in name, brand, variants or description; or `any` of them. */
function byFullText(tx: Tx, where: Where, params: readonly unknown[], words: string, limit: number, which = 'all') {
  const all = `websearch_to_tsquery('indonesian', $${params.length + 1})`
  const query = which === 'all' ? all : `replace(${all}::text, '&', '|')::tsquery`
  return best(
    tx,
    { ...where, product: `${where.product} AND p.words @@ ${query}` },
    `ts_rank(p.words, ${query})`,
    [...params, words],
    limit,
  )
}

/**
 * Every word one of the name's but for a slip of the pen. The longest looks through the index for what is somewhat alike,
 * the others through what it finds; letters are counted last.
 */
async function bySpelling(
  tx: Tx,
  where: Where,
  params: readonly unknown[],
  words: string,
  limit: number,
): Promise<Listed[]> {
  const all = wordsOf(words).filter((word) => word.length > 2)
  const [longest] = all.toSorted((a, b) => b.length - a.length)
  if (longest === undefined) return []
  await tx.sql(`SELECT set_config('pg_trgm.word_similarity_threshold', $1, true)`, [String(ALIKE)])
  const [one, each] = [`$${params.length + 1}`, `unnest($${params.length + 2}::text[]) AS w`]
  const alike = await best(
    tx,
    {
      ...where,
      product: `${where.product} AND ${one} <% p.name AND (SELECT bool_and(word_similarity(w, p.name) >= ${ALIKE}) FROM ${each})`,
    },
    `(SELECT sum(word_similarity(w, p.name)) FROM ${each})`,
    [...params, longest, all],
    limit,
  )
  return alike.filter(({ name }) => {
    const named = wordsOf(name)
    return all.every((word) => named.some((other) => slip(word, other) < Number.POSITIVE_INFINITY))
  })
}

const wordsOf = (text: string): string[] => text.toLowerCase().split(/[^\p{L}\p{N}]+/u)

/** Conditions upon the product itself, and upon its maker and what holds today. */
interface Where {
  product: string
  maker: string
}

function conditions(filter: Filter, today: string): [where: Where, params: unknown[]] {
  const params: unknown[] = [today, filter.regionCode]
  const product = [`p.status = 'approved'`, 'p.region_code = $2']
  const maker = [SOLD]
  const add = (value: unknown, parts: string[], condition: (place: string) => string) => {
    if (value === undefined) return
    params.push(value)
    parts.push(condition(`$${params.length}`))
  }
  add(filter.districtCode, maker, (place) => `s.district_code = ${place}`)
  add(filter.kind, product, (place) => `p.kind = ${place}`)
  add(filter.maxPrice, product, (place) => `p.unit_price <= ${place}`)
  add(
    filter.collectionId,
    product,
    (place) => `p.id IN (SELECT i.product_id FROM collection_items i JOIN collections c ON c.id = i.collection_id
       WHERE c.id = ${place} AND c.status = 'active')`,
  )
  if (filter.halalOnly) product.push('p.halal IS NOT NULL')
  return [{ product: product.join(' AND '), maker: maker.join(' AND ') }, params]
}

/** The newest first: read off the index, until there are enough. */
const newest = (tx: Tx, { product, maker }: Where, params: readonly unknown[], limit: number): Promise<Listed[]> =>
  tx.sql<Listed>(
    `SELECT p.id, p.name, s.name AS business, p.unit_price AS price
     FROM products p JOIN sellers s ON s.id = p.seller_id WHERE ${product} AND ${maker}
     ORDER BY p.approved_at DESC NULLS LAST, p.id DESC LIMIT ${limit}`,
    params,
  )

/**
 * The best first. Products are put in order before their makers are looked up, and those only until there are enough: a
 * common word is in thousands of names. OFFSET 0 keeps PostgreSQL from joining first.
 * @param score what a product is worth, an expression over `p`
 */
const best = (
  tx: Tx,
  { product, maker }: Where,
  score: string,
  params: readonly unknown[],
  limit: number,
): Promise<Listed[]> =>
  tx.sql<Listed>(
    `SELECT p.id, p.name, s.name AS business, p.unit_price AS price
     FROM (SELECT p.id, p.name, p.unit_price, p.seller_id, p.status, ${score} AS score FROM products p WHERE ${product}
       ORDER BY score DESC, p.id OFFSET 0) p
     JOIN sellers s ON s.id = p.seller_id WHERE ${maker} ORDER BY p.score DESC, p.id LIMIT ${limit}`,
    params,
  )
