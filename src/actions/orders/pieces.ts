import { type Ledger, lineLedger } from '../../domain/orders/ledger.ts'
import type { LineNow, OrderNow } from './lock.ts'

/** Where every piece of a line is. */
export const ledgerOf = (line: LineNow): Ledger => lineLedger({ ordered: line.quantity, ...line })

/** Pieces of an order, over all lines. */
export interface OrderLedger {
  wanted: number
  delivered: number
  promised: number
  offered: number
  /** nobody's, and offered to nobody */
  missing: number
}

export function orderLedger(order: OrderNow): OrderLedger {
  const ledgers = order.lines.map(ledgerOf)
  const sum = (pieces: (ledger: Ledger) => number) => ledgers.reduce((total, ledger) => total + pieces(ledger), 0)
  return {
    wanted: sum(({ ordered, cancelled }) => ordered - cancelled),
    delivered: sum(({ delivered, deducted }) => delivered + deducted),
    promised: sum(({ promised }) => promised),
    offered: sum(({ offered }) => offered),
    missing: sum(({ unassigned }) => unassigned),
  }
}

/** Pieces of a line that are nobody's. */
export const openPieces = (line: LineNow): number => ledgerOf(line).unassigned
