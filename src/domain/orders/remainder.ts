import { lineLedger } from './ledger.ts'
import { type Candidate, type Held, type Split, splitLine } from './split.ts'
import { type AllocationState, HOLDS_CAPACITY, PROMISED } from './states.ts'

/** One share of the line as it stands. */
export interface LineShare {
  sellerId: number
  status: AllocationState
  offered: number
  promised: number
  delivered: number
  deducted: number
}

export interface OpenLine {
  ordered: number
  cancelled: number
  shares: readonly LineShare[]
}

/**
 * Who is not asked again about a line: a no, silence, a part ("that is all I can") and a share taken back are answers;
 * an offer not yet answered is waited for. A maker who promised or brought less than she was offered has said the same,
 * however far her share has got.
 */
const NOT_ASKED_AGAIN: readonly AllocationState[] = ['offered', 'partial', 'declined', 'lapsed', 'cancelled']
const fellShort = ({ status, offered, promised, deducted }: LineShare) =>
  PROMISED.includes(status) && (promised < offered || deducted > 0)

/**
 * Offers for the pieces of a line that are nobody's: after a decline, a part, silence or a maker who fell out. Only new
 * shares come back; those that stand are not touched, so what happens to one maker is no other maker's concern. Pieces
 * held already count towards a maker's fair share of the whole line.
 */
export function splitRemainder(line: OpenLine, candidates: readonly Candidate[], maxSharePercent?: number): Split {
  const { pieces, askable, whole, held } = remainderOf(line, candidates)
  return splitLine(pieces, askable, maxSharePercent, whole, held)
}

/** What is to be split of a line, and among whom. */
export interface Remainder {
  /** pieces that are nobody's */
  pieces: number
  /** candidates who have not given their answer yet */
  askable: Candidate[]
  /** the line's size that a maker's fair share is reckoned from */
  whole: number
  held: Held
}

export function remainderOf(line: OpenLine, candidates: readonly Candidate[]): Remainder {
  const { unassigned } = lineLedger(line)
  const answered = new Set(
    line.shares
      .filter((share) => NOT_ASKED_AGAIN.includes(share.status) || fellShort(share))
      .map(({ sellerId }) => sellerId),
  )
  const held = new Map<number, number>()
  for (const share of line.shares) {
    held.set(share.sellerId, (held.get(share.sellerId) ?? 0) + piecesHeld(share))
  }
  return {
    pieces: Math.max(0, unassigned),
    askable: candidates.filter(({ sellerId }) => !answered.has(sellerId)),
    whole: line.ordered - line.cancelled,
    held,
  }
}

function piecesHeld({ status, offered, promised }: LineShare): number {
  if (status === 'offered') return offered
  return PROMISED.includes(status) || HOLDS_CAPACITY.includes(status) ? promised : 0
}
