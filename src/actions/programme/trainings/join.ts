import { mayMovePlace, placeFor } from '../../../domain/trainings.ts'
import { action } from '../../action.ts'
import { pickedId } from '../../picked.ts'
import { mustChoose, ownBusiness } from '../../sellers/business.ts'
import { moveUp } from './move-up.ts'
import { placeOf, readTraining, trainingFacts, trainingLabel, trainingsOf } from './training.ts'

/** Trainings to come in the maker's region; or the one she was invited to. */
export const findTrainings = action({
  name: 'find_trainings',
  for: ['seller'],
  needs: { training: 'pick?' },
  gives: { one: { training: 'pick' }, several: { trainings: 'list' }, none: {}, which_business: {} },
  async run({ training }, { tx, actor, now, today }) {
    if (await mustChoose(tx, actor, now)) return { outcome: 'which_business' }
    if (training !== undefined) return { outcome: 'one', values: { training } }
    const { regionCode } = await ownBusiness(tx, actor)
    const all = await trainingsOf(tx, regionCode, today)
    const [only] = all
    if (!only) return { outcome: 'none' }
    if (all.length === 1) return { outcome: 'one', values: { training: String(only.id) } }
    const trainings = all.map((of) => ({ value: String(of.id), label: trainingLabel(of) }))
    return { outcome: 'several', values: { trainings } }
  },
})

const CARD = { topic: 'text', facts: 'lines' } as const

/** One training as a maker sees it, by where she stands. `left`: places not taken yet. */
export const showTraining = action({
  name: 'show_training',
  for: ['seller'],
  needs: { training: 'pick' },
  gives: {
    free: { ...CARD, left: 'count' },
    full: { ...CARD, waiting: 'count?' },
    joined: CARD,
    waiting: CARD,
    over: {},
  },
  async run({ training }, { tx, actor, today }) {
    const { id: sellerId, regionCode } = await ownBusiness(tx, actor)
    const found = await readTraining(tx, pickedId(training), regionCode)
    if (found?.status !== 'open' || found.day < today) return { outcome: 'over' }
    const stands = await placeOf(tx, found.id, sellerId)
    const values = { topic: found.topic, facts: trainingFacts(found) }
    if (stands === 'joined' || stands === 'waiting') return { outcome: stands, values }
    if (stands === 'attended' || stands === 'absent' || found.day === today) return { outcome: 'over' }
    return placeFor(found) === 'joined'
      ? { outcome: 'free', values: { ...values, left: found.places - found.joined } }
      : { outcome: 'full', values: { ...values, waiting: found.waiting || undefined } }
  },
})

/** First come, first served: a place, or one in the line. `ahead`: who waits before her. */
export const joinTraining = action({
  name: 'join_training',
  for: ['seller'],
  needs: { training: 'pick' },
  gives: { joined: { topic: 'text' }, waiting: { topic: 'text', ahead: 'count?' }, suspended: {}, over: {} },
  async run({ training }, { tx, actor, now, today }) {
    const seller = await ownBusiness(tx, actor)
    if (seller.status !== 'active' && seller.status !== 'paused') return { outcome: 'suspended' }
    const found = await readTraining(tx, pickedId(training), seller.regionCode, 'lock')
    if (found?.status !== 'open' || found.day <= today) return { outcome: 'over' }
    const stands = await placeOf(tx, found.id, seller.id)
    const place = placeFor(found)
    if (stands !== undefined && !mayMovePlace(stands, place)) return { outcome: 'over' }
    await tx.sql(
      `INSERT INTO training_places (training_id, region_code, seller_id, status, joined_at) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (training_id, seller_id) DO UPDATE SET status = excluded.status, joined_at = excluded.joined_at`,
      [found.id, seller.regionCode, seller.id, place, now],
    )
    const { topic } = found
    if (place === 'joined') return { outcome: 'joined', values: { topic }, wrote: true }
    return { outcome: 'waiting', values: { topic, ahead: found.waiting || undefined }, wrote: true }
  },
})

/** She cannot come, or will not: whoever waits longest gets her place at once. */
export const leaveTraining = action({
  name: 'leave_training',
  for: ['seller'],
  needs: { training: 'pick' },
  gives: { left: {}, declined: {}, over: {} },
  async run({ training }, { tx, actor, now, today }) {
    const seller = await ownBusiness(tx, actor)
    const found = await readTraining(tx, pickedId(training), seller.regionCode, 'lock')
    const stands = found && (await placeOf(tx, found.id, seller.id))
    if (found?.status !== 'open' || found.day < today) return { outcome: 'over' }
    if (stands === undefined || !mayMovePlace(stands, 'cancelled')) return { outcome: 'declined' }
    await tx.sql(`UPDATE training_places SET status = 'cancelled' WHERE training_id = $1 AND seller_id = $2`, [
      found.id,
      seller.id,
    ])
    if (stands === 'joined') await moveUp(tx, found, now)
    return { outcome: stands === 'invited' ? 'declined' : 'left', wrote: true }
  },
})
