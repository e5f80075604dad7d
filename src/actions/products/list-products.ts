import type { Line } from '../../flow/say.ts'
import { action } from '../action.ts'
import { line } from '../lines.ts'
import { mustChoose, ownBusiness } from '../sellers/business.ts'
import { labelOf, type ProductNow, productList, productsOf } from './fields.ts'
import { productsMeant } from './find-product.ts'

/** Every product of the maker with where it stands. */
export const listProducts = action({
  name: 'list_my_products',
  for: ['seller'],
  needs: { product_words: 'text?' },
  gives: {
    named: { product: 'pick' },
    some: { business: 'text', products: 'list', overview: 'lines' },
    none: { business: 'text' },
    which_business: {},
  },
  async run({ product_words }, { tx, actor, now }) {
    if (await mustChoose(tx, actor, now)) return { outcome: 'which_business' }
    const { id, name: business } = await ownBusiness(tx, actor)
    const products = await productsOf(tx, id)
    if (!products.length) return { outcome: 'none', values: { business } }
    const named = productsMeant(products, product_words)
    if (named.length === 1 && named[0]) return { outcome: 'named', values: { product: String(named[0].id) } }
    return {
      outcome: 'some',
      values: {
        business,
        products: productList(products),
        overview: products.map((product) => overviewLine(product, products)),
      },
    }
  },
})

/** A product of `all` with where it stands. */
export function overviewLine(product: ProductNow, all: readonly ProductNow[]): Line {
  const { status, unitPrice, unit } = product
  const said = { name: labelOf(product, all), status: `product_status.${status}` }
  return unitPrice === null || unit === null
    ? line('my_draft', said)
    : line('my_product', { ...said, price: unitPrice, unit })
}
