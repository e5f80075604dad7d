import { OFFICER_ROLES } from '../../../chat/actor.ts'
import { action } from '../../action.ts'
import { lookUpCode } from '../guesses.ts'
import { openInvitation } from '../invitation.ts'

/** Tells what an invitation is for, before a name is asked. Nothing is said of a code that can't be accepted. */
export const lookAtInvitation = action({
  name: 'look_at_invitation',
  for: ['uninvited', ...OFFICER_ROLES],
  needs: { invitation: 'text' },
  gives: { good: { role_name: 'word', region_name: 'text', office_name: 'text' }, refused: {}, too_many: {} },
  async run({ invitation }, work) {
    const { tx, now } = work
    const found = await lookUpCode(tx, invitation, work, () => openInvitation(tx.sql, invitation, now))
    if (found === 'too_many') return { outcome: 'too_many' }
    if (found === 'refused') return { outcome: 'refused' }
    const { role, regionName, officeName } = found
    return {
      outcome: 'good',
      values: { role_name: `role.${role}`, region_name: regionName, office_name: officeName },
    }
  },
})
