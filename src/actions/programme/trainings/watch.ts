import type { Tx } from '../../../db/open.ts'
import { addDays } from '../../../domain/calendar.ts'
import { OFFICER_ACTS } from '../../../domain/officers.ts'
import { queueNotices } from '../../../outbox/queue.ts'
import { officerAccounts, sellerAccounts } from '../../accounts.ts'
import { toAll } from '../../fulfilment/telling.ts'
import { moveUp } from './move-up.ts'
import { participantsOf, trainingsOn } from './training.ts'

/** The day before: places of makers who have gone are free again, and everybody who comes is reminded. */
export async function remindTrainings(tx: Tx, now: Date, today: string): Promise<Record<string, number>> {
  let reminded = 0
  for (const training of await trainingsOn(tx, [addDays(today, 1)])) {
    const { id, topic, day, hours, place } = training
    await tx.sql('SELECT id FROM trainings WHERE id = $1 FOR UPDATE', [id])
    await tx.sql(
      `UPDATE training_places p SET status = 'cancelled' FROM sellers s
       WHERE p.training_id = $1 AND p.status IN ('joined', 'waiting') AND s.id = p.seller_id AND s.status IN ('left', 'suspended')`,
      [id],
    )
    await moveUp(tx, training, now)
    const makers = (await participantsOf(tx, id, ['joined'])).map(({ sellerId }) => sellerId)
    const notice = { notice: 'training_tomorrow' as const, values: { topic, hours, place } }
    reminded += await queueNotices(
      tx,
      toAll(await sellerAccounts(tx, makers), `training-tomorrow:${id}:${day}`, notice),
      now,
    )
  }
  return { reminded }
}

/** In the afternoon, and once more the next day: who was there? */
export async function askAttendance(tx: Tx, now: Date, today: string): Promise<Record<string, number>> {
  let asked = 0
  for (const { id, regionCode, joined } of await trainingsOn(tx, [today, addDays(today, -1)])) {
    if (!joined) continue
    const officers = await officerAccounts(tx, regionCode, OFFICER_ACTS.arrange_trainings)
    const notice = { notice: 'attendance_wanted' as const, values: {}, slots: { training: String(id) } }
    asked += await queueNotices(tx, toAll(officers, `attendance:${id}:${today}`, notice), now)
  }
  return { asked }
}
