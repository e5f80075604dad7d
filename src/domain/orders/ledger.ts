import { type AllocationState, PROMISED } from './states.ts'

/** One maker's share of a line, in pieces. */
export interface LedgerShare {
  status: AllocationState
  offered: number
  /** what she gave her word for; 0 while unanswered */
  promised: number
  /** arrived at the buyer and counted good */
  delivered: number
  /** of her promise: refused, broken, or short without replacement; takes pieces off the invoice */
  deducted: number
}

/** One line of an order, in pieces. */
export interface LedgerLine {
  ordered: number
  /** taken back by the buyer or an officer before delivery */
  cancelled: number
  shares: readonly LedgerShare[]
}

/** ordered = delivered + deducted + cancelled + open, and open = promised + offered + unassigned. */
export interface Ledger {
  ordered: number
  delivered: number
  deducted: number
  cancelled: number
  open: number
  /** of the open pieces: promised and not yet delivered */
  promised: number
  /** of the open pieces: offered and not yet answered */
  offered: number
  /** of the open pieces: nobody's yet */
  unassigned: number
}

/**
 * Where every piece of a line is. A cancelled share keeps what it delivered and lets go of the rest; a declined or
 * lapsed one holds nothing.
 */
export function lineLedger(line: LedgerLine): Ledger {
  const sum = (pieces: (share: LedgerShare) => number) => line.shares.reduce((total, share) => total + pieces(share), 0)
  const delivered = sum((share) => share.delivered)
  const deducted = sum((share) => share.deducted)
  const promised = sum((share) =>
    PROMISED.includes(share.status) ? share.promised - share.delivered - share.deducted : 0,
  )
  const offered = sum((share) => (share.status === 'offered' ? share.offered : 0))
  const open = line.ordered - delivered - deducted - line.cancelled
  const unassigned = open - promised - offered
  return { ordered: line.ordered, delivered, deducted, cancelled: line.cancelled, open, promised, offered, unassigned }
}

export type LedgerBreach = 'negative' | 'more_than_promised' | 'more_than_ordered' | 'delivered_but_open'

/** What is wrong with a line's figures; empty when the ledger holds. Never to be seen in a healthy database. */
export function ledgerBreaches(line: LedgerLine): LedgerBreach[] {
  const breaches = new Set<LedgerBreach>()
  const figures = [line.ordered, line.cancelled]
  for (const { status, offered, promised, delivered, deducted } of line.shares) {
    figures.push(offered, promised, delivered, deducted)
    if (delivered + deducted > promised) breaches.add('more_than_promised')
    if (status === 'delivered' && delivered + deducted < promised) breaches.add('delivered_but_open')
  }
  if (figures.some((figure) => figure < 0)) breaches.add('negative')
  if (lineLedger(line).unassigned < 0) breaches.add('more_than_ordered')
  return [...breaches]
}
