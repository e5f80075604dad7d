import { action } from '../../action.ts'
import { contactOf } from '../contact.ts'
import { OWED, ownShares, promiseLine } from './own.ts'

/** Longest list that fits one message; the rest is counted. */
const SHOWN = 8

/** Everything a maker has promised and not handed over yet, what is due first in front. */
export const listPromises = action({
  name: 'list_promises',
  for: ['seller'],
  needs: {},
  gives: { some: { promises_said: 'lines', more: 'count?', contact: 'text?' }, none: {} },
  async run(_, { tx, actor }) {
    const shares = await ownShares(tx, actor.sellerId, OWED)
    if (!shares.length) return { outcome: 'none' }
    const [first] = shares
    const more = shares.length - SHOWN
    return {
      outcome: 'some',
      values: {
        promises_said: shares.slice(0, SHOWN).map(promiseLine),
        more: more > 0 ? more : undefined,
        contact: first && (await contactOf(tx, first.orderId)),
      },
    }
  },
})
