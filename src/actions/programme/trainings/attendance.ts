import { addDays } from '../../../domain/calendar.ts'
import { OFFICER_ACTS } from '../../../domain/officers.ts'
import { mayMovePlace } from '../../../domain/trainings.ts'
import { action, type Work } from '../../action.ts'
import { audit } from '../../audit.ts'
import { listLabel, makerApart, toldApart } from '../../list-label.ts'
import { pickedId } from '../../picked.ts'
import { participantsOf, placeOf, readTraining, STILL_TICKED_DAYS, type TrainingNow } from './training.ts'

const WHO = OFFICER_ACTS.arrange_trainings

/** A training whose day has come and whose attendance may still be written down, locked. */
async function ticked({ tx, actor, today }: Work, training: string): Promise<TrainingNow | undefined> {
  const found = await readTraining(tx, pickedId(training), actor.region, 'lock')
  if (!found || found.status === 'cancelled') return undefined
  return found.day <= today && found.day >= addDays(today, -STILL_TICKED_DAYS) ? found : undefined
}

/** Everybody who had a place, with what is written down so far; `unticked`: of how many nothing is. */
export const listAttendance = action({
  name: 'list_attendance',
  for: WHO,
  needs: { training: 'pick' },
  gives: { some: { topic: 'text', unticked: 'count', participants: 'list' }, nobody: { topic: 'text' }, over: {} },
  async run({ training }, work) {
    const found = await ticked(work, training)
    if (!found) return { outcome: 'over' }
    const { topic } = found
    const all = await participantsOf(work.tx, found.id, ['joined', 'attended', 'absent'])
    if (!all.length) return { outcome: 'nobody', values: { topic } }
    const participants = toldApart(
      all.map((of) => ({
        value: String(of.sellerId),
        label: listLabel(
          of.seller,
          of.status === 'joined' ? undefined : work.house.words[`training_status.${of.status}`],
        ),
        apart: makerApart(of),
      })),
    )
    const unticked = all.filter(({ status }) => status === 'joined').length
    return { outcome: 'some', values: { topic, unticked, participants } }
  },
})

/** One tap says that somebody was not there; another, that she was after all. */
export const tickAbsent = action({
  name: 'tick_absent',
  for: WHO,
  needs: { training: 'pick', participant: 'pick' },
  gives: { ticked: {}, over: {} },
  async run({ training, participant }, work) {
    const { tx, actor, now } = work
    const found = await ticked(work, training)
    const sellerId = pickedId(participant)
    const stands = found && (await placeOf(tx, found.id, sellerId))
    const to = stands === 'absent' ? 'attended' : 'absent'
    if (!found || !stands || !mayMovePlace(stands, to)) return { outcome: 'over' }
    await tx.sql(
      `UPDATE training_places SET status = $3, attended_at = CASE WHEN $3 = 'attended' THEN $4::timestamptz END
       WHERE training_id = $1 AND seller_id = $2`,
      [found.id, sellerId, to, now],
    )
    const after = { sellerId, status: to }
    await audit(tx, actor, now, { act: 'tick_attendance', subject: 'trainings', subjectId: found.id, after })
    return { outcome: 'ticked', wrote: true }
  },
})

/** Everybody else was there. */
export const tickRest = action({
  name: 'tick_rest',
  for: WHO,
  needs: { training: 'pick' },
  gives: { ticked: { attended: 'count', absent: 'count' }, over: {} },
  async run({ training }, work) {
    const { tx, actor, now } = work
    const found = await ticked(work, training)
    if (!found) return { outcome: 'over' }
    await tx.sql(
      `UPDATE training_places SET status = 'attended', attended_at = $2 WHERE training_id = $1 AND status = 'joined'`,
      [found.id, now],
    )
    await tx.sql(`UPDATE trainings SET status = 'held' WHERE id = $1`, [found.id])
    const attended = (await participantsOf(tx, found.id, ['attended'])).length
    const absent = (await participantsOf(tx, found.id, ['absent'])).length
    const after = { attended, absent }
    await audit(tx, actor, now, { act: 'tick_attendance', subject: 'trainings', subjectId: found.id, after })
    return { outcome: 'ticked', values: { attended, absent }, wrote: true }
  },
})
