import { findProducts } from '../../src/actions/catalogue/find.ts'
import { writeReference } from '../../src/actions/places/reference.ts'
import { chance } from '../../src/cli/seed/chance.ts'
import { GOODS } from '../../src/cli/seed/goods.ts'
import { type Db, openDb, type Tx } from '../../src/db/open.ts'
import type { Store } from './line.ts'

/** The regencies that the catalogue is spread over; everybody looks at one of them. */
const REGIONS = ['32.15', '32.16', '32.14']
const HERE = '32.15'
const TODAY = '2027-01-04'
const LIMIT = 10
/** Searches of each kind; the first few warm the caches. */
const SEARCHES = 300
const WARM_UP = 30
/** Products that one maker has. */
const EACH = 5
const SIDES = ['original', 'balado', 'pedas', 'manis', 'gurih', 'jumbo', 'mini', 'premium', 'kering', 'basah']

/** Milliseconds of a search, and of the query alone. */
export interface SearchFigures {
  what: string
  ours: { p50: number; p99: number }
  bare: { p50: number; p99: number }
}

/** Fills an empty database with makers and so many products that are sold, named as the seed names them. */
export async function fillCatalogue(db: Db, products: number): Promise<void> {
  await writeReference(db)
  const at = '2027-01-03T08:00:00+07:00'
  await db.sql(
    `INSERT INTO sellers (region_code, district_code, name, owner_name, kind, status, source, created_at, updated_at)
     SELECT r, (SELECT min(code) FROM districts WHERE region_code = r), 'Dapur ' || n, 'Bu ' || n, 'food', 'active', 'import', $1, $1
     FROM (SELECT n, ($3::text[])[1 + n / 7 % $4::int] AS r FROM generate_series(1, $2::int) n) s`,
    [at, Math.ceil(products / EACH), REGIONS, REGIONS.length],
  )
  const step = 50_000
  for (let from = 0; from < products; from += step)
    await db.sql(
      `INSERT INTO products (region_code, seller_id, name, kind, unit_price, unit, status, approved_at, created_at, updated_at)
       SELECT s.region_code, s.id, g.name || ' ' || ($4::text[])[1 + n / $7::int % 10] || ' ' || n % 1000, g.kind, 5000 + n % 90 * 500, g.unit,
         'approved', $1, $1, $1
       FROM generate_series($2::int + 1, $3::int) n
       JOIN sellers s ON s.id = 1 + (n - 1) / $6::int
       JOIN jsonb_to_recordset($5::jsonb) AS g(no int, name text, kind text, unit text) ON g.no = n % $7::int`,
      [
        at,
        from,
        Math.min(products, from + step),
        SIDES,
        JSON.stringify(GOODS.map(({ name, kind, unit }, no) => ({ no, name, kind, unit }))),
        EACH,
        GOODS.length,
      ],
    )
  await db.sql('VACUUM (ANALYZE)')
}

/** What people look for: two words that stand in names, one of a good and one of a taste; and nothing in particular. */
const WHAT: readonly [string, (nth: number) => string | undefined][] = [
  ['two words', words],
  ['no words, the newest', () => undefined],
]
function words(nth: number): string {
  const luck = chance(nth)
  return `${luck.one(GOODS).name.toLowerCase()} ${luck.one(SIDES)}`
}

/** One query and no more: the same match and order, of products alone. */
const bareSearch = (tx: Tx, asked: string | undefined) =>
  asked === undefined
    ? tx.sql(
        `SELECT id, name, unit_price FROM products WHERE region_code = $1 AND status = 'approved'
         ORDER BY approved_at DESC NULLS LAST, id DESC LIMIT ${LIMIT}`,
        [HERE],
      )
    : tx.sql(
        `SELECT id, name, unit_price FROM products WHERE region_code = $1 AND status = 'approved' AND words @@ websearch_to_tsquery('indonesian', $2)
         ORDER BY ts_rank(words, websearch_to_tsquery('indonesian', $2)) DESC, id LIMIT ${LIMIT}`,
        [HERE, asked],
      )

/** Searches one after the other, ours and the bare query in turn, so that a neighbour's noise falls on both alike. */
export async function measureSearch({ dir, url }: Store): Promise<SearchFigures[]> {
  const db = await openDb({ url, dir: dir && `${dir}/pg` })
  const figures: SearchFigures[] = []
  for (const [what, ask] of WHAT) {
    const took = { ours: [] as number[], bare: [] as number[] }
    for (let nth = 0; nth < SEARCHES + WARM_UP; nth++) {
      const asked = ask(nth)
      const timed = async (whose: 'ours' | 'bare', search: (tx: Tx) => Promise<unknown[]>) => {
        const began = performance.now()
        const found = await db.transaction(search)
        if (!found.length) throw new Error(`nothing was found for '${asked}'`)
        if (nth >= WARM_UP) took[whose].push(performance.now() - began)
      }
      await timed('ours', (tx) => findProducts(tx, { regionCode: HERE, words: asked }, TODAY, LIMIT))
      await timed('bare', (tx) => bareSearch(tx, asked))
    }
    figures.push({ what, ours: shares(took.ours), bare: shares(took.bare) })
  }
  await db.close()
  return figures
}

function shares(took: number[]): { p50: number; p99: number } {
  const sorted = took.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.floor(sorted.length * share)]!
  return { p50: at(0.5), p99: at(0.99) }
}
