import type { ProductState } from '../../domain/products/states.ts'
import { action } from '../action.ts'
import { listLabel } from '../list-label.ts'
import { takeBackShares } from '../orders/offering/take-back.ts'
import { pickedId } from '../picked.ts'
import { likeEvery } from '../search-words.ts'
import { decide } from './decide.ts'
import { tellMaker } from './tell-maker.ts'

const MOST_FOUND = 8
const SOLD: readonly ProductState[] = ['approved', 'paused', 'waiting_halal']

const searched = { found: { products: 'list' }, none: {} } as const

/** Products of the region whose name or maker holds these words, and that are or were sold. */
export const findSoldProducts = action({
  name: 'find_sold_products',
  for: ['admin', 'curator'],
  needs: { search_words: 'text' },
  gives: searched,
  async run({ search_words }, { tx, actor, house }) {
    const rows = await tx.sql<{ id: number; name: string; business: string; status: string }>(
      `SELECT p.id, p.name, s.name AS business, p.status FROM products p JOIN sellers s ON s.id = p.seller_id
       WHERE p.region_code = $1 AND p.status = ANY ($2) AND (p.name || ' ' || s.name) ILIKE ALL ($3)
       ORDER BY p.status = 'suspended' DESC, p.name, p.id LIMIT ${MOST_FOUND}`,
      [actor.region, [...SOLD, 'suspended'], likeEvery(search_words)],
    )
    if (!rows.length) return { outcome: 'none' }
    const mark = (status: string) => (status === 'suspended' ? `${house.words['mark.suspended'] ?? ''} ` : '')
    return {
      outcome: 'found',
      values: {
        products: rows.map(({ id, name, business, status }) => ({
          value: String(id),
          label: listLabel(`${mark(status)}${name}`, business),
        })),
      },
    }
  },
})

/** Whether the picked product is sold or suspended, to ask for the right thing next. */
export const lookAtSoldProduct = action({
  name: 'look_at_sold_product',
  for: ['admin', 'curator'],
  needs: { product: 'pick' },
  gives: {
    sold: { product_name: 'text', business: 'text', open_shares: 'count' },
    suspended: { product_name: 'text', business: 'text' },
    gone: {},
  },
  async run({ product }, { tx, actor }) {
    const [row] = await tx.sql<{ name: string; business: string; status: ProductState; shares: number }>(
      `SELECT p.name, s.name AS business, p.status,
         (SELECT count(*) FROM allocations a WHERE a.product_id = p.id
            AND a.status IN ('offered', 'waiting_dp', 'accepted', 'partial', 'in_progress', 'ready')) AS shares
       FROM products p JOIN sellers s ON s.id = p.seller_id WHERE p.id = $1 AND p.region_code = $2`,
      [pickedId(product), actor.region],
    )
    if (!row) return { outcome: 'gone' }
    const values = { product_name: row.name, business: row.business }
    if (row.status === 'suspended') return { outcome: 'suspended', values }
    if (!SOLD.includes(row.status)) return { outcome: 'gone' }
    return { outcome: 'sold', values: { ...values, open_shares: row.shares } }
  },
})

/** Not sold for the time being. Shares still open go to other makers at once; buyer and makers hear of it. */
export const suspendProduct = action({
  name: 'suspend_product',
  for: ['admin', 'curator'],
  needs: { product: 'pick', suspend_reason: 'text' },
  gives: { suspended: { product_name: 'text', reoffered: 'count' }, gone: {} },
  async run({ product: picked, suspend_reason: reason }, work) {
    const { tx, now } = work
    const decision = await decide(work, { productId: pickedId(picked) }, { verdict: 'suspend', note: reason })
    if (decision.outcome !== 'given') return { outcome: 'gone' }
    const { product, reviewId } = decision
    const values = { product: product.name, reason }
    await tellMaker(tx, product, reviewId, { notice: 'product_suspended', values, verdict: 'suspend' }, now)
    const reoffered = await takeBackShares(tx, { productId: product.id }, now)
    return { outcome: 'suspended', values: { product_name: product.name, reoffered }, wrote: true }
  },
})

/** Sold again; food still without its halal number stays where it is. */
export const resumeProduct = action({
  name: 'resume_product',
  for: ['admin', 'curator'],
  needs: { product: 'pick' },
  gives: { resumed: { product_name: 'text' }, gone: {} },
  async run({ product: picked }, work) {
    const decision = await decide(work, { productId: pickedId(picked) }, { verdict: 'resume' })
    if (decision.outcome !== 'given') return { outcome: 'gone' }
    const { product, reviewId } = decision
    const values = { product: product.name }
    await tellMaker(work.tx, product, reviewId, { notice: 'product_resumed', values, verdict: 'resume' }, work.now)
    return { outcome: 'resumed', values: { product_name: product.name }, wrote: true }
  },
})
