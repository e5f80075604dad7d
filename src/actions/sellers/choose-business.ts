import { action } from '../action.ts'
import { choose } from '../chosen.ts'
import { pickedId } from '../picked.ts'
import { businessesOf } from './business.ts'

/** The businesses of whoever speaks. */
export const listBusinesses = action({
  name: 'list_businesses',
  for: ['seller'],
  needs: {},
  gives: { several: { businesses: 'list' }, one: { business: 'text' } },
  async run(_, { tx, actor }) {
    const own = await businessesOf(tx, actor.personId ?? 0)
    if (own.length === 1 && own[0]) return { outcome: 'one', values: { business: own[0].name } }
    return {
      outcome: 'several',
      values: { businesses: own.map(({ id, name }) => ({ value: String(id), label: name })) },
    }
  },
})

/** From here on, and for half a day, the speaker acts for that business. */
export const actAs = action({
  name: 'act_as',
  for: ['seller'],
  needs: { chosen: 'pick' },
  gives: { done: { business: 'text' }, not_found: {} },
  async run({ chosen }, { tx, actor, now }) {
    const own = await businessesOf(tx, actor.personId ?? 0)
    const seller = own.find(({ id }) => id === pickedId(chosen))
    if (!seller) return { outcome: 'not_found' }
    await choose(tx, actor.conversationId, { sellerId: seller.id }, now)
    const values = { business: seller.name }
    const became = { sellerId: seller.id, region: seller.regionCode, undecided: false }
    return { outcome: 'done', values, wrote: true, actor: became }
  },
})
