import type { Tx } from '../../../db/open.ts'
import { type GuestState, mayMoveGuest } from '../../../domain/exhibitions.ts'
import { OFFICER_ACTS } from '../../../domain/officers.ts'
import { action, type Work } from '../../action.ts'
import { audit } from '../../audit.ts'
import { line } from '../../lines.ts'
import { listLabel } from '../../list-label.ts'
import { pickedId } from '../../picked.ts'
import { type ExhibitionNow, exhibitionFacts, exhibitionLabel, exhibitionsOf, readExhibition } from './exhibition.ts'

const WHO = OFFICER_ACTS.chase_prospects
/** As many as one calls in a morning, and a phone shows. */
const MOST_CALLS = 8

interface Guest {
  id: number
  name: string
  contact: string | null
  phone: string | null
  status: GuestState
}

const GUESTS = `SELECT g.id, coalesce(b.name, p.name) AS name, coalesce(b.contact_name, p.contact_name) AS contact,
    coalesce(b.phone, p.phone) AS phone, g.status
  FROM exhibition_guests g LEFT JOIN buyers b ON b.id = g.buyer_id LEFT JOIN prospects p ON p.id = g.prospect_id`

/** Who is invited to one, by name, with how they stand. */
export const listGuests = action({
  name: 'list_guests',
  for: WHO,
  needs: { exhibition: 'pick' },
  gives: { some: { guests: 'list' }, nobody: {} },
  async run({ exhibition }, { tx, actor, house }) {
    const all = await tx.sql<Guest>(
      `${GUESTS} WHERE g.exhibition_id = $1 AND g.region_code = $2 ORDER BY g.status IN ('attended', 'absent'), name, g.id`,
      [pickedId(exhibition), actor.region],
    )
    if (!all.length) return { outcome: 'nobody' }
    const guests = all.map(({ id, name, status }) => ({
      value: String(id),
      label: listLabel(name, house.words[`guest_status.${status}`]),
    }))
    return { outcome: 'some', values: { guests } }
  },
})

/** Companies without a chat of ours whom nobody has heard from: they are called. */
export const guestsToCall = action({
  name: 'guests_to_call',
  for: WHO,
  needs: { exhibition: 'pick' },
  gives: { some: { calls: 'lines' }, nobody: {} },
  async run({ exhibition }, { tx, actor }) {
    const all = await tx.sql<Guest>(
      `${GUESTS} WHERE g.exhibition_id = $1 AND g.region_code = $2 AND g.status = 'invited' AND g.prospect_id IS NOT NULL ORDER BY g.id`,
      [pickedId(exhibition), actor.region],
    )
    if (!all.length) return { outcome: 'nobody' }
    const more = all.length - MOST_CALLS
    const calls = all
      .slice(0, MOST_CALLS)
      .map(({ name, contact, phone }) =>
        line('guest_call', { name, reach: [contact, phone].filter(Boolean).join(' ') }),
      )
    return { outcome: 'some', values: { calls: [...calls, ...(more > 0 ? [line('and_more', { count: more })] : [])] } }
  },
})

/** One tap says that a guest was there; another, that nobody came after all. */
export const tickGuest = action({
  name: 'tick_guest',
  for: WHO,
  needs: { exhibition: 'pick', guest: 'pick' },
  gives: { ticked: { name: 'text', how: 'word', attended: 'count' }, over: {} },
  async run({ exhibition, guest }, { tx, actor, now, today }) {
    const found = await readExhibition(tx, pickedId(exhibition), actor.region, 'lock')
    if (!found || found.status === 'cancelled' || found.fromOn > today) return { outcome: 'over' }
    const [stands] = await tx.sql<Guest>(`${GUESTS} WHERE g.id = $1 AND g.exhibition_id = $2`, [
      pickedId(guest),
      found.id,
    ])
    const to = stands?.status === 'attended' ? 'absent' : 'attended'
    if (!stands || !mayMoveGuest(stands.status, to)) return { outcome: 'over' }
    await tx.sql('UPDATE exhibition_guests SET status = $2, at = $3 WHERE id = $1', [stands.id, to, now])
    const after = { guest: stands.id, status: to }
    await audit(tx, actor, now, { act: 'tick_guest', subject: 'exhibitions', subjectId: found.id, after })
    const attended = found.attended + (to === 'attended' ? 1 : -1)
    const values = { name: stands.name, how: `guest_status.${to}`, attended }
    return { outcome: 'ticked', values, wrote: true }
  },
})

