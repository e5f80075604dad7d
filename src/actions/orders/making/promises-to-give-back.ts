import { action } from '../../action.ts'
import { OWED, ownShares, shareOptions } from './own.ts'

/** Promises a maker has given and not handed over: the only one, or a list to pick from. */
export const promisesToGiveBack = action({
  name: 'promises_to_give_back',
  for: ['seller'],
  needs: {},
  gives: { one: { allocation: 'pick' }, several: { promises: 'list' }, none: {} },
  async run(_, { tx, actor }) {
    const owed = await ownShares(tx, actor.sellerId, OWED)
    const [only] = owed
    if (!only) return { outcome: 'none' }
    if (owed.length > 1) return { outcome: 'several', values: { promises: shareOptions(owed) } }
    return { outcome: 'one', values: { allocation: String(only.id) } }
  },
})
