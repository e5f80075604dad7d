import { OFFICER_ACTS } from '../../domain/officers.ts'
import { action } from '../action.ts'

/** What waits for whoever curates products and verifies buyers in this region. */
export const countQueues = action({
  name: 'count_queues',
  for: OFFICER_ACTS.curate_products,
  needs: {},
  gives: {
    both: { products: 'count', oldest: 'count', buyers: 'count' },
    products: { products: 'count', oldest: 'count' },
    buyers: { buyers: 'count' },
    nothing: {},
  },
  async run(_, { tx, now, actor }) {
    const [waiting] = await tx.sql<{ products: number; since: Date | null; buyers: number }>(
      `SELECT (SELECT count(*) FROM products WHERE region_code = $1 AND status = 'waiting')::int AS products,
         (SELECT min(updated_at) FROM products WHERE region_code = $1 AND status = 'waiting') AS since,
         (SELECT count(*) FROM buyers WHERE region_code = $1 AND status = 'unverified')::int AS buyers`,
      [actor.region],
    )
    const { products = 0, buyers = 0, since = null } = waiting ?? {}
    const oldest = since === null ? 0 : Math.floor((now.getTime() - since.getTime()) / 86_400_000)
    if (products && buyers) return { outcome: 'both', values: { products, oldest, buyers } }
    if (products) return { outcome: 'products', values: { products, oldest } }
    return buyers ? { outcome: 'buyers', values: { buyers } } : { outcome: 'nothing' }
  },
})
