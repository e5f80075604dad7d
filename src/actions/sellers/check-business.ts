import { action } from '../action.ts'
import { mustChoose, ownBusiness } from './business.ts'

/** Before anything is done for a business: whether it is clear which one, and whether it may do anything. */
export const checkBusiness = action({
  name: 'check_business',
  for: ['seller'],
  needs: {},
  gives: { ready: { business: 'text' }, which_business: {}, suspended: { business: 'text' } },
  async run(_, { tx, actor, now }) {
    if (await mustChoose(tx, actor, now)) return { outcome: 'which_business' }
    const { name, status } = await ownBusiness(tx, actor)
    return { outcome: status === 'suspended' ? 'suspended' : 'ready', values: { business: name } }
  },
})
