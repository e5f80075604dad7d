import { type LedgerLine, lineLedger } from './ledger.ts'
import type { AllocationState, OrderState } from './states.ts'

const UNDER_WAY: readonly AllocationState[] = ['in_progress', 'ready', 'handed_over']

/**
 * The state that an order being made stands in, by its lines: `cancelled` when nothing is wanted any more and nothing
 * arrived, `delivered` when nothing is open, `delivering` when something arrived, `placed` while pieces are nobody's or
 * unanswered, then `in_progress` or `promised`. For orders that were placed and are not yet delivered.
 */
export function standingOf(lines: readonly LedgerLine[]): OrderState {
  const ledgers = lines.map(lineLedger)
  const settled = ledgers.some(({ delivered, deducted }) => delivered + deducted > 0)
  if (ledgers.every(({ open }) => open === 0)) return settled ? 'delivered' : 'cancelled'
  if (ledgers.some(({ delivered }) => delivered > 0)) return 'delivering'
  if (ledgers.some(({ unassigned, offered }) => unassigned > 0 || offered > 0)) return 'placed'
  const begun = lines.some(({ shares }) => shares.some(({ status }) => UNDER_WAY.includes(status)))
  return begun ? 'in_progress' : 'promised'
}
