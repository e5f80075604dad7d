import type { Actor } from '../../../chat/actor.ts'
import type { Tx } from '../../../db/open.ts'
import { OFFICER_ACTS, officerMay } from '../../../domain/officers.ts'
import { DECLINE_REASONS, type OfferAnswer } from '../../../domain/orders/offers.ts'
import type { AllocationState } from '../../../domain/orders/states.ts'
import { action, type Outcome, type Work } from '../../action.ts'
import { audit } from '../../audit.ts'
import { listLabel, shortDay, toldApart } from '../../list-label.ts'
import { answerShare, downPaymentCame } from '../../orders/offering/answer.ts'
import { pickedId } from '../../picked.ts'

/** A share of a maker who has no WhatsApp of her own. */
interface MentoredShare {
  id: number
  status: AllocationState
  business: string
  owner: string
  phone: string | null
  product: string
  unit: string
  offered: number
  promised: number
  price: number
  due_on: string
}

const MAY_ANSWER: readonly AllocationState[] = ['offered', 'lapsed', 'declined']

/**
 * Shares of makers of the region who cannot answer themselves: those the officer mentors, for admins and curators all.
 * @param id only this one
 */
async function mentoredShares(tx: Tx, actor: Actor, id?: number): Promise<MentoredShare[]> {
  const states = id === undefined ? ['offered', 'waiting_dp'] : [...MAY_ANSWER, 'waiting_dp']
  return tx.sql<MentoredShare>(
    `SELECT a.id, a.status, s.name AS business, s.owner_name AS owner, s.phone, p.name AS product, p.unit, a.offered, a.promised,
       a.price, a.due_on
     FROM allocations a JOIN sellers s ON s.id = a.seller_id JOIN products p ON p.id = a.product_id
       LEFT JOIN officers o ON o.id = s.mentor_id
     WHERE a.region_code = $1 AND a.status = ANY ($2) AND ($3::int IS NULL OR a.id = $3) AND ($4 OR o.person_id = $5)
       AND NOT EXISTS (SELECT 1 FROM seller_members m JOIN accounts c ON c.person_id = m.person_id AND c.channel = 'whatsapp'
         WHERE m.seller_id = s.id)
     ORDER BY a.answer_by NULLS LAST, a.id LIMIT 200`,
    [actor.region, states, id ?? null, officerMay('reallocate_orders', actor.roles), actor.personId ?? 0],
  )
}

/** Offers that wait for an answer an officer must give for the maker. */
export const listMentoredOffers = action({
  name: 'list_mentored_offers',
  for: OFFICER_ACTS.enter_for_makers,
  needs: {},
  gives: { some: { mentored_offers: 'list' }, none: {} },
  async run(_, { tx, actor }) {
    const shares = await mentoredShares(tx, actor)
    if (!shares.length) return { outcome: 'none' }
    return {
      outcome: 'some',
      values: {
        mentored_offers: toldApart(
          shares.map(({ id, business, product, offered, promised, due_on, owner }) => ({
            value: String(id),
            label: listLabel(`${promised || offered} × ${product}`, business),
            apart: [shortDay(due_on), owner, `#${id}`],
          })),
        ),
      },
    }
  },
})

const card = {
  business: 'text',
  owner_name: 'text',
  maker_phone: 'phone?',
  product_name: 'text',
  pieces: 'count',
  unit: 'text',
  price: 'rupiah',
  due_on: 'date',
} as const

/** One of them: open, or promised once the down payment is in. */
export const lookAtMentoredOffer = action({
  name: 'look_at_mentored_offer',
  for: OFFICER_ACTS.enter_for_makers,
  needs: { share: 'pick' },
  gives: { open: card, waiting_dp: card, over: {} },
  async run({ share: picked }, { tx, actor }) {
    const [share] = await mentoredShares(tx, actor, pickedId(picked))
    if (!share) return { outcome: 'over' }
    const values = {
      business: share.business,
      owner_name: share.owner,
      maker_phone: share.phone ?? undefined,
      product_name: share.product,
      pieces: share.promised || share.offered,
      unit: share.unit,
      price: share.price,
      due_on: share.due_on,
    }
    return { outcome: share.status === 'waiting_dp' ? 'waiting_dp' : 'open', values }
  },
})

