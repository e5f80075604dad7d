import { action } from '../action.ts'
import { mustChoose, ownBusiness } from '../sellers/business.ts'
import { type ProductNow, productList, productsOf } from './fields.ts'

const wordsIn = (text: string): string[] => text.toLowerCase().match(/[\p{L}\d]+/gu) ?? []

/** Products whose name holds every word that was said; none when nothing was said. */
export function productsMeant(products: readonly ProductNow[], said: string | undefined): ProductNow[] {
  const words = wordsIn(said ?? '')
  return words.length ? products.filter(({ name }) => words.every((word) => wordsIn(name).includes(word))) : []
}

/**
 * Which of her products the maker means: the one she has, or the one whose name she said; otherwise there is a list.
 * Products that were refused or taken back are not among them.
 */
export const findProduct = action({
  name: 'find_product',
  for: ['seller'],
  needs: { product: 'pick?', product_words: 'text?' },
  gives: {
    one: { product: 'pick' },
    several: { products: 'list' },
    none: {},
    which_business: {},
    suspended: { business: 'text' },
  },
  async run({ product, product_words }, { tx, actor, now }) {
    if (product === undefined && (await mustChoose(tx, actor, now))) return { outcome: 'which_business' }
    const seller = await ownBusiness(tx, actor)
    if (seller.status === 'suspended') return { outcome: 'suspended', values: { business: seller.name } }
    if (product !== undefined) return { outcome: 'one', values: { product } }
    const products = (await productsOf(tx, seller.id)).filter(
      ({ status }) => status !== 'refused' && status !== 'suspended',
    )
    if (!products.length) return { outcome: 'none' }
    const meant = productsMeant(products, product_words)
    const found = meant.length ? meant : products
    const sure = meant.length === 1 || (products.length === 1 && product_words === undefined)
    if (sure && found[0]) return { outcome: 'one', values: { product: String(found[0].id) } }
    return {
      outcome: 'several',
      values: { products: productList(found) },
    }
  },
})
