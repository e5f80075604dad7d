import { OFFICER_ROLES, type OfficerRole } from '../../../chat/actor.ts'
import type { Tx } from '../../../db/open.ts'
import { titled } from '../../../domain/names.ts'
import { queueNotices } from '../../../outbox/queue.ts'
import { officerAccounts } from '../../accounts.ts'
import { action, type Work } from '../../action.ts'
import { actingOfficer } from '../../audit.ts'
import { auditAct } from '../../people/audit.ts'
import { giveConsent, wordingVersion } from '../../people/consent.ts'
import { lookUpCode } from '../guesses.ts'
import { type OpenInvitation, openInvitation } from '../invitation.ts'
import { rolesHeld } from '../roles.ts'

const told = { role_name: 'word', region_name: 'text' } as const

/**
 * Makes a stranger an officer by her invitation, which is thereby used up; giving her name is her consent to the words
 * it was asked with.
 */
export const acceptInvitation = action({
  name: 'accept_invitation',
  for: ['uninvited'],
  needs: { invitation: 'text', officer_name: 'name' },
  gives: { joined: { officer_name: 'name', ...told }, already: told, refused: {} },
  async run({ invitation, officer_name }, work) {
    const { tx, now, actor, house } = work
    const found = await lookUpCode(tx, invitation, work, () => openInvitation(tx.sql, invitation, now, 'lock'))
    if (typeof found === 'string') return { outcome: 'refused' }
    const wording = wordingVersion(house, 'officer-join', 'officer_name')
    const { personId } = await giveConsent(tx, { accountId: actor.accountId, purpose: 'officer', wording, now })
    await tx.sql('UPDATE people SET name = $2 WHERE id = $1', [personId, titled(officer_name)])
    const joined = await join(work, found, personId)
    if (joined.outcome === 'already') return joined
    return { ...joined, values: { ...joined.values, officer_name } }
  },
})

/** An officer takes on one more role, or works for another region too. */
export const acceptAnotherInvitation = action({
  name: 'accept_another_invitation',
  for: OFFICER_ROLES,
  needs: { invitation: 'text' },
  gives: { joined: told, already: told, refused: {} },
  async run({ invitation }, work) {
    const { tx, now } = work
    const found = await lookUpCode(tx, invitation, work, () => openInvitation(tx.sql, invitation, now, 'lock'))
    return typeof found === 'string' ? { outcome: 'refused' } : join(work, found, actingOfficer(work.actor).personId)
  },
})

/** Role, region, packing point and penyedia are the invitation's; the talk goes on in that region. Its admins are told. */
async function join({ tx, now, actor }: Work, invitation: OpenInvitation, personId: number) {
  const { regionCode: region, role } = invitation
  const values = { role_name: `role.${role}`, region_name: invitation.regionName }
  const before = await rolesHeld(tx.sql, personId, region)
  if (before.some((held) => held.role === role)) return { outcome: 'already' as const, values }
  const { id } = await tx.prisma.officer.create({
    data: {
      regionCode: region,
      personId,
      role,
      packingPointId: invitation.packingPointId,
      supplierId: invitation.supplierId,
      joinedAt: now,
    },
  })
  await tx.sql('UPDATE invitations SET used_at = $2, used_by_id = $3 WHERE id = $1', [invitation.id, now, personId])
  await tx.sql('UPDATE conversations SET acting_as = $2 WHERE id = $1', [actor.conversationId, { region }])
  await auditAct(
    tx,
    {
      act: 'join_officers',
      subject: 'officers',
      subjectId: id,
      region,
      officer: { officerId: id, personId, region },
      after: { role, invitation_id: invitation.id },
    },
    now,
  )
  await tellAdmins(tx, { id, personId, role, region }, now)
  return {
    outcome: 'joined' as const,
    values,
    wrote: true,
    actor: { region, personId, roles: [...before.map((held) => held.role), role], officerId: before[0]?.id ?? id },
  }
}

async function tellAdmins(
  tx: Tx,
  { id, personId, role, region }: { id: number; personId: number; role: OfficerRole; region: string },
  now: Date,
): Promise<void> {
  const [person] = await tx.sql<{ name: string | null }>('SELECT name FROM people WHERE id = $1', [personId])
  const admins = await officerAccounts(tx, region, ['admin'])
  const notices = admins
    .filter((admin) => admin.personId !== personId)
    .map(({ accountId }) => ({
      notice: 'officer_joined' as const,
      accountId,
      key: `officer-joined:${id}:${accountId}`,
      values: { officer_name: person?.name ?? '–', role_name: `role.${role}` },
    }))
  await queueNotices(tx, notices, now)
}
