import { addDays } from '../../../domain/calendar.ts'
import { OFFICER_ACTS } from '../../../domain/officers.ts'
import { mayMoveTraining } from '../../../domain/trainings.ts'
import { type Notice, queueNotices } from '../../../outbox/queue.ts'
import { sellerAccounts } from '../../accounts.ts'
import { action, type Work } from '../../action.ts'
import { audit } from '../../audit.ts'
import { toAll } from '../../fulfilment/telling.ts'
import { line } from '../../lines.ts'
import { makersApart } from '../../list-label.ts'
import { pickedId } from '../../picked.ts'
import { SEGMENT_NEEDS, segmentOf } from '../makers-of.ts'
import { invite, takeBackInvitations } from './invite.ts'
import { moveUp } from './move-up.ts'
import {
  participantsOf,
  readTraining,
  STILL_TICKED_DAYS,
  type TrainingNow,
  trainingFacts,
  trainingLabel,
  trainingsOf,
} from './training.ts'

const WHO = OFFICER_ACTS.arrange_trainings
/** Names shown on the card; the attendance has them all. */
const MOST_NAMES = 12

/** Writes a training down and invites its segment, first come, first served. `invited`: how many businesses. */
export const createTraining = action({
  name: 'create_training',
  for: WHO,
  needs: {
    topic: 'text',
    training_day: 'date',
    hours: 'text',
    training_place: 'text',
    places: 'count',
    ...SEGMENT_NEEDS,
  },
  gives: { created: { invited: 'count' }, too_late: {} },
  async run({ topic, training_day, hours, training_place, places, ...said }, { tx, actor, now, today }) {
    if (training_day <= today) return { outcome: 'too_late' }
    const [row] = await tx.sql<{ id: number }>(
      `INSERT INTO trainings (region_code, topic, place, day, hours, places, segment, status, created_by_id, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, 'open', $8, $9) RETURNING id`,
      [
        actor.region,
        topic,
        training_place,
        training_day,
        hours,
        places,
        JSON.stringify(segmentOf(said)),
        actor.officerId ?? null,
        now,
      ],
    )
    const training = await readTraining(tx, row?.id ?? 0, actor.region)
    if (!training) throw new Error('a training was not written')
    const invited = await invite(tx, training, today, now)
    const after = { topic, day: training_day, places, invited }
    await audit(tx, actor, now, { act: 'create_training', subject: 'trainings', subjectId: training.id, after })
    return { outcome: 'created', values: { invited }, wrote: true }
  },
})

/** Trainings of the region: those to come, and those whose attendance may still be written down. */
export const findOfficeTrainings = action({
  name: 'find_office_trainings',
  for: WHO,
  needs: { training: 'pick?' },
  gives: { one: { training: 'pick' }, several: { trainings: 'list' }, none: {} },
  async run({ training }, { tx, actor, today }) {
    if (training !== undefined) return { outcome: 'one', values: { training } }
    const all = await trainingsOf(tx, actor.region, addDays(today, -STILL_TICKED_DAYS))
    if (!all.length) return { outcome: 'none' }
    const trainings = all.map((of) => ({ value: String(of.id), label: trainingLabel(of) }))
    return { outcome: 'several', values: { trainings } }
  },
})

const CARD = {
  topic: 'text',
  facts: 'lines',
  seats: 'count',
  joined: 'count',
  waiting: 'count?',
  names: 'lines',
} as const

/** One training as the office sees it: before its day, or from then on, when who came is written down. */
export const lookAtTraining = action({
  name: 'look_at_training',
  for: WHO,
  needs: { training: 'pick' },
  gives: {
    coming: { ...CARD, invited: 'count', hours: 'text', training_place: 'text' },
    came: { ...CARD, attended: 'count' },
    over: {},
  },
  async run({ training }, { tx, actor, today }) {
    const found = await readTraining(tx, pickedId(training), actor.region)
    if (!found || found.status === 'cancelled' || found.day < addDays(today, -STILL_TICKED_DAYS))
      return { outcome: 'over' }
    const all = makersApart(await participantsOf(tx, found.id, ['joined', 'attended', 'absent', 'waiting']))
    const names = all
      .slice(0, MOST_NAMES)
      .map(({ seller, status }) => line('training_participant', { seller, status: `training_status.${status}` }))
    const more = all.length - names.length
    const card = {
      topic: found.topic,
      facts: trainingFacts(found),
      seats: found.places,
      joined: found.joined,
      waiting: found.waiting || undefined,
      names: [...names, ...(more > 0 ? [line('and_more', { count: more })] : [])],
    }
    const { invited, hours, place } = found
    if (found.day > today) return { outcome: 'coming', values: { ...card, invited, hours, training_place: place } }
    const attended = all.filter(({ status }) => status === 'attended').length
    return { outcome: 'came', values: { ...card, attended } }
  },
})

/** `call`: whom no message reaches. */
const TOLD = { told: 'count', call: 'lines' } as const

