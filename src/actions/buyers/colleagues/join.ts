import type { Tx } from '../../../db/open.ts'
import { titled } from '../../../domain/names.ts'
import type { MemberRole } from '../../../domain/orders/approval.ts'
import { queueNotices } from '../../../outbox/queue.ts'
import { buyerAccounts } from '../../accounts.ts'
import { action } from '../../action.ts'
import { choose } from '../../chosen.ts'
import { toAll } from '../../fulfilment/telling.ts'
import { lookUpCode } from '../../officers/guesses.ts'
import { codeHash, codeIn } from '../../officers/invitation.ts'
import { askApproval } from '../../orders/approving/ask.ts'

interface Asked {
  id: number
  buyerId: number
  organisation: string
  regionCode: string
  role: MemberRole
}

/** The invitation of a code. A wrong, used or expired one, or one of somebody who is no admin any more, is not there. */
async function invitationOf(tx: Tx, text: string, now: Date, lock = false): Promise<Asked | undefined> {
  const [row] = await tx.sql<Asked>(
    `SELECT i.id, i.buyer_id AS "buyerId", b.name AS organisation, b.region_code AS "regionCode", i.role
     FROM member_invitations i JOIN buyers b ON b.id = i.buyer_id
       JOIN buyer_members m ON m.buyer_id = i.buyer_id AND m.person_id = i.invited_by_id AND m.status = 'active' AND m.role = 'owner'
     WHERE i.code_hash = $1 AND i.used_at IS NULL AND i.expires_at > $2 AND b.status <> 'left' ${lock ? 'FOR UPDATE OF i' : ''}`,
    [codeHash(codeIn(text)), now],
  )
  return row
}

/** For which organisation and as what a code asks somebody in. */
export const lookAtColleagueCode = action({
  name: 'look_at_colleague_code',
  for: ['visitor', 'buyer'],
  needs: { invitation: 'text' },
  gives: {
    good: { organisation: 'text', role_name: 'word' },
    /** has agreed and said a name before */
    known: { organisation: 'text', role_name: 'word' },
    refused: {},
    too_many: {},
  },
  async run({ invitation }, work) {
    const { tx, actor, now } = work
    const asked = await lookUpCode(tx, invitation, work, () => invitationOf(tx, invitation, now))
    if (asked === 'too_many') return { outcome: 'too_many' }
    if (asked === 'refused') return { outcome: 'refused' }
    const values = { organisation: asked.organisation, role_name: `member_role.${asked.role}` }
    const [person] = await tx.sql<{ name: string | null }>('SELECT name FROM people WHERE id = $1', [
      actor.personId ?? 0,
    ])
    return { outcome: actor.roles.includes('buyer') && person?.name ? 'known' : 'good', values }
  },
})

/** The code is taken: the speaker acts for that organisation from now on, and its members hear who came. */
export const joinColleagues = action({
  name: 'join_colleagues',
  for: ['visitor', 'buyer'],
  needs: { invitation: 'text', member_name: 'name?' },
  gives: {
    joined: { organisation: 'text', role_name: 'word' },
    already: { organisation: 'text' },
    refused: {},
  },
  async run({ invitation, member_name }, work) {
    const { tx, actor, now } = work
    const { personId } = actor
    const asked = await lookUpCode(tx, invitation, work, () => invitationOf(tx, invitation, now, true))
    if (typeof asked === 'string' || personId === undefined) return { outcome: 'refused' }
    const { id, buyerId, organisation, regionCode, role } = asked
    const joined = await tx.sql(
      `INSERT INTO buyer_members AS m (buyer_id, person_id, role, status, since) VALUES ($1, $2, $3, 'active', $4)
       ON CONFLICT (buyer_id, person_id) DO UPDATE SET role = excluded.role, status = 'active', since = excluded.since
         WHERE m.status <> 'active' RETURNING person_id`,
      [buyerId, personId, role, now],
    )
    if (!joined.length) return { outcome: 'already', values: { organisation } }
    await tx.sql('UPDATE member_invitations SET used_by_id = $2, used_at = $3 WHERE id = $1', [id, personId, now])
    if (member_name !== undefined)
      await tx.sql('UPDATE people SET name = coalesce(name, $2) WHERE id = $1', [personId, titled(member_name)])
    await choose(tx, actor.conversationId, { buyerId }, now)
    const role_name = `member_role.${role}`
    await tellCame(tx, { buyerId, personId, organisation, role_name, key: id }, actor.accountId, now)
    await askWhatWaits(tx, buyerId, now)
    const became = { buyerId, region: regionCode, roles: ['buyer' as const], undecided: false }
    return { outcome: 'joined', values: { organisation, role_name }, wrote: true, actor: became }
  },
})

async function tellCame(
  tx: Tx,
  came: { buyerId: number; personId: number; organisation: string; role_name: string; key: number },
  accountId: number,
  now: Date,
): Promise<void> {
  const [person] = await tx.sql<{ name: string | null }>('SELECT name FROM people WHERE id = $1', [came.personId])
  const others = (await buyerAccounts(tx, [came.buyerId])).filter((one) => one.accountId !== accountId)
  const values = { member: person?.name ?? '', organisation: came.organisation, role_name: came.role_name }
  await queueNotices(tx, toAll(others, `colleague:${came.key}`, { notice: 'colleague_joined', values }), now)
}

/** Orders that waited for somebody who may approve are shown to whoever has come; the others were asked before. */
async function askWhatWaits(tx: Tx, buyerId: number, now: Date): Promise<void> {
  const orders = await tx.sql<{ id: number }>(
    `SELECT id FROM orders WHERE buyer_id = $1 AND status = 'awaiting_approval' ORDER BY id`,
    [buyerId],
  )
  for (const { id } of orders) await askApproval(tx, id, now)
}
