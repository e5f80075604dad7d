import { OFFICER_ROLES } from '../../../chat/actor.ts'
import { action } from '../../action.ts'
import { line } from '../../lines.ts'
import { colleagues } from '../roles.ts'

/** Whom an officer turns to herself: the admins of her region and the office. */
export const whoHelpsOfficers = action({
  name: 'who_helps_officers',
  for: OFFICER_ROLES,
  needs: {},
  gives: { found: { admin_lines: 'lines', office_name: 'text', office_phone: 'text?' } },
  async run(_, { tx, actor }) {
    const everybody = await colleagues(tx.sql, actor.region)
    const region = await tx.prisma.region.findUniqueOrThrow({ where: { code: actor.region } })
    return {
      outcome: 'found',
      values: {
        admin_lines: everybody
          .filter(({ roles }) => roles.includes('admin'))
          .map(({ name, roles }) => line('officer', { name, roles: roles.map((role) => `role.${role}`) })),
        office_name: region.officeName,
        office_phone: region.officePhone ?? undefined,
      },
    }
  },
})
