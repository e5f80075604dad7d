import { dayAt, daysBetween } from '../calendar.ts'
import type { Feasts } from '../feasts.ts'
import { addLoud } from '../quiet.ts'
import type { AllocationState } from './states.ts'

/** Why a maker says no, one tap each: capital, materials, hands, tools, price, holiday. */
export const DECLINE_REASONS = ['modal', 'bahan', 'tenaga', 'alat', 'harga', 'libur', 'lain'] as const
export type DeclineReason = (typeof DECLINE_REASONS)[number]

const HOUR = 3_600_000

/**
 * Hours outside quiet hours (an ordinary day has 15 of them) that an offer may stay unanswered when the hand-over is a
 * month away or more, unless a region's officers say otherwise. House figure.
 */
export const USUAL_ANSWER_HOURS = 30
/** What officers may set. House figures: an hour at the nearest, a week at the farthest. */
export const ANSWER_HOURS = { min: 15, max: 105 } as const

/** The nearer the hand-over, the shorter, so that the pieces still find another maker. House figures. */
export const ANSWER_TIMES: readonly { fromDays: number; share: number }[] = [
  { fromDays: 30, share: 1 },
  { fromDays: 14, share: 1 / 2 },
  { fromDays: 7, share: 4 / 15 },
  { fromDays: 3, share: 2 / 15 },
  { fromDays: Number.NEGATIVE_INFINITY, share: 1 / 15 },
]

/**
 * Milliseconds outside quiet hours, whole hours, that a maker has when the hand-over is so many days away.
 * @param longest hours when it is far away
 */
export function answerTime(daysToHandOver: number, longest = USUAL_ANSWER_HOURS): number {
  const { share } = ANSWER_TIMES.find(({ fromDays }) => daysToHandOver >= fromDays)!
  return Math.max(1, Math.round(longest * share)) * HOUR
}

/** Until when an offer made at `offeredAt` for hand-over on `due` is waited for; quiet hours do not count. */
export function answerBy(offeredAt: Date, due: string, feasts: Feasts, longest = USUAL_ANSWER_HOURS): Date {
  return addLoud(offeredAt, answerTime(daysBetween(dayAt(offeredAt), due), longest), feasts)
}

/** One share as it stands, and what is open around it. */
export interface Offer {
  status: AllocationState
  offered: number
  promised: number
  /** delivered and deducted pieces of it */
  settled: number
  /** pieces of the line that are nobody's now, without this offer's own while it is unanswered */
  unassigned: number
}

export type OfferAnswer =
  | { kind: 'accept' }
  /** sanggup asal DP sudah masuk: the clock starts when she confirms the down payment */
  | { kind: 'accept_on_dp' }
  | { kind: 'part'; pieces: number; onDp?: boolean }
  | { kind: 'decline'; reason: DeclineReason }
  /** said by the clock, or when the maker writes `stop` */
  | { kind: 'lapse' }
  /** she takes back a promise she gave */
  | { kind: 'withdraw' }

export type OfferOutcome =
  | {
      kind: 'changed'
      status: AllocationState
      promised: number
      /** pieces that become nobody's and are offered on at once */
      released: number
      reason?: DeclineReason
      /** said yes after the time was up */
      late?: true
    }
  /** the same was said before: say so kindly, change nothing */
  | { kind: 'already' }
  /** too late, all pieces are somebody else's by now */
  | { kind: 'taken' }
  /** no number of pieces one can promise */
  | { kind: 'not_a_number' }
  /** the share is cancelled or its goods are on their way: nothing to answer any more */
  | { kind: 'closed' }
  /** she has promised already: less or nothing goes through `withdraw`, which an officer hears of */
  | { kind: 'promised_before' }

const UNANSWERED: readonly AllocationState[] = ['offered']
const TOO_LATE: readonly AllocationState[] = ['lapsed', 'declined']
const WITHDRAWABLE: readonly AllocationState[] = ['waiting_dp', 'accepted', 'partial', 'in_progress', 'ready']

/**
 * What an answer does to a share. A yes counts while the offer stands, and after a lapse or a no as long as pieces are
 * open, as many as there are. More than offered is taken as all of it. Nothing else of the order is touched.
 */
export function answerOffer(offer: Offer, answer: OfferAnswer): OfferOutcome {
  if (answer.kind === 'withdraw') return withdraw(offer)
  if (!UNANSWERED.includes(offer.status) && !TOO_LATE.includes(offer.status)) {
    if (offer.status === 'cancelled' || offer.status === 'delivered') return { kind: 'closed' }
    return answer.kind === 'lapse' || saysYes(answer, offer) ? { kind: 'already' } : { kind: 'promised_before' }
  }
  if (answer.kind === 'decline') return decline(offer, answer.reason)
  if (answer.kind === 'lapse') {
    return offer.status === 'offered'
      ? { kind: 'changed', status: 'lapsed', promised: 0, released: offer.offered }
      : { kind: 'already' }
  }
  return promise(offer, answer)
}

/** A yes of the same size as the one that stands. */
function saysYes(answer: OfferAnswer, offer: Offer): boolean {
  if (answer.kind === 'part') return answer.pieces === offer.promised
  return answer.kind === 'accept' || answer.kind === 'accept_on_dp'
}

function decline(offer: Offer, reason: DeclineReason): OfferOutcome {
  if (offer.status === 'declined') return { kind: 'already' }
  const released = offer.status === 'offered' ? offer.offered : 0
  return { kind: 'changed', status: 'declined', promised: 0, released, reason }
}

function promise(
  offer: Offer,
  answer: Extract<OfferAnswer, { kind: 'accept' | 'accept_on_dp' | 'part' }>,
): OfferOutcome {
  const wanted = answer.kind === 'part' ? answer.pieces : offer.offered
  if (!Number.isSafeInteger(wanted) || wanted < 1) return { kind: 'not_a_number' }
  const late = offer.status !== 'offered'
  const open = late ? Math.min(offer.offered, offer.unassigned) : offer.offered
  if (open < 1) return { kind: 'taken' }
  const promised = Math.min(wanted, open)
  const onDp = answer.kind === 'accept_on_dp' || (answer.kind === 'part' && answer.onDp === true)
  return {
    kind: 'changed',
    status: onDp ? 'waiting_dp' : promised < offer.offered ? 'partial' : 'accepted',
    promised,
    released: late ? 0 : offer.offered - promised,
    ...(late && { late }),
  }
}

/** What she handed over stays delivered; the rest is offered on. */
function withdraw(offer: Offer): OfferOutcome {
  if (!WITHDRAWABLE.includes(offer.status))
    return offer.status === 'cancelled' ? { kind: 'already' } : { kind: 'closed' }
  return {
    kind: 'changed',
    status: 'cancelled',
    promised: offer.settled,
    released: offer.promised - offer.settled,
  }
}

/** What a promise that waited for its down payment becomes when the maker confirms the money. */
export function afterDownPayment(offer: Pick<Offer, 'offered' | 'promised'>): AllocationState {
  return offer.promised < offer.offered ? 'partial' : 'accepted'
}
