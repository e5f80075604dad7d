import { queueNotices } from '../../../outbox/queue.ts'
import { action } from '../../action.ts'
import { audit } from '../../audit.ts'
import { pickedId } from '../../picked.ts'
import { colleagues, rolesHeld, successorRow } from '../roles.ts'

/**
 * Ends all of a colleague's roles in the admin's region. The makers she mentored and the people she was talking to go to
 * the named successor; both hear of it. The last admin of a region stays.
 */
export const removeOfficer = action({
  name: 'remove_officer',
  for: ['admin'],
  needs: { colleague: 'pick', successor: 'pick' },
  gives: {
    removed: { colleague_name: 'text', successor_name: 'text', makers: 'count', talks: 'count' },
    last_admin: {},
    no_successor: {},
    not_found: {},
  },
  async run(inputs, { tx, now, actor }) {
    const { region } = actor
    // whoever removes or changes roles in a region waits here, so that two admins do not remove each other at once
    await tx.sql('SELECT 1 FROM regions WHERE code = $1 FOR UPDATE', [region])
    const personId = pickedId(inputs.colleague)
    const everybody = await colleagues(tx.sql, region)
    const one = everybody.find((other) => other.personId === personId)
    if (!one) return { outcome: 'not_found' }
    const heir = everybody.find((other) => other.personId === pickedId(inputs.successor))
    if (!everybody.some((other) => other.personId !== personId && other.roles.includes('admin')))
      return { outcome: 'last_admin' }
    const successorId =
      heir && heir.personId !== personId ? await successorRow(tx.sql, heir.personId, region) : undefined
    if (!heir || successorId === undefined) return { outcome: 'no_successor' }

    const held = await rolesHeld(tx.sql, personId, region)
    const rows = held.map(({ id }) => id)
    await tx.prisma.officer.updateMany({
      where: { id: { in: rows } },
      data: { status: 'removed', removedAt: now, successorId },
    })
    const makers = await tx.prisma.seller.updateMany({
      where: { mentorId: { in: rows } },
      data: { mentorId: successorId },
    })
    const talks = await tx.prisma.handoff.updateMany({
      where: { takenById: { in: rows }, status: 'taken' },
      data: { takenById: successorId },
    })
    await tx.sql(`DELETE FROM invitations WHERE invited_by_id = ANY ($1) AND used_at IS NULL`, [rows])
    await audit(tx, actor, now, {
      act: 'remove_officer',
      subject: 'officers',
      subjectId: one.officerId,
      before: { roles: one.roles },
      after: { successor_id: successorId, makers: makers.count, talks: talks.count },
    })
    await tell()
    return {
      outcome: 'removed',
      values: { colleague_name: one.name, successor_name: heir.name, makers: makers.count, talks: talks.count },
      wrote: true,
      ...(personId === actor.personId ? { actor: { roles: ['uninvited' as const] } } : {}),
    }

    async function tell(): Promise<void> {
      if (!one || !heir) return
      const accounts = await tx.sql<{ id: number; person_id: number }>(
        `SELECT id, person_id FROM accounts WHERE channel = 'officer' AND person_id = ANY ($1) ORDER BY id`,
        [[one.personId, heir.personId]],
      )
      const region_name = (await tx.prisma.region.findUniqueOrThrow({ where: { code: region } })).name
      const ended = accounts.filter(({ person_id }) => person_id === one.personId && personId !== actor.personId)
      const inherits = accounts.filter(({ person_id }) => person_id === heir.personId)
      await queueNotices(
        tx,
        [
          ...ended.map(({ id }) => ({
            notice: 'officer_removed' as const,
            accountId: id,
            key: `officer-removed:${one.officerId}:${id}`,
            values: { region_name },
          })),
          ...inherits.map(({ id }) => ({
            notice: 'queue_taken_over' as const,
            accountId: id,
            key: `queue-taken-over:${one.officerId}:${id}`,
            values: { colleague_name: one.name, makers: makers.count, talks: talks.count },
          })),
        ],
        now,
      )
    }
  },
})