/** What the speaker's organisation is invited to and that is not over. */
export const findInvitations = action({
  name: 'find_invitations',
  for: ['buyer'],
  needs: { exhibition: 'pick?' },
  gives: { one: { exhibition: 'pick' }, several: { exhibitions: 'list' }, none: {} },
  async run({ exhibition }, { tx, actor, today }) {
    if (exhibition !== undefined) return { outcome: 'one', values: { exhibition } }
    const own = await tx.sql<{ id: number }>(
      'SELECT exhibition_id AS id FROM exhibition_guests WHERE buyer_id = $1 ORDER BY exhibition_id',
      [actor.buyerId ?? 0],
    )
    const mine = new Set(own.map(({ id }) => id))
    const all = (await exhibitionsOf(tx, actor.region, today)).filter(({ id }) => mine.has(id))
    const [only] = all
    if (!only) return { outcome: 'none' }
    if (all.length === 1) return { outcome: 'one', values: { exhibition: String(only.id) } }
    const exhibitions = all.map((one) => ({ value: String(one.id), label: exhibitionLabel(one) }))
    return { outcome: 'several', values: { exhibitions } }
  },
})

/** The exhibition and how the speaker's organisation stands with it; nothing when it is over or she was not invited. */
async function invitation(
  { tx, actor, today }: Work,
  picked: string,
  lock: 'lock' | 'look',
): Promise<{ found: ExhibitionNow; status: GuestState } | undefined> {
  const found = await readExhibition(tx, pickedId(picked), actor.region, lock)
  const status = found && (await guestState(tx, found.id, actor.buyerId ?? 0))
  if (!found || !status || found.status === 'cancelled' || found.untilOn < today) return undefined
  return { found, status }
}

async function guestState(tx: Tx, exhibitionId: number, buyerId: number): Promise<GuestState | undefined> {
  const [row] = await tx.sql<{ status: GuestState }>(
    'SELECT status FROM exhibition_guests WHERE exhibition_id = $1 AND buyer_id = $2',
    [exhibitionId, buyerId],
  )
  return row?.status
}

const INVITED = { name: 'text', facts: 'lines' } as const

/** What it is, and what was answered. */
export const showInvitation = action({
  name: 'show_invitation',
  for: ['buyer'],
  needs: { exhibition: 'pick' },
  gives: { asked: INVITED, comes: INVITED, declined: INVITED, over: {} },
  async run({ exhibition }, work) {
    const one = await invitation(work, exhibition, 'look')
    if (!one) return { outcome: 'over' }
    const values = { name: one.found.name, facts: exhibitionFacts(one.found) }
    if (one.status === 'invited') return { outcome: 'asked', values }
    return { outcome: one.status === 'declined' ? 'declined' : 'comes', values }
  },
})

const answering = (to: 'coming' | 'declined') =>
  action({
    name: to === 'coming' ? 'come_to_exhibition' : 'decline_exhibition',
    for: ['buyer'],
    needs: { exhibition: 'pick' },
    gives: { noted: { name: 'text' }, over: {} },
    async run({ exhibition }, work) {
      const one = await invitation(work, exhibition, 'lock')
      if (!one) return { outcome: 'over' }
      const { found, status } = one
      // said twice it stays so; who is there already is there
      if (status !== to && status !== 'attended') {
        if (!mayMoveGuest(status, to)) return { outcome: 'over' }
        await work.tx.sql(
          'UPDATE exhibition_guests SET status = $3, at = $4 WHERE exhibition_id = $1 AND buyer_id = $2',
          [found.id, work.actor.buyerId ?? 0, to, work.now],
        )
      }
      return { outcome: 'noted', values: { name: found.name }, wrote: true }
    },
  })
export const INVITATION_ANSWERS = [answering('coming'), answering('declined')]
