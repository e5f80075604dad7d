import { addDays } from '../../domain/calendar.ts'
import { action } from '../action.ts'
import { pickedId } from '../picked.ts'
import { productOf } from '../products/fields.ts'
import { ownBusiness } from './business.ts'
import { pauseProduction, resumeProduction } from './pause.ts'
import { openPromisesOf, promiseLines } from './promises.ts'

/** Longest rest that is taken as meant, in days: longer is likelier a wrong year. House figure. */
const LONGEST_REST_DAYS = 400

/** Production rests: everything, or one product. What was promised stays promised, and she is reminded of it. */
export const restProduction = action({
  name: 'rest_production',
  for: ['seller'],
  needs: { product: 'pick?', from: 'date?', until: 'date?' },
  gives: {
    rests: { rest_from: 'date', rest_until: 'date?', rest_of: 'text?' },
    rests_promised: { rest_from: 'date', rest_until: 'date?', rest_of: 'text?', promises: 'lines' },
    backwards: { until: 'date?' },
    not_found: {},
    suspended: {},
  },
  async run({ product, from, until }, { tx, actor, now, today }) {
    const seller = await ownBusiness(tx, actor, 'lock')
    if (seller.status === 'suspended') return { outcome: 'suspended' }
    const found = product === undefined ? undefined : await productOf(tx, seller.id, pickedId(product))
    if (product !== undefined && !found) return { outcome: 'not_found' }
    const first = from !== undefined && from > today ? from : today
    const longest = addDays(first, LONGEST_REST_DAYS)
    if (until !== undefined && (until < first || until > longest))
      return { outcome: 'backwards', values: { until: undefined } }
    const productId = found?.id ?? null
    await pauseProduction(tx, { sellerId: seller.id, productId, from: first, until: until ?? null }, { today, now })
    const promises = promiseLines(await openPromisesOf(tx, seller.id, productId))
    const values = { rest_from: first, rest_until: until ?? null, rest_of: found?.name ?? null }
    return promises.length
      ? { outcome: 'rests_promised', values: { ...values, promises }, wrote: true }
      : { outcome: 'rests', values, wrote: true }
  },
})

/** Production goes on. */
export const goOnProducing = action({
  name: 'go_on_producing',
  for: ['seller'],
  needs: { product: 'pick?' },
  gives: {
    goes_on: { goes_on_with: 'text?' },
    still_resting: { goes_on_with: 'text' },
    nothing_rested: {},
    not_found: {},
  },
  async run({ product }, { tx, actor, now }) {
    const seller = await ownBusiness(tx, actor, 'lock')
    const found = product === undefined ? undefined : await productOf(tx, seller.id, pickedId(product))
    if (product !== undefined && !found) return { outcome: 'not_found' }
    const resumed = await resumeProduction(tx, { sellerId: seller.id, productId: found?.id ?? null }, now)
    if (found && seller.status === 'paused')
      return { outcome: 'still_resting', values: { goes_on_with: found.name }, wrote: true }
    if (!resumed) return { outcome: 'nothing_rested' }
    return { outcome: 'goes_on', values: { goes_on_with: found?.name ?? null }, wrote: true }
  },
})
