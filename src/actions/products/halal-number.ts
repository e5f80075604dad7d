import { action } from '../action.ts'
import { pickedId } from '../picked.ts'
import { ownBusiness } from '../sellers/business.ts'
import { productList, productOf, productsOf } from './fields.ts'

/** Products that are curated and wait for nothing but the number of their halal certificate. */
export const openHalal = action({
  name: 'open_halal',
  for: ['seller'],
  needs: { product: 'pick?' },
  gives: { waiting: { product: 'pick', waiting_name: 'text' }, several: { products: 'list' }, none: {}, over: {} },
  async run({ product }, { tx, actor }) {
    const seller = await ownBusiness(tx, actor)
    if (product !== undefined) {
      const found = await productOf(tx, seller.id, pickedId(product))
      if (!found || found.halal !== null) return { outcome: 'over' }
      return { outcome: 'waiting', values: { product, waiting_name: found.name } }
    }
    const waiting = (await productsOf(tx, seller.id)).filter(({ status }) => status === 'waiting_halal')
    if (!waiting.length) return { outcome: 'none' }
    if (waiting.length === 1 && waiting[0])
      return { outcome: 'waiting', values: { product: String(waiting[0].id), waiting_name: waiting[0].name } }
    return {
      outcome: 'several',
      values: { products: productList(waiting) },
    }
  },
})
