import { action } from '../action.ts'
import { pickedId } from '../picked.ts'
import { ownBusiness } from '../sellers/business.ts'
import { fieldsOf, PRODUCT_ANSWERS } from './answers.ts'
import { productOf } from './fields.ts'
import { saveProduct } from './save-product.ts'

/** Changes what was told anew of a product that is there; what was not asked stays as it is. */
export const changeProduct = action({
  name: 'change_product',
  for: ['seller'],
  needs: { ...PRODUCT_ANSWERS, photos: 'photo?', product: 'pick' },
  gives: {
    changed: { changed_name: 'text' },
    recurated: { changed_name: 'text' },
    finished: { changed_name: 'text' },
    closed: {},
    not_found: {},
  },
  async run({ product, photos, ...answers }, { tx, actor, now }) {
    const seller = await ownBusiness(tx, actor, 'lock')
    const productId = pickedId(product)
    const before = await productOf(tx, seller.id, productId)
    if (!before) return { outcome: 'not_found' }
    // counted in the product's own unit
    const fields = fieldsOf({ ...answers, unit: answers.unit ?? before.unit ?? undefined })
    const saved = await saveProduct(
      tx,
      { sellerId: seller.id, productId, fields, photos: photos ?? [] },
      { source: 'chat', personId: actor.personId },
      now,
    )
    if (saved.outcome !== 'saved') return { outcome: 'closed' }
    const values = { changed_name: fields.name ?? before.name }
    if (saved.finished) return { outcome: 'finished', values, wrote: true }
    return { outcome: saved.recurated ? 'recurated' : 'changed', values, wrote: true }
  },
})
