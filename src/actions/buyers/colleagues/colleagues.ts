import type { Tx } from '../../../db/open.ts'
import { queueNotices } from '../../../outbox/queue.ts'
import { action, type Work } from '../../action.ts'
import { line } from '../../lines.ts'
import { membersOf, roleIn } from '../../orders/approving/members.ts'
import { pickedId } from '../../picked.ts'

/** Who acts for the speaker's organisation, and above which total two of them are needed. */
export const listColleagues = action({
  name: 'list_members',
  for: ['visitor', 'buyer'],
  needs: {},
  gives: {
    admin: { organisation: 'text', members: 'lines', limit_now: 'rupiah?' },
    member: { organisation: 'text', members: 'lines', limit_now: 'rupiah?', admins: 'text' },
    stranger: {},
  },
  async run(_, { tx, actor }) {
    const { buyerId, personId } = actor
    const role = await roleIn(tx, buyerId, personId)
    if (role === undefined || buyerId === undefined) return { outcome: 'stranger' }
    const [buyer] = await tx.sql<{ name: string; approval_limit: number | null }>(
      'SELECT name, approval_limit FROM buyers WHERE id = $1',
      [buyerId],
    )
    const all = await membersOf(tx, buyerId)
    const values = {
      organisation: buyer?.name ?? '',
      members: all.map(({ name, role }) => line('colleague', { name, role_name: `member_role.${role}` })),
      limit_now: buyer?.approval_limit ?? undefined,
    }
    if (role === 'owner') return { outcome: 'admin', values }
    const admins = all.filter((one) => one.role === 'owner').map(({ name }) => name)
    return { outcome: 'member', values: { ...values, admins: admins.join(', ') } }
  },
})

/** "Persetujuan di atas 50jt". Orders that wait already go on waiting. */
export const setApprovalLimit = action({
  name: 'set_approval_limit',
  for: ['visitor', 'buyer'],
  needs: { approval_limit: 'rupiah' },
  gives: { set: { limit_now: 'rupiah' }, alone: { limit_now: 'rupiah' }, not_admin: {} },
  async run({ approval_limit: limit }, { tx, actor }) {
    const { buyerId, personId } = actor
    if (!(await limitTo(tx, actor, limit)) || buyerId === undefined) return { outcome: 'not_admin' }
    const others = (await membersOf(tx, buyerId)).filter((one) => one.personId !== personId && one.role !== 'member')
    return { outcome: others.length ? 'set' : 'alone', values: { limit_now: limit }, wrote: true }
  },
})

/** Whoever orders may order alone from now on. */
export const clearApprovalLimit = action({
  name: 'clear_approval_limit',
  for: ['visitor', 'buyer'],
  needs: {},
  gives: { cleared: {}, not_admin: {} },
  run: async (_, { tx, actor }) =>
    (await limitTo(tx, actor, null)) ? { outcome: 'cleared', wrote: true } : { outcome: 'not_admin' },
})

async function limitTo(tx: Tx, { buyerId, personId }: Work['actor'], limit: number | null): Promise<boolean> {
  if (buyerId === undefined || (await roleIn(tx, buyerId, personId)) !== 'owner') return false
  await tx.sql('UPDATE buyers SET approval_limit = $2 WHERE id = $1', [buyerId, limit])
  return true
}

/** Colleagues whom an admin may take out: everybody but herself. */
export const listRemovable = action({
  name: 'list_removable_colleagues',
  for: ['visitor', 'buyer'],
  needs: {},
  gives: { some: { colleagues: 'list' }, none: {}, not_admin: {} },
  async run(_, { tx, actor }) {
    const { buyerId, personId } = actor
    if (buyerId === undefined || (await roleIn(tx, buyerId, personId)) !== 'owner') return { outcome: 'not_admin' }
    const others = (await membersOf(tx, buyerId)).filter((one) => one.personId !== personId)
    if (!others.length) return { outcome: 'none' }
    return {
      outcome: 'some',
      values: { colleagues: others.map(({ personId: id, name }) => ({ value: String(id), label: name })) },
    }
  },
})

/** Takes a colleague out: what she ordered stays the organisation's, her old buttons do nothing any more. */
export const removeColleague = action({
  name: 'remove_colleague',
  for: ['visitor', 'buyer'],
  needs: { colleague: 'pick' },
  gives: { removed: { colleague_name: 'text' }, not_found: {} },
  async run({ colleague }, { tx, actor, now }) {
    const { buyerId, personId } = actor
    const id = pickedId(colleague)
    if (buyerId === undefined || id === personId || (await roleIn(tx, buyerId, personId)) !== 'owner')
      return { outcome: 'not_found' }
    const [gone] = await tx.sql<{ name: string | null; organisation: string; account_id: number | null }>(
      `UPDATE buyer_members m SET status = 'removed' FROM people p, buyers b
       WHERE m.buyer_id = $1 AND m.person_id = $2 AND m.status = 'active' AND p.id = m.person_id AND b.id = m.buyer_id
       RETURNING p.name, b.name AS organisation,
         (SELECT a.id FROM accounts a WHERE a.person_id = p.id AND a.channel = 'buyer' ORDER BY a.id LIMIT 1) AS account_id`,
      [buyerId, id],
    )
    if (!gone) return { outcome: 'not_found' }
    if (gone.account_id !== null) {
      const values = { organisation: gone.organisation }
      const key = `colleague-removed:${buyerId}:${id}:${now.toISOString()}`
      await queueNotices(tx, [{ notice: 'colleague_removed', accountId: gone.account_id, key, values }], now)
    }
    return { outcome: 'removed', values: { colleague_name: gone.name ?? '' }, wrote: true }
  },
})
