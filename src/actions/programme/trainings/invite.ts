import type { Tx } from '../../../db/open.ts'
import { queueNotices } from '../../../outbox/queue.ts'
import { sellerAccounts } from '../../accounts.ts'
import { makersOf } from '../makers-of.ts'
import type { TrainingNow } from './training.ts'

/**
 * Invites whoever of its segment was not invited yet; how fast they hear is the outbox's business.
 * @returns how many businesses were invited now
 */
export async function invite(
  tx: Tx,
  { id, regionCode, segment }: TrainingNow,
  today: string,
  now: Date,
): Promise<number> {
  const rows = await tx.sql<{ sellerId: number }>(
    `INSERT INTO training_places (training_id, region_code, seller_id, status, joined_at)
     SELECT $1, $2, s.id, 'invited', $4 FROM unnest($3::int[]) AS s(id) ORDER BY s.id
     ON CONFLICT (training_id, seller_id) DO NOTHING RETURNING seller_id AS "sellerId"`,
    [id, regionCode, await makersOf(tx.sql, regionCode, segment ?? {}, today), now],
  )
  const accounts = await sellerAccounts(
    tx,
    rows.map(({ sellerId }) => sellerId),
  )
  await queueNotices(
    tx,
    accounts.map(({ ownerId, accountId }) => ({
      notice: 'training_invited' as const,
      accountId,
      key: invitationKey(id, ownerId, accountId),
      values: {},
      slots: { training: String(id) },
    })),
    now,
  )
  return rows.length
}

const invitationKey = (trainingId: number, sellerId: number, accountId: number) =>
  `training-invited:${trainingId}:${sellerId}:${accountId}`

/** Invitations that nobody has read yet are taken back: it is called off. */
export async function takeBackInvitations(tx: Tx, trainingId: number): Promise<void> {
  const invited = await tx.sql<{ sellerId: number }>(
    `SELECT seller_id AS "sellerId" FROM training_places WHERE training_id = $1 AND status = 'invited'`,
    [trainingId],
  )
  const accounts = await sellerAccounts(
    tx,
    invited.map(({ sellerId }) => sellerId),
  )
  await tx.sql(
    `UPDATE outbox SET status = 'dropped', error = 'taken back' WHERE key = ANY ($1) AND status = 'queued' AND text IS NULL`,
    [accounts.map(({ ownerId, accountId }) => invitationKey(trainingId, ownerId, accountId))],
  )
}
