import { nameSimilarity } from '../../../domain/products/names.ts'
import { action } from '../../action.ts'
import { OWED, type OwnShare, ownShares, shareOptions } from './own.ts'

/**
 * Which promise a maker means who reports progress from anywhere: the only one, the one of the product or the total she
 * names ('120 dari 200 kotak'), else she picks.
 */
export const findPromise = action({
  name: 'find_promise',
  for: ['seller'],
  needs: { product_said: 'text?', progress_total: 'count?' },
  gives: {
    one: { allocation: 'pick' },
    several: { promises: 'list' },
    none: {},
  },
  async run({ product_said, progress_total }, { tx, actor }) {
    const owed = await ownShares(tx, actor.sellerId, OWED)
    // what is ready already is rarely reported again
    const open = owed.filter(({ ready, promised }) => ready < promised)
    let meant = open.length ? open : owed
    meant = narrowed(meant, ({ product }) => product_said !== undefined && isNamed(product, product_said))
    meant = narrowed(meant, ({ promised }) => promised === progress_total)
    const [only] = meant
    if (!only) return { outcome: 'none' }
    if (meant.length === 1) return { outcome: 'one', values: { allocation: String(only.id) } }
    return { outcome: 'several', values: { promises: shareOptions(meant) } }
  },
})

/** Those that fit, or all when none does: a name misheard leaves the question open. */
function narrowed(shares: OwnShare[], fits: (share: OwnShare) => boolean): OwnShare[] {
  const fitting = shares.filter(fits)
  return fitting.length ? fitting : shares
}

const ALIKE = 0.7

const isNamed = (product: string, said: string) =>
  product.toLowerCase().includes(said.toLowerCase()) || nameSimilarity(product, said) >= ALIKE
