import type { Solve } from '../program.ts'
import { goodsOf } from './goods.ts'
import { type Instead, whatWouldFit } from './instead.ts'
import { AIMS } from './model.ts'
import { type Proposal, proposalOf } from './proposal.ts'
import { boundsOf, searchParcel } from './search.ts'
import type { Offer, Wish } from './wish.ts'

export type Composed =
  /** one to three, all different; each can really be made by the day */
  | { kind: 'proposals'; proposals: Proposal[] }
  | { kind: 'nothing'; instead: Instead }
  /** the solver gave no answer: nothing may be said of what can be made */
  | { kind: 'unknown'; why: string }

/**
 * Parcels that can really be made by the day: that with most makers, that with most worth for the budget, and that with
 * most kinds; or, when nothing fits, what would. Each is the best of its aim, proven or with its gap; capacities, smallest
 * lots, the budget and every constraint of the wish hold. Same wish and offer, same answer, unless a proof says that the
 * clock cut it off.
 *
 * Throws when the wish's day is none of the offer's, or a number is no whole number of at least 1: both are checked
 * where people's answers are read.
 */
export async function compose(wish: Wish, offer: Offer, solve: Solve): Promise<Composed> {
  const day = offer.days.indexOf(wish.handOverOn)
  if (day < 0) throw new Error(`${wish.handOverOn} is none of the days looked at`)
  for (const count of [wish.parcels, wish.budget])
    if (!Number.isSafeInteger(count) || count < 1) throw new Error(`${count} is no number of parcels or rupiah`)
  const goods = goodsOf(offer, wish, day)
  const proposals: Proposal[] = []
  const order = { parcels: wish.parcels, packingFee: offer.packingFee }
  for (const aim of AIMS) {
    const found = await searchParcel(goods, wish, aim, boundsOf(wish, offer), solve)
    if (found.kind === 'none') return { kind: 'nothing', instead: await whatWouldFit(offer, wish, day, solve) }
    // what another aim found still counts; without any the solver is to blame
    if (found.kind === 'unknown') {
      if (aim === AIMS.at(-1) && !proposals.length) return found
      continue
    }
    const proposal = await proposalOf(aim, found.chosen, found.proof, order, solve)
    const same = proposals.find((other) => isSame(other, proposal))
    if (same) same.aims.push(aim)
    else proposals.push(proposal)
  }
  return { kind: 'proposals', proposals }
}

/** The same goods, as many of each, at the same prices: for the buyer it is one parcel, whoever makes it. */
function isSame(one: Proposal, other: Proposal): boolean {
  const contents = ({ lines }: Proposal) => lines.map(({ group, quantity, price }) => `${group} ${quantity} ${price}`)
  return contents(one).join('\n') === contents(other).join('\n')
}
