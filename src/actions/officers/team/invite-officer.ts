import { addDays } from '../../../domain/calendar.ts'
import { action } from '../../action.ts'
import { actingOfficer, audit } from '../../audit.ts'
import { INVITATION_DAYS, keepInvitation } from '../invitation.ts'
import { rolePlace } from './role-place.ts'

/** An admin invites one person to one role of her region: the code is shown once and kept only as a hash. */
export const inviteOfficer = action({
  name: 'invite_officer',
  for: ['admin'],
  needs: { role: 'choice', packing_point: 'pick?', supplier: 'pick?' },
  gives: {
    invited: { code: 'text', role_name: 'word', office_name: 'text', region_name: 'text', valid_until: 'date' },
    not_found: {},
  },
  async run(inputs, { tx, now, today, actor, newCode }) {
    const { region } = actor
    const place = await rolePlace(tx, region, inputs)
    if (!place) return { outcome: 'not_found' }
    const code = newCode()
    const { officerId: invitedById } = actingOfficer(actor)
    await keepInvitation(tx.sql, { ...place, code, region, now, invitedById })
    const office = await tx.prisma.region.findUniqueOrThrow({ where: { code: region } })
    await audit(tx, actor, now, {
      act: 'invite_officer',
      subject: 'officers',
      subjectId: invitedById,
      after: { ...place },
    })
    return {
      outcome: 'invited',
      values: {
        code,
        role_name: `role.${place.role}`,
        office_name: office.officeName,
        region_name: office.name,
        valid_until: addDays(today, INVITATION_DAYS),
      },
      wrote: true,
    }
  },
})
