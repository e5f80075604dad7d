import { action } from '../action.ts'
import { pickedId } from '../picked.ts'
import { ownBusiness } from '../sellers/business.ts'
import { productOf } from './fields.ts'
import { saveProduct } from './save-product.ts'

/** A price this many times the old one, or less than its part, is likelier a slip with the zeros. House figure. */
const FAR_OFF = 3

/** A new price from now on; what was ordered keeps the old one. A price far off the old one must be confirmed. */
export const changePrice = action({
  name: 'change_price',
  for: ['seller'],
  needs: { product: 'pick', unit_price: 'rupiah', sure: 'yesno?' },
  gives: {
    changed: { changed_name: 'text', old_price: 'rupiah?', sold_by: 'text?' },
    same: { changed_name: 'text' },
    far_off: { changed_name: 'text', old_price: 'rupiah' },
    not_sure: { sure: 'yesno?' },
    closed: {},
    not_found: {},
  },
  async run({ product, unit_price, sure }, { tx, actor, now }) {
    const seller = await ownBusiness(tx, actor, 'lock')
    const before = await productOf(tx, seller.id, pickedId(product))
    if (!before) return { outcome: 'not_found' }
    const { name, unitPrice: old, unit } = before
    if (old === unit_price) return { outcome: 'same', values: { changed_name: name } }
    if (sure === 'no') return { outcome: 'not_sure', values: { sure: undefined } }
    const farOff = old !== null && (unit_price >= old * FAR_OFF || unit_price * FAR_OFF <= old)
    if (farOff && sure !== 'yes') return { outcome: 'far_off', values: { changed_name: name, old_price: old } }
    const saved = await saveProduct(
      tx,
      { sellerId: seller.id, productId: before.id, fields: { unitPrice: unit_price } },
      { source: 'chat', personId: actor.personId },
      now,
    )
    if (saved.outcome !== 'saved') return { outcome: 'closed' }
    return { outcome: 'changed', values: { changed_name: name, old_price: old, sold_by: unit }, wrote: true }
  },
})
