import type { OfficerRole } from '../chat/actor.ts'
import type { Tx } from '../db/open.ts'

/** Where somebody can be told something. `ownerId`: the seller, buyer or officer it was looked up for. */
export interface Reachable {
  ownerId: number
  accountId: number
  personId: number
}

/** The makers' WhatsApp accounts, the one they wrote from last for each person. A maker without a phone has none. */
export async function sellerAccounts(tx: Tx, sellerIds: readonly number[]): Promise<Reachable[]> {
  if (!sellerIds.length) return []
  return tx.sql<Reachable>(
    `SELECT DISTINCT ON (m.seller_id, m.person_id) m.seller_id AS "ownerId", a.id AS "accountId", m.person_id AS "personId"
     FROM seller_members m JOIN accounts a ON a.person_id = m.person_id AND a.channel = 'whatsapp'
       JOIN conversations c ON c.account_id = a.id
     WHERE m.seller_id = ANY ($1) ORDER BY m.seller_id, m.person_id, c.last_inbound_at DESC NULLS LAST, a.id`,
    [sellerIds],
  )
}

/** The Telegram accounts of everybody who speaks for these organisations. */
export async function buyerAccounts(tx: Tx, buyerIds: readonly number[]): Promise<Reachable[]> {
  if (!buyerIds.length) return []
  return tx.sql<Reachable>(
    `SELECT m.buyer_id AS "ownerId", a.id AS "accountId", m.person_id AS "personId"
     FROM buyer_members m JOIN accounts a ON a.person_id = m.person_id AND a.channel = 'buyer'
     WHERE m.buyer_id = ANY ($1) AND m.status = 'active' ORDER BY m.buyer_id, a.id`,
    [buyerIds],
  )
}

/** The Telegram accounts of a region's officers who hold one of these roles, each once. */
export function officerAccounts(tx: Tx, region: string, roles: readonly OfficerRole[]): Promise<Reachable[]> {
  return tx.sql<Reachable>(
    `SELECT DISTINCT ON (a.id) o.id AS "ownerId", a.id AS "accountId", o.person_id AS "personId"
     FROM officers o JOIN accounts a ON a.person_id = o.person_id AND a.channel = 'officer'
     WHERE o.region_code = $1 AND o.role = ANY ($2) AND o.status = 'active' ORDER BY a.id, o.id`,
    [region, roles],
  )
}
