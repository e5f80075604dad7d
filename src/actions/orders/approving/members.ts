import type { Tx } from '../../../db/open.ts'
import { APPROVES, type MemberRole } from '../../../domain/orders/approval.ts'

/** Somebody who acts for an organisation. */
export interface Member {
  personId: number
  name: string
  role: MemberRole
}

/** Everybody who acts for an organisation now: its admins first, then by when they came. */
export const membersOf = (tx: Tx, buyerId: number): Promise<Member[]> =>
  tx.sql<Member>(
    `SELECT m.person_id AS "personId", coalesce(p.name, '') AS name, m.role FROM buyer_members m JOIN people p ON p.id = m.person_id
     WHERE m.buyer_id = $1 AND m.status = 'active' ORDER BY m.role = 'owner' DESC, m.since, m.person_id`,
    [buyerId],
  )

/** What a speaker may do for the organisation spoken for; undefined for whoever does not belong to it. */
export async function roleIn(
  tx: Tx,
  buyerId: number | undefined,
  personId: number | undefined,
): Promise<MemberRole | undefined> {
  if (buyerId === undefined || personId === undefined) return undefined
  return (await membersOf(tx, buyerId)).find((member) => member.personId === personId)?.role
}

/** Members who may say yes to an order of this person, with their Telegram accounts. */
export const approversOf = (
  tx: Tx,
  buyerId: number,
  placedById: number | null,
): Promise<(Member & { accountId: number })[]> =>
  tx.sql<Member & { accountId: number }>(
    `SELECT DISTINCT ON (m.person_id) m.person_id AS "personId", coalesce(p.name, '') AS name, m.role, a.id AS "accountId"
     FROM buyer_members m JOIN people p ON p.id = m.person_id JOIN accounts a ON a.person_id = m.person_id AND a.channel = 'buyer'
     WHERE m.buyer_id = $1 AND m.status = 'active' AND m.role = ANY ($2) AND m.person_id IS DISTINCT FROM $3::int
     ORDER BY m.person_id, a.id`,
    [buyerId, APPROVES, placedById],
  )
