import type { ProductState } from '../../domain/products/states.ts'
import { action } from '../action.ts'
import { pickedId } from '../picked.ts'
import { ownBusiness } from '../sellers/business.ts'
import { PRODUCT_ANSWERS } from './answers.ts'
import { productOf } from './fields.ts'

const SOLD: readonly ProductState[] = ['approved', 'paused', 'waiting_halal']

/** What may be changed depends on where the product stands; answers of an earlier round are forgotten. */
export const openEdit = action({
  name: 'open_edit',
  for: ['seller'],
  needs: { product: 'pick' },
  gives: {
    unsold: { edited_name: 'text', ...PRODUCT_ANSWERS },
    sold: { edited_name: 'text', ...PRODUCT_ANSWERS },
    draft: {},
    returned: {},
    closed: {},
    not_found: {},
  },
  async run({ product }, { tx, actor }) {
    const seller = await ownBusiness(tx, actor)
    const found = await productOf(tx, seller.id, pickedId(product))
    if (!found) return { outcome: 'not_found' }
    const { status, name } = found
    if (status === 'draft') return { outcome: 'draft' }
    if (status === 'returned') return { outcome: 'returned' }
    const forgotten = Object.fromEntries(Object.keys(PRODUCT_ANSWERS).map((answer) => [answer, undefined]))
    const values = { ...forgotten, edited_name: name } as never
    if (SOLD.includes(status)) return { outcome: 'sold', values }
    return status === 'waiting' || status === 'invited' ? { outcome: 'unsold', values } : { outcome: 'closed' }
  },
})
