import { OFFICER_ACTS } from '../../../domain/officers.ts'
import { action, type Work } from '../../action.ts'
import { actingOfficer, audit } from '../../audit.ts'
import { closeHandoff } from '../../handoff/close-handoff.ts'
import { handoffOf, handoffWords, type OpenHandoff, openHandoffs } from '../../handoff/handoffs.ts'
import { sayInHandoff } from '../../handoff/say-in-handoff.ts'
import { line } from '../../lines.ts'
import { listLabel } from '../../list-label.ts'
import { pickedId } from '../../picked.ts'

/** So many of the latest words are shown when a talk is opened. */
const WORDS_SHOWN = 8

const person = { person_name: 'text', person_phone: 'phone?', words_said: 'lines' } as const
const away = { others: { person_name: 'text', officer_name: 'text' }, over: {} } as const

/** Everybody of the region who waits for an officer, or is talking with one. */
export const listWaitingPeople = action({
  name: 'list_waiting_people',
  for: OFFICER_ACTS.talk_to_people,
  needs: {},
  gives: { some: { waiting_people: 'list', waiting_count: 'count' }, none: {} },
  async run(_, { tx, now, actor, house }) {
    const open = await openHandoffs(tx, actor.region, now)
    if (!open.length) return { outcome: 'none' }
    return {
      outcome: 'some',
      values: {
        waiting_people: open.map(({ id, name, status }) => ({
          value: String(id),
          label: listLabel(name, house.words[`handoff_status.${status}`] ?? status),
        })),
        waiting_count: open.filter(({ status }) => status === 'open').length,
      },
    }
  },
})

/** One of them, with what was said so far: nobody's yet, the speaker's own, or a colleague's. */
export const lookAtPerson = action({
  name: 'look_at_person',
  for: OFFICER_ACTS.talk_to_people,
  needs: { handoff: 'pick' },
  gives: { free: person, mine: person, ...away },
  async run({ handoff: picked }, work) {
    const { tx, now, actor } = work
    const handoff = await handoffOf(tx, actor.region, pickedId(picked), now)
    if (!handoff) return { outcome: 'over' }
    const taker = await takerOf(work, handoff)
    if (taker && !taker.mine)
      return { outcome: 'others', values: { person_name: handoff.name, officer_name: taker.name } }
    return { outcome: taker ? 'mine' : 'free', values: await shown(work, handoff) }
  },
})

/** From here on what this officer writes goes to the person. */
export const takePerson = action({
  name: 'take_person',
  for: OFFICER_ACTS.talk_to_people,
  needs: { handoff: 'pick' },
  gives: { taken: { person_name: 'text' }, ...away },
  async run({ handoff: picked }, work) {
    const { tx, now, actor } = work
    const handoff = await handoffOf(tx, actor.region, pickedId(picked), now, 'lock')
    if (!handoff) return { outcome: 'over' }
    const taker = await takerOf(work, handoff)
    if (taker && !taker.mine)
      return { outcome: 'others', values: { person_name: handoff.name, officer_name: taker.name } }
    if (!taker) {
      const takenById = actingOfficer(actor).officerId
      await tx.prisma.handoff.update({ where: { id: handoff.id }, data: { status: 'taken', takenById } })
      await audit(tx, actor, now, { act: 'take_handoff', subject: 'handoffs', subjectId: handoff.id })
    }
    return { outcome: 'taken', values: { person_name: handoff.name }, wrote: true }
  },
})

/** The officer's words, on their way. */
export const sayToPerson = action({
  name: 'say_to_person',
  for: OFFICER_ACTS.talk_to_people,
  needs: { handoff: 'pick', words: 'text' },
  gives: { said: { person_name: 'text' }, ...away },
  async run({ handoff: picked, words }, work) {
    const { tx, now, actor } = work
    const handoff = await handoffOf(tx, actor.region, pickedId(picked), now, 'lock')
    if (!handoff) return { outcome: 'over' }
    const taker = await takerOf(work, handoff)
    if (taker && !taker.mine)
      return { outcome: 'others', values: { person_name: handoff.name, officer_name: taker.name } }
    const { officerId, personId, region } = actingOfficer(actor)
    const [officer] = await tx.sql<{ name: string | null }>('SELECT name FROM people WHERE id = $1', [personId])
    const officerName = officer?.name ?? null
    const said = await sayInHandoff(tx, { handoffId: handoff.id, region, officerId, officerName, text: words, now })
    if (said === 'over') return { outcome: 'over' }
    return { outcome: 'said', values: { person_name: handoff.name } }
  },
})

/** The talk is over: flows answer the person again. */
export const closePerson = action({
  name: 'close_person',
  for: OFFICER_ACTS.talk_to_people,
  needs: { handoff: 'pick' },
  gives: { closed: { person_name: 'text' }, ...away },
  async run({ handoff: picked }, work) {
    const { tx, now, actor } = work
    const handoff = await handoffOf(tx, actor.region, pickedId(picked), now, 'lock')
    if (!handoff) return { outcome: 'over' }
    const taker = await takerOf(work, handoff)
    if (taker && !taker.mine)
      return { outcome: 'others', values: { person_name: handoff.name, officer_name: taker.name } }
    await closeHandoff(tx, { handoffId: handoff.id, region: actor.region, now })
    await audit(tx, actor, now, { act: 'close_handoff', subject: 'handoffs', subjectId: handoff.id })
    return { outcome: 'closed', values: { person_name: handoff.name }, wrote: true }
  },
})

/** The talks this officer has taken, to go on with or to close. */
export const listMyTalks = action({
  name: 'list_my_talks',
  for: OFFICER_ACTS.talk_to_people,
  needs: {},
  gives: { some: { my_talks: 'list' }, one: { handoff: 'pick' }, none: {} },
  async run(_, work) {
    const { tx, now, actor } = work
    const mine: OpenHandoff[] = []
    for (const handoff of await openHandoffs(tx, actor.region, now))
      if ((await takerOf(work, handoff))?.mine) mine.push(handoff)
    const [only, another] = mine
    if (!only) return { outcome: 'none' }
    if (!another) return { outcome: 'one', values: { handoff: String(only.id) } }
    return {
      outcome: 'some',
      values: { my_talks: mine.map(({ id, name }) => ({ value: String(id), label: listLabel(name) })) },
    }
  },
})

/** Who has it, by any of her roles; nobody when it is free or whoever had it is no officer any more. */
async function takerOf({ tx, actor }: Work, { takenById }: OpenHandoff) {
  const [taker] = await tx.sql<{ name: string | null; person_id: number }>(
    `SELECT p.name, p.id AS person_id FROM officers o JOIN people p ON p.id = o.person_id WHERE o.id = $1 AND o.status = 'active'`,
    [takenById],
  )
  return taker && { name: taker.name ?? '–', mine: taker.person_id === actor.personId }
}

async function shown({ tx }: Work, { id, name, phone }: OpenHandoff) {
  const words = await handoffWords(tx, id)
  return {
    person_name: name,
    person_phone: phone ?? undefined,
    words_said: words.slice(-WORDS_SHOWN).map(({ side, officer, text, files }) =>
      line('said_in_handoff', {
        who: side === 'officer' ? (officer ?? '–') : name,
        text: text || `📎 ${files.length}`,
      }),
    ),
  }
}
