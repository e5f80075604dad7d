import { action } from '../action.ts'
import { pickedId } from '../picked.ts'
import { ownBusiness } from '../sellers/business.ts'
import { answersOf, fieldsOf, PRODUCT_ANSWERS } from './answers.ts'
import { productOf } from './fields.ts'
import { saveProduct } from './save-product.ts'

const CHANGED = { changed_name: 'text', making: 'capacity?' } as const

/** Changes what was told anew of a product that is there; what was not asked stays as it is. */
export const changeProduct = action({
  name: 'change_product',
  for: ['seller'],
  needs: { ...PRODUCT_ANSWERS, photos: 'photo?', product: 'pick' },
  gives: {
    changed: CHANGED,
    recurated: CHANGED,
    finished: CHANGED,
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
    const after = (await productOf(tx, seller.id, productId)) ?? before
    const values = { changed_name: after.name, making: answersOf(after).capacity }
    if (saved.finished) return { outcome: 'finished', values, wrote: true }
    return { outcome: saved.recurated ? 'recurated' : 'changed', values, wrote: true }
  },
})
