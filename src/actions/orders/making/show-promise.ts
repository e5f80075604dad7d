import { action } from '../../action.ts'
import { broughtOf } from '../brought.ts'
import { OWED, ownShares } from './own.ts'

/** One promise of the speaker's own, for a question about it. */
export const showPromise = action({
  name: 'show_promise',
  for: ['seller'],
  needs: { allocation: 'pick' },
  gives: {
    open: { product: 'text', pieces: 'count', unit: 'text', due_on: 'date', ready: 'count', rest: 'count' },
    over: {},
  },
  async run({ allocation }, { tx, actor }) {
    const [share] = await ownShares(tx, actor.sellerId, OWED, allocation)
    if (!share) return { outcome: 'over' }
    const { id, product, promised, settled, unit, dueOn, ready } = share
    const rest = promised - settled - (await broughtOf(tx, id))
    return { outcome: 'open', values: { product, pieces: promised, unit, due_on: dueOn, ready, rest } }
  },
})
