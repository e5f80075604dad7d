import type { Actor } from '../../../src/chat/actor.ts'
import type { Db } from '../../../src/db/open.ts'

export const NOW = new Date('2027-01-04T02:00:00Z')

/** Somebody's first message to a regency's number. @returns who speaks */
export async function writes(db: Db, phone: string, region = '32.15'): Promise<Actor> {
  const [account] = await db.sql<{ id: number }>(
    `INSERT INTO accounts (region_code, channel, via, external_id, created_at) VALUES ($1, 'whatsapp', $1, $2, $3) RETURNING id`,
    [region, phone, NOW],
  )
  const [conversation] = await db.sql<{ id: number }>(
    `INSERT INTO conversations (account_id, state, created_at) VALUES ($1, 'null', $2) RETURNING id`,
    [account!.id, NOW],
  )
  return { accountId: account!.id, conversationId: conversation!.id, region, roles: ['newcomer'] }
}

/** The maker who speaks for a business. */
export async function speakerFor(db: Db, sellerId: number): Promise<Actor> {
  const [row] = await db.sql<Actor>(
    `SELECT a.id AS "accountId", c.id AS "conversationId", s.region_code AS region, m.person_id AS "personId", s.id AS "sellerId"
     FROM sellers s JOIN seller_members m ON m.seller_id = s.id JOIN accounts a ON a.person_id = m.person_id
       JOIN conversations c ON c.account_id = a.id WHERE s.id = $1`,
    [sellerId],
  )
  return { ...row!, roles: ['seller'] }
}