/** The training of a region that is still to come, locked. */
async function coming({ tx, actor, today }: Work, training: string): Promise<TrainingNow | undefined> {
  const found = await readTraining(tx, pickedId(training), actor.region, 'lock')
  return found?.status === 'open' && found.day >= today ? found : undefined
}

/** Whoever has a place or waits for one hears the same, once; who said `stop` or cannot be reached is to be called. */
async function tellAll({ tx, now }: Work, { id }: TrainingNow, key: string, notice: Omit<Notice, 'accountId' | 'key'>) {
  const makers = await participantsOf(tx, id, ['joined', 'waiting'])
  const accounts = await sellerAccounts(
    tx,
    makers.map(({ sellerId }) => sellerId),
  )
  await queueNotices(tx, toAll(accounts, key, notice), now)
  const open = await tx.sql<{ id: number }>(
    'SELECT id FROM accounts WHERE id = ANY ($1) AND muted_at IS NULL AND unreachable_at IS NULL',
    [accounts.map(({ accountId }) => accountId)],
  )
  const hearing = new Set(open.map((account) => account.id))
  const told = new Set(accounts.filter(({ accountId }) => hearing.has(accountId)).map(({ ownerId }) => ownerId))
  const call = makers
    .filter(({ sellerId }) => !told.has(sellerId))
    .map(({ seller, phone }) => line('training_call', { seller, phone: phone ?? undefined }))
  return { told: told.size, call }
}

/** Another day, hours or place: everybody who comes or waits hears it once. */
export const moveTraining = action({
  name: 'move_training',
  for: WHO,
  needs: { training: 'pick', training_day: 'date', hours: 'text', training_place: 'text' },
  gives: { moved: TOLD, same: {}, over: {} },
  async run({ training, training_day: day, hours, training_place: place }, work) {
    const { tx, actor, now, today } = work
    const found = await coming(work, training)
    if (!found || day <= today) return { outcome: 'over' }
    if (day === found.day && hours === found.hours && place === found.place) return { outcome: 'same' }
    await tx.sql('UPDATE trainings SET day = $2, hours = $3, place = $4 WHERE id = $1', [found.id, day, hours, place])
    const values = { topic: found.topic, old_day: found.day, day, hours, place }
    const key = `training-moved:${found.id}:${now.toISOString()}`
    const told = await tellAll(work, found, key, { notice: 'training_moved', values })
    const before = { day: found.day, hours: found.hours, place: found.place }
    const after = { day, hours, place }
    await audit(tx, actor, now, { act: 'move_training', subject: 'trainings', subjectId: found.id, before, after })
    return { outcome: 'moved', values: told, wrote: true }
  },
})

/** More places move the line up; fewer than have been given are refused. */
export const setTrainingPlaces = action({
  name: 'set_training_places',
  for: WHO,
  needs: { training: 'pick', places: 'count' },
  gives: { set: { moved_up: 'count?' }, too_few: { joined: 'count' }, over: {} },
  async run({ training, places }, work) {
    const { tx, actor, now } = work
    const found = await coming(work, training)
    if (!found) return { outcome: 'over' }
    if (places < found.joined) return { outcome: 'too_few', values: { joined: found.joined } }
    await tx.sql('UPDATE trainings SET places = $2 WHERE id = $1', [found.id, places])
    const up = await moveUp(tx, found, now)
    const before = { places: found.places }
    await audit(tx, actor, now, {
      act: 'set_training_places',
      subject: 'trainings',
      subjectId: found.id,
      before,
      after: { places },
    })
    return { outcome: 'set', values: { moved_up: up || undefined }, wrote: true }
  },
})

/** Makers who have come to fit since are invited as well; nobody is invited twice. */
export const inviteMore = action({
  name: 'invite_more',
  for: WHO,
  needs: { training: 'pick' },
  gives: { invited: { invited: 'count' }, nobody: {}, over: {} },
  async run({ training }, work) {
    const { tx, now, today } = work
    const found = await coming(work, training)
    if (!found || found.day === today) return { outcome: 'over' }
    const invited = await invite(tx, found, today, now)
    return invited ? { outcome: 'invited', values: { invited }, wrote: true } : { outcome: 'nobody' }
  },
})

/** Called off: whoever comes or waits hears it once, and no invitation goes out any more. */
export const cancelTraining = action({
  name: 'cancel_training',
  for: WHO,
  needs: { training: 'pick', why: 'text' },
  gives: { cancelled: TOLD, over: {} },
  async run({ training, why }, work) {
    const { tx, actor, now } = work
    const found = await coming(work, training)
    if (!found || !mayMoveTraining(found.status, 'cancelled')) return { outcome: 'over' }
    await tx.sql(`UPDATE trainings SET status = 'cancelled' WHERE id = $1`, [found.id])
    await takeBackInvitations(tx, found.id)
    const values = { topic: found.topic, day: found.day, why }
    const told = await tellAll(work, found, `training-off:${found.id}`, { notice: 'training_cancelled', values })
    await audit(tx, actor, now, { act: 'cancel_training', subject: 'trainings', subjectId: found.id, after: { why } })
    return { outcome: 'cancelled', values: told, wrote: true }
  },
})