const GIVEN = {
  promised: { business: 'text', pieces: 'count', unit: 'text', due_on: 'date' },
  declined: { business: 'text' },
  why_not: {},
  not_enough: { possible: 'count', unit: 'text' },
  over: {},
} as const

/** "Dicatat petugas": the maker's answer as she gave it to her mentor. */
export const answerForMaker = action({
  name: 'answer_for_maker',
  for: OFFICER_ACTS.enter_for_makers,
  needs: { share: 'pick', maker_answer: 'offer' },
  gives: GIVEN,
  async run({ share, maker_answer: said }, work): Promise<Outcome<typeof GIVEN>> {
    if (said.says === 'no' && !said.reason) return { outcome: 'why_not' }
    return answer(work, share, (offered) => {
      if (said.says === 'no') return { kind: 'decline', reason: said.reason! }
      if (said.says === 'yes') return { kind: said.onDp ? 'accept_on_dp' : 'accept' }
      return {
        kind: 'part',
        pieces: 'pieces' in said ? said.pieces : Math.floor(offered * said.share),
        onDp: said.onDp,
      }
    })
  },
})

/** Her no, with the reason that was tapped. */
export const declineForMaker = action({
  name: 'decline_for_maker',
  for: OFFICER_ACTS.enter_for_makers,
  needs: { share: 'pick', why_not: 'choice' },
  gives: GIVEN,
  async run({ share, why_not }, work): Promise<Outcome<typeof GIVEN>> {
    const reason = DECLINE_REASONS.find((known) => known === why_not)
    if (!reason) throw new Error(`'${why_not}' is no reason to decline`)
    return answer(work, share, () => ({ kind: 'decline', reason }))
  },
})

/** The down payment her promise waited for has come. */
export const downPaymentForMaker = action({
  name: 'down_payment_for_maker',
  for: OFFICER_ACTS.enter_for_makers,
  needs: { share: 'pick' },
  gives: { begun: { business: 'text', pieces: 'count', unit: 'text', due_on: 'date' }, over: {} },
  async run({ share: picked }, { tx, actor, now }) {
    const [share] = await mentoredShares(tx, actor, pickedId(picked))
    if (!share || !(await downPaymentCame(tx, share.id, now))) return { outcome: 'over' }
    await audit(tx, actor, now, { act: 'confirm_dp', subject: 'allocations', subjectId: share.id, onBehalf: true })
    const { business, promised, unit, due_on } = share
    return { outcome: 'begun', values: { business, pieces: promised, unit, due_on }, wrote: true }
  },
})

async function answer(
  { tx, actor, now, feasts }: Work,
  picked: string,
  answerTo: (offered: number) => OfferAnswer,
): Promise<Outcome<typeof GIVEN>> {
  const [share] = await mentoredShares(tx, actor, pickedId(picked))
  if (!share || share.status === 'waiting_dp') return { outcome: 'over' }
  const given = answerTo(share.offered)
  const answered = await answerShare(tx, share.id, given, { now, feasts })
  if (answered.kind === 'not_enough')
    return { outcome: 'not_enough', values: { possible: answered.free, unit: share.unit } }
  if (answered.kind !== 'changed') return { outcome: 'over' }
  await audit(tx, actor, now, {
    act: 'answer_offer',
    subject: 'allocations',
    subjectId: share.id,
    before: { status: share.status },
    after: { answer: given.kind, promised: answered.promised },
    onBehalf: true,
  })
  const { business, unit, due_on } = share
  if (given.kind === 'decline') return { outcome: 'declined', values: { business }, wrote: true }
  return { outcome: 'promised', values: { business, pieces: answered.promised, unit, due_on }, wrote: true }
}
