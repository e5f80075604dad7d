import type { Quantity } from '../../../answers/index.ts'
import type { OfferSaid } from '../../../answers/offer.ts'
import { addDays, instantAt } from '../../../domain/calendar.ts'
import { action, type Work } from '../../action.ts'
import { OWED, type OwnShare, ownShares, shareOptions } from './own.ts'

/** How long after its time an offer may still be answered from memory: 'sanggup' two weeks later means nothing. */
const LATE_DAYS = 14

/** Offers of a maker that wait for an answer. */
export const findOffers = action({
  name: 'find_offers',
  for: ['seller'],
  needs: {},
  gives: { one: { allocation: 'pick' }, several: { offers: 'list' }, none: {} },
  async run(_, { tx, actor }) {
    const open = await ownShares(tx, actor.sellerId, ['offered'])
    const [only] = open
    if (!only) return { outcome: 'none' }
    if (open.length === 1) return { outcome: 'one', values: { allocation: String(only.id) } }
    return { outcome: 'several', values: { offers: shareOptions(open) } }
  },
})

/**
 * Which offer is meant by a yes that came with no question open: one that waits, else one whose time ran out a short
 * while ago. 'siap 200' from a maker without offers is news of her promises.
 */
export const findOffersToAccept = action({
  name: 'find_offers_to_accept',
  for: ['seller'],
  needs: { quantity: 'quantity?' },
  gives: {
    one: { allocation: 'pick', answer: 'offer' },
    several: { offers: 'list', answer: 'offer' },
    progress: { done: 'count' },
    /** nothing to say yes to, but she has promised: 'siap semua' */
    promised: {},
    none: {},
  },
  async run({ quantity }, work) {
    const pieces = quantity && piecesOf(quantity)
    const open = await answerable(work)
    if (pieces !== undefined && !open.some(({ status }) => status === 'offered')) {
      const owed = await ownShares(work.tx, work.actor.sellerId, OWED)
      if (owed.length) return { outcome: 'progress', values: { done: pieces } }
    }
    if (!open.length && (await ownShares(work.tx, work.actor.sellerId, OWED)).length) return { outcome: 'promised' }
    const answer: OfferSaid =
      pieces === undefined ? { says: 'yes', onDp: false } : { says: 'part', pieces, onDp: false }
    return among(open, answer)
  },
})

/** The same for "180 aja bu". */
export const findOffersForPart = action({
  name: 'find_offers_for_part',
  for: ['seller'],
  needs: { partial_quantity: 'quantity' },
  gives: {
    one: { allocation: 'pick', answer: 'offer' },
    several: { offers: 'list', answer: 'offer' },
    /** no offer waits, but she has promised: another number for that */
    promised: { new_pieces: 'count' },
    none: {},
  },
  async run({ partial_quantity }, work) {
    const { tx, actor } = work
    const waiting = await ownShares(tx, actor.sellerId, ['offered'])
    if (!waiting.length && (await ownShares(tx, actor.sellerId, OWED)).length)
      return { outcome: 'promised', values: { new_pieces: piecesOf(partial_quantity) } }
    return among(await answerable(work), { says: 'part', pieces: piecesOf(partial_quantity), onDp: false })
  },
})

/** The same for a no; with no offer waiting it may be about a promise. */
export const findOffersToDecline = action({
  name: 'find_offers_to_decline',
  for: ['seller'],
  needs: {},
  gives: {
    one: { allocation: 'pick', answer: 'offer' },
    several: { offers: 'list', answer: 'offer' },
    promised: {},
    none: {},
  },
  async run(_, { tx, actor }) {
    const open = await ownShares(tx, actor.sellerId, ['offered'])
    if (!open.length && (await ownShares(tx, actor.sellerId, OWED)).length) return { outcome: 'promised' }
    return among(open, { says: 'no' })
  },
})

const piecesOf = ({ qty, pieces }: Quantity) => Math.max(1, Math.round(pieces ?? qty))

async function answerable({ tx, actor, today }: Work): Promise<OwnShare[]> {
  const open = await ownShares(tx, actor.sellerId, ['offered'])
  if (open.length) return open
  const since = instantAt(addDays(today, -LATE_DAYS))
  const late = await ownShares(tx, actor.sellerId, ['lapsed', 'declined'])
  return late.filter(({ answerBy, dueOn }) => answerBy !== null && answerBy > since && dueOn > today)
}

function among(offers: readonly OwnShare[], answer: OfferSaid) {
  const [only] = offers
  if (!only) return { outcome: 'none' } as const
  if (offers.length === 1) return { outcome: 'one', values: { allocation: String(only.id), answer } } as const
  return { outcome: 'several', values: { offers: shareOptions(offers), answer } } as const
}
