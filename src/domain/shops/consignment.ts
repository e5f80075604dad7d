import { mayMove, type StateTable } from '../states.ts'

export type ConsignmentState = 'asked' | 'active' | 'refused' | 'ended'

/** Titip jual: one side asks, the other agrees; either ends it. What is left then goes back to the maker. */
export const CONSIGNMENT_STATES: StateTable<ConsignmentState> = {
  asked: ['active', 'refused'],
  active: ['ended'],
  refused: [],
  ended: [],
}
export const FIRST_CONSIGNMENT_STATES: readonly ConsignmentState[] = ['asked']
export const mayMoveConsignment = (from: ConsignmentState, to: ConsignmentState): boolean =>
  mayMove(CONSIGNMENT_STATES, from, to)

/** What happens to the pieces: brought to the shop, sold there, fetched back, spoilt. */
export const MOVE_KINDS = ['placed', 'sold', 'returned', 'expired'] as const
export type MoveKind = (typeof MOVE_KINDS)[number]
export type Pieces = Readonly<Record<MoveKind, number>>

/** Pieces that still stand in the shop. */
export const leftOf = ({ placed, sold, returned, expired }: Pieces): number => placed - sold - returned - expired

/** Whether so many may be written down: nothing leaves the shop that is not there. */
export const mayTake = (pieces: Pieces, kind: MoveKind, count: number): boolean =>
  count > 0 && (kind === 'placed' || count <= leftOf(pieces))

/** What sold pieces come to, in integer rupiah. */
export interface Settled {
  /** all of it, the shop's part, and the maker's */
  amount: number
  share: number
  makers: number
}

/** The shop keeps its percent, rounded down to whole rupiah; all else is the maker's. */
export function settle(sold: number, price: number, sharePercent: number): Settled {
  const amount = sold * price
  const share = Math.floor((amount * sharePercent) / 100)
  return { amount, share, makers: amount - share }
}
