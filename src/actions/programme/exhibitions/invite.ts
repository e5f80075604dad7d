import type { Sql, Tx } from '../../../db/open.ts'
import { queueNotices } from '../../../outbox/queue.ts'
import { buyerAccounts } from '../../accounts.ts'
import type { ExhibitionNow } from './exhibition.ts'

/** Who may be invited, by id: organisations that buy with us, and those to be won, who are called. */
export interface Invitees {
  buyers: number[]
  prospects: number[]
}

/** Verified organisations of a region and companies still to be won, of one kind or all. */
export async function inviteesOf(sql: Sql, region: string, kind: string | undefined): Promise<Invitees> {
  const ids = async (query: string) => (await sql<{ id: number }>(query, [region, kind ?? null])).map(({ id }) => id)
  return {
    buyers: await ids(
      `SELECT id FROM buyers WHERE region_code = $1 AND status = 'verified' AND ($2::text IS NULL OR kind = $2) ORDER BY id`,
    ),
    prospects: await ids(
      `SELECT id FROM prospects WHERE region_code = $1 AND buyer_id IS NULL AND status IN ('untouched', 'contacted', 'interested')
         AND ($2::text IS NULL OR kind = $2) ORDER BY id`,
    ),
  }
}

/**
 * Invites whoever was not invited yet: organisations hear of it in their chat, the others are to be called.
 * @returns how many of each are new
 */
export async function invite(
  tx: Tx,
  { id, regionCode }: Pick<ExhibitionNow, 'id' | 'regionCode'>,
  { buyers, prospects }: Invitees,
  now: Date,
): Promise<{ buyers: number; prospects: number }> {
  const write = async (column: 'buyer_id' | 'prospect_id', ids: readonly number[]) =>
    (
      await tx.sql<{ guest: number }>(
        `INSERT INTO exhibition_guests (exhibition_id, region_code, ${column}, status, at)
         SELECT $1, $2, g.id, 'invited', $4 FROM unnest($3::int[]) AS g(id) ORDER BY g.id
         ON CONFLICT (exhibition_id, ${column}) DO NOTHING RETURNING ${column} AS guest`,
        [id, regionCode, ids, now],
      )
    ).map(({ guest }) => guest)
  const fresh = await write('buyer_id', buyers)
  const toCall = await write('prospect_id', prospects)
  await queueNotices(
    tx,
    (await buyerAccounts(tx, fresh)).map(({ ownerId, accountId }) => ({
      notice: 'exhibition_invited' as const,
      accountId,
      key: invitationKey(id, ownerId, accountId),
      values: {},
      slots: { exhibition: String(id) },
    })),
    now,
  )
  return { buyers: fresh.length, prospects: toCall.length }
}

const invitationKey = (exhibitionId: number, buyerId: number, accountId: number) =>
  `exhibition-invited:${exhibitionId}:${buyerId}:${accountId}`

/** It is called off: invitations that nobody has read yet are taken back. @returns who has read one, or has said she comes */
export async function takeBackInvitations(
  tx: Tx,
  exhibitionId: number,
): Promise<{ ownerId: number; accountId: number; personId: number }[]> {
  const guests = await tx.sql<{ buyer: number }>(
    `SELECT buyer_id AS buyer FROM exhibition_guests WHERE exhibition_id = $1 AND buyer_id IS NOT NULL AND status IN ('invited', 'coming') ORDER BY buyer_id`,
    [exhibitionId],
  )
  const accounts = await buyerAccounts(
    tx,
    guests.map(({ buyer }) => buyer),
  )
  const keyed = accounts.map((account) => ({
    account,
    key: invitationKey(exhibitionId, account.ownerId, account.accountId),
  }))
  const keys = keyed.map(({ key }) => key)
  const unread = await tx.sql<{ key: string }>(
    `UPDATE outbox SET status = 'dropped', error = 'taken back' WHERE key = ANY ($1) AND status = 'queued' AND text IS NULL RETURNING key`,
    [keys],
  )
  const silent = new Set(unread.map(({ key }) => key))
  return keyed.filter(({ key }) => !silent.has(key)).map(({ account }) => account)
}
