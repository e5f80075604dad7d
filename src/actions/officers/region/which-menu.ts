import { OFFICER_ROLES } from '../../../domain/officers.ts'
import { action } from '../../action.ts'

/** Which role's menu an officer sees first: of several, the one with most to do. */
export const whichMenu = action({
  name: 'which_menu',
  for: OFFICER_ROLES,
  needs: {},
  gives: { admin: {}, curator: {}, mentor: {}, keeper: {}, treasurer: {}, head: {} },
  async run(_, { actor }) {
    const role = OFFICER_ROLES.find((held) => actor.roles.includes(held))
    if (!role) throw new Error(`${actor.roles.join(', ')} is no officer`)
    return { outcome: role }
  },
})
