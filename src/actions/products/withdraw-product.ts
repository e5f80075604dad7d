import { PRODUCT_STATES } from '../../domain/products/states.ts'
import { mayMove } from '../../domain/states.ts'
import { action } from '../action.ts'
import { lapseOffersOfProduct } from '../orders/offering/lapse.ts'
import { pickedId } from '../picked.ts'
import { ownBusiness } from '../sellers/business.ts'
import { openPromisesOf, promiseLines } from '../sellers/promises.ts'
import { productOf } from './fields.ts'

/** The product about to be taken back. */
export const openWithdraw = action({
  name: 'open_withdraw',
  for: ['seller'],
  needs: { product: 'pick' },
  gives: { asks: { gone_name: 'text' }, not_found: {} },
  async run({ product }, { tx, actor }) {
    const seller = await ownBusiness(tx, actor)
    const found = await productOf(tx, seller.id, pickedId(product))
    return found && found.status !== 'withdrawn'
      ? { outcome: 'asks', values: { gone_name: found.name } }
      : { outcome: 'not_found' }
  },
})

/**
 * The maker makes it no more: out of the catalogue for ever, unanswered offers move on. What she has promised stays
 * promised: then she is told so first and nothing happens.
 */
export const withdrawProduct = action({
  name: 'withdraw_product',
  for: ['seller'],
  needs: { product: 'pick' },
  gives: {
    withdrawn: { gone_name: 'text' },
    promised: { gone_name: 'text', promises: 'lines' },
    closed: {},
    not_found: {},
  },
  async run({ product }, { tx, actor, now }) {
    const seller = await ownBusiness(tx, actor, 'lock')
    const found = await productOf(tx, seller.id, pickedId(product), 'lock')
    if (!found) return { outcome: 'not_found' }
    const promises = await openPromisesOf(tx, seller.id, found.id)
    if (promises.length)
      return { outcome: 'promised', values: { gone_name: found.name, promises: promiseLines(promises) } }
    if (!mayMove(PRODUCT_STATES, found.status, 'withdrawn')) return { outcome: 'closed' }
    await tx.sql(`UPDATE products SET status = 'withdrawn', updated_at = $2 WHERE id = $1`, [found.id, now])
    await lapseOffersOfProduct(tx, found.id, now)
    return { outcome: 'withdrawn', values: { gone_name: found.name }, wrote: true }
  },
})
