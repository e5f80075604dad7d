import type { Tx } from '../../../db/open.ts'
import { movesUp } from '../../../domain/trainings.ts'
import { queueNotices } from '../../../outbox/queue.ts'
import { sellerAccounts } from '../../accounts.ts'
import { toAll } from '../../fulfilment/telling.ts'
import { participantsOf, readTraining, type TrainingNow } from './training.ts'

/**
 * Whoever waits longest takes what is free, and hears it. Read anew after whatever freed it; its row is locked by then.
 * @returns how many moved up
 */
export async function moveUp(
  tx: Tx,
  { id, regionCode }: Pick<TrainingNow, 'id' | 'regionCode'>,
  now: Date,
): Promise<number> {
  const training = await readTraining(tx, id, regionCode)
  if (!training) return 0
  const up = movesUp(training)
  if (!up) return 0
  const next = (await participantsOf(tx, id, ['waiting'])).slice(0, up).map(({ sellerId }) => sellerId)
  await tx.sql(`UPDATE training_places SET status = 'joined' WHERE training_id = $1 AND seller_id = ANY ($2)`, [
    id,
    next,
  ])
  const { topic, day, hours, place } = training
  const notice = { notice: 'training_moved_up' as const, values: { topic, day, hours, place } }
  // who gave her place back and waited again moves up again
  const key = `training-up:${id}:${now.toISOString()}`
  await queueNotices(tx, toAll(await sellerAccounts(tx, next), key, notice), now)
  return next.length
}

/** Makers who leave free their places at trainings to come, and whoever waits moves up. */
export async function leaveTrainings(tx: Tx, sellerIds: readonly number[], today: string, now: Date): Promise<void> {
  const ids = await tx.sql<{ id: number; regionCode: string }>(
    `SELECT t.id, t.region_code AS "regionCode" FROM trainings t WHERE t.status = 'open' AND t.day > $2
       AND EXISTS (SELECT 1 FROM training_places p WHERE p.training_id = t.id AND p.seller_id = ANY ($1) AND p.status IN ('invited', 'joined', 'waiting'))
     ORDER BY t.id FOR UPDATE`,
    [sellerIds, today],
  )
  for (const training of ids) {
    await tx.sql(
      `UPDATE training_places SET status = 'cancelled' WHERE training_id = $1 AND seller_id = ANY ($2) AND status IN ('invited', 'joined', 'waiting')`,
      [training.id, sellerIds],
    )
    await moveUp(tx, training, now)
  }
}
