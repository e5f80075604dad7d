import { addDays } from '../../../domain/calendar.ts'
import { OFFICER_ACTS } from '../../../domain/officers.ts'
import { queueNotices } from '../../../outbox/queue.ts'
import { action } from '../../action.ts'
import { audit } from '../../audit.ts'
import { toAll } from '../../fulfilment/telling.ts'
import { pickedId } from '../../picked.ts'
import { exhibitionFacts, exhibitionLabel, exhibitionsOf, readExhibition, SHOWN_DAYS } from './exhibition.ts'
import { invite, inviteesOf, takeBackInvitations } from './invite.ts'

const WHO = OFFICER_ACTS.chase_prospects

const REACH = { invitees: 'count?', to_call: 'count?' } as const

/** How many organisations hear an invitation in their chat, and how many companies are to be called. */
export const countGuests = action({
  name: 'count_guests',
  for: WHO,
  needs: { for_buyers: 'choice?' },
  gives: { some: REACH, none: {} },
  async run({ for_buyers }, { tx, actor }) {
    const { buyers, prospects } = await inviteesOf(tx.sql, actor.region, for_buyers)
    if (!buyers.length && !prospects.length) return { outcome: 'none' }
    return { outcome: 'some', values: { invitees: buyers.length || undefined, to_call: prospects.length || undefined } }
  },
})

/** Every kind of organisation again. */
export const everyBuyer = action({
  name: 'every_buyer',
  for: WHO,
  needs: {},
  gives: { cleared: { for_buyers: 'choice?' } },
  async run() {
    return { outcome: 'cleared', values: { for_buyers: null } }
  },
})

/** Writes an exhibition down and invites its guests. */
export const createExhibition = action({
  name: 'create_exhibition',
  for: WHO,
  needs: {
    exhibition_name: 'text',
    exhibition_day: 'date',
    exhibition_until: 'date?',
    hours: 'text',
    exhibition_place: 'text',
    for_buyers: 'choice?',
  },
  gives: { created: REACH, days_turned: {}, too_late: {} },
  async run(said, { tx, actor, now, today }) {
    const until = said.exhibition_until ?? said.exhibition_day
    if (said.exhibition_day <= today) return { outcome: 'too_late' }
    if (until < said.exhibition_day) return { outcome: 'days_turned' }
    const [row] = await tx.sql<{ id: number }>(
      `INSERT INTO exhibitions (region_code, name, place, from_on, until_on, hours, status, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, 'planned', $7) RETURNING id`,
      [actor.region, said.exhibition_name, said.exhibition_place, said.exhibition_day, until, said.hours, now],
    )
    const id = row?.id ?? 0
    const invitees = await inviteesOf(tx.sql, actor.region, said.for_buyers)
    const { buyers, prospects } = await invite(tx, { id, regionCode: actor.region }, invitees, now)
    const after = { name: said.exhibition_name, day: said.exhibition_day, buyers, prospects }
    await audit(tx, actor, now, { act: 'create_exhibition', subject: 'exhibitions', subjectId: id, after })
    return {
      outcome: 'created',
      values: { invitees: buyers || undefined, to_call: prospects || undefined },
      wrote: true,
    }
  },
})

/** Exhibitions of the region: those to come, and those whose wishes may still become orders. */
export const findExhibitions = action({
  name: 'find_exhibitions',
  for: WHO,
  needs: {},
  gives: { some: { exhibitions: 'list' }, none: {} },
  async run(_, { tx, actor, today }) {
    const all = await exhibitionsOf(tx, actor.region, addDays(today, -SHOWN_DAYS))
    if (!all.length) return { outcome: 'none' }
    const exhibitions = all.map((one) => ({ value: String(one.id), label: exhibitionLabel(one) }))
    return { outcome: 'some', values: { exhibitions } }
  },
})

const CARD = { name: 'text', facts: 'lines' } as const

/** One as the office sees it: before its first day, or from then on. */
export const lookAtExhibition = action({
  name: 'look_at_exhibition',
  for: WHO,
  needs: { exhibition: 'pick' },
  gives: {
    coming: { ...CARD, coming: 'count', declined: 'count?', silent: 'count?' },
    held: { ...CARD, attended: 'count', interests: 'count' },
    over: {},
  },
  async run({ exhibition }, { tx, actor, today }) {
    const found = await readExhibition(tx, pickedId(exhibition), actor.region)
    if (!found || found.status === 'cancelled') return { outcome: 'over' }
    const { name, coming, declined, invited, attended, interests } = found
    const facts = exhibitionFacts(found)
    return found.fromOn > today
      ? {
          outcome: 'coming',
          values: { name, facts, coming, declined: declined || undefined, silent: invited || undefined },
        }
      : { outcome: 'held', values: { name, facts, attended, interests } }
  },
})

/** Everybody who is not invited yet: who was verified or written down meanwhile. */
export const inviteMoreGuests = action({
  name: 'invite_more_guests',
  for: WHO,
  needs: { exhibition: 'pick' },
  gives: { invited: REACH, nobody: {}, over: {} },
  async run({ exhibition }, { tx, actor, now, today }) {
    const found = await readExhibition(tx, pickedId(exhibition), actor.region, 'lock')
    if (found?.status !== 'planned' || found.fromOn <= today) return { outcome: 'over' }
    const { buyers, prospects } = await invite(tx, found, await inviteesOf(tx.sql, actor.region, undefined), now)
    if (!buyers && !prospects) return { outcome: 'nobody' }
    const after = { buyers, prospects }
    await audit(tx, actor, now, { act: 'invite_guests', subject: 'exhibitions', subjectId: found.id, after })
    return {
      outcome: 'invited',
      values: { invitees: buyers || undefined, to_call: prospects || undefined },
      wrote: true,
    }
  },
})

/** Called off before it began: whoever read the invitation hears why. */
export const cancelExhibition = action({
  name: 'cancel_exhibition',
  for: WHO,
  needs: { exhibition: 'pick', why: 'text' },
  gives: { cancelled: { name: 'text', told: 'count' }, over: {} },
  async run({ exhibition, why }, { tx, actor, now, today }) {
    const found = await readExhibition(tx, pickedId(exhibition), actor.region, 'lock')
    if (found?.status !== 'planned' || found.fromOn <= today) return { outcome: 'over' }
    const { id, name, fromOn: day } = found
    await tx.sql(`UPDATE exhibitions SET status = 'cancelled' WHERE id = $1`, [id])
    const readers = await takeBackInvitations(tx, id)
    const notice = { notice: 'exhibition_cancelled' as const, values: { name, day, why } }
    const told = await queueNotices(tx, toAll(readers, `exhibition-cancelled:${id}`, notice), now)
    await audit(tx, actor, now, { act: 'cancel_exhibition', subject: 'exhibitions', subjectId: id, after: { why } })
    return { outcome: 'cancelled', values: { name, told }, wrote: true }
  },
})
