import { addDays } from '../../../domain/calendar.ts'
import { MEMBER_ROLES } from '../../../domain/orders/approval.ts'
import { action } from '../../action.ts'
import { codeHash, INVITATION_DAYS } from '../../officers/invitation.ts'
import { roleIn } from '../../orders/approving/members.ts'

/** An admin of an organisation asks one colleague in: the code is shown once and kept only as a hash. */
export const inviteColleague = action({
  name: 'invite_colleague',
  for: ['visitor', 'buyer'],
  needs: { member_role: 'choice' },
  gives: {
    invited: { code: 'text', role_name: 'word', organisation: 'text', valid_until: 'date' },
    not_admin: {},
  },
  async run({ member_role }, { tx, actor, now, today, newCode }) {
    const role = MEMBER_ROLES.find((known) => known === member_role)
    const { buyerId, personId } = actor
    if (!role || buyerId === undefined || personId === undefined || (await roleIn(tx, buyerId, personId)) !== 'owner')
      return { outcome: 'not_admin' }
    const code = newCode()
    const validUntil = addDays(today, INVITATION_DAYS)
    await tx.sql(
      `INSERT INTO member_invitations (code_hash, buyer_id, role, invited_by_id, created_at, expires_at) VALUES ($1, $2, $3, $4, $5, $6)`,
      [codeHash(code), buyerId, role, personId, now, new Date(now.getTime() + INVITATION_DAYS * 24 * 3_600_000)],
    )
    const [buyer] = await tx.sql<{ name: string }>('SELECT name FROM buyers WHERE id = $1', [buyerId])
    return {
      outcome: 'invited',
      values: { code, role_name: `member_role.${role}`, organisation: buyer?.name ?? '', valid_until: validUntil },
      wrote: true,
    }
  },
})
