import type { Tx } from '../../../db/open.ts'
import { OFFICER_ROLES } from '../../../domain/officers.ts'
import { queueNotices } from '../../../outbox/queue.ts'
import { officerAccounts } from '../../accounts.ts'
import { action } from '../../action.ts'
import { audit } from '../../audit.ts'
import { pickedId } from '../../picked.ts'
import { type Colleague, colleagues, rolesHeld } from '../roles.ts'
import { rolePlace } from './role-place.ts'

const told = { colleague_name: 'text', colleague_roles: 'words' } as const

/** Gives a colleague one more role in the admin's region. */
export const addRole = action({
  name: 'add_role',
  for: ['admin'],
  needs: { colleague: 'pick', role: 'choice', packing_point: 'pick?', supplier: 'pick?' },
  gives: { changed: told, already: told, not_found: {} },
  async run(inputs, { tx, now, actor }) {
    const { region } = actor
    await tx.sql('SELECT 1 FROM regions WHERE code = $1 FOR UPDATE', [region])
    const one = (await colleagues(tx.sql, region)).find(({ personId }) => personId === pickedId(inputs.colleague))
    const place = await rolePlace(tx, region, inputs)
    if (!one || !place) return { outcome: 'not_found' }
    const named = (roles: readonly string[]) => ({
      colleague_name: one.name,
      colleague_roles: roles.map((role) => `role.${role}`),
    })
    if (one.roles.includes(place.role)) return { outcome: 'already', values: named(one.roles) }
    const { id } = await tx.prisma.officer.create({
      data: {
        regionCode: region,
        personId: one.personId,
        role: place.role,
        packingPointId: place.packingPointId ?? null,
        supplierId: place.supplierId ?? null,
        joinedAt: now,
      },
    })
    await audit(tx, actor, now, { act: 'add_role', subject: 'officers', subjectId: id, after: { ...place } })
    const roles = [...one.roles, place.role]
    await tellRoles(tx, { ...one, roles }, id, 'added', region, now)
    return {
      outcome: 'changed',
      values: named(roles),
      wrote: true,
      ...(one.personId === actor.personId ? { actor: { roles } } : {}),
    }
  },
})

/** Takes one role from a colleague; the last role is ended by removing her, and the last admin of a region stays. */
export const takeRole = action({
  name: 'take_role',
  for: ['admin'],
  needs: { colleague: 'pick', role_held: 'pick' },
  gives: { changed: told, last_role: told, last_admin: {}, not_found: {} },
  async run({ colleague, role_held }, { tx, now, actor }) {
    const { region } = actor
    await tx.sql('SELECT 1 FROM regions WHERE code = $1 FOR UPDATE', [region])
    const everybody = await colleagues(tx.sql, region)
    const one = everybody.find(({ personId }) => personId === pickedId(colleague))
    const held = one && (await rolesHeld(tx.sql, one.personId, region)).filter(({ role }) => role === role_held)
    if (!one || !held?.length) return { outcome: 'not_found' }
    const roles = one.roles.filter((role) => role !== role_held)
    const named = (names: readonly string[]) => ({
      colleague_name: one.name,
      colleague_roles: names.map((role) => `role.${role}`),
    })
    if (!roles.length) return { outcome: 'last_role', values: named(one.roles) }
    const admins = everybody.filter((other) => other.roles.includes('admin'))
    if (role_held === 'admin' && admins.length === 1) return { outcome: 'last_admin' }
    const rows = held.map(({ id }) => id)
    const [kept] = (await rolesHeld(tx.sql, one.personId, region)).filter(({ id }) => !rows.includes(id))
    await tx.prisma.officer.updateMany({
      where: { id: { in: rows } },
      data: { status: 'removed', removedAt: now, successorId: kept?.id ?? null },
    })
    // what hung on that role's row stays with the same person
    await tx.prisma.seller.updateMany({ where: { mentorId: { in: rows } }, data: { mentorId: kept?.id ?? null } })
    await tx.prisma.handoff.updateMany({
      where: { takenById: { in: rows }, status: 'taken' },
      data: { takenById: kept?.id ?? null },
    })
    await audit(tx, actor, now, {
      act: 'take_role',
      subject: 'officers',
      subjectId: rows[0] as number,
      before: { roles: one.roles },
      after: { roles },
    })
    await tellRoles(tx, { ...one, roles }, rows[0] as number, 'taken', region, now)
    return {
      outcome: 'changed',
      values: named(roles),
      wrote: true,
      ...(one.personId === actor.personId ? { actor: { roles } } : {}),
    }
  },
})

/** The colleague hears what she may do from now on. */
async function tellRoles(
  tx: Tx,
  one: Colleague,
  officerId: number,
  what: 'added' | 'taken',
  region: string,
  now: Date,
): Promise<void> {
  const accounts = await officerAccounts(tx, region, OFFICER_ROLES)
  const region_name = (await tx.prisma.region.findUniqueOrThrow({ where: { code: region } })).name
  const notices = accounts
    .filter(({ personId }) => personId === one.personId)
    .map(({ accountId }) => ({
      notice: 'officer_roles' as const,
      accountId,
      key: `officer-roles:${what}:${officerId}:${accountId}`,
      values: { region_name, roles: one.roles.map((role) => `role.${role}`) },
    }))
  await queueNotices(tx, notices, now)
}
