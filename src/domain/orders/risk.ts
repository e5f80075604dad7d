import { daysBetween } from '../calendar.ts'
import { type Ledger, lineLedger } from './ledger.ts'
import type { AllocationState } from './states.ts'

/** One share as the rule looks at it. */
export interface WatchedShare {
  id: number
  status: AllocationState
  offered: number
  promised: number
  delivered: number
  deducted: number
  /** pieces she reported ready so far */
  done: number
  /** day of her promise, null while unanswered */
  promisedOn: string | null
  /** hand-over day */
  due: string
}

export interface WatchedOrder {
  /** day the buyer wants it */
  neededOn: string
  lines: readonly { ordered: number; cancelled: number; shares: readonly WatchedShare[] }[]
}

/** `now`: an officer should act today · `soon`: look at it · `none`. */
export type RiskLevel = 'none' | 'soon' | 'now'

export type Risk =
  /** pieces nobody has promised or been offered */
  | { code: 'shortfall'; level: RiskLevel; pieces: number }
  /** pieces offered and unanswered though the day is near */
  | { code: 'unanswered'; level: RiskLevel; shareId: number; pieces: number }
  /** a hand-over day gone by */
  | { code: 'overdue'; level: RiskLevel; shareId: number; pieces: number; days: number }
  /** half the time is gone and much less than half is ready, or nothing is known */
  | { code: 'late_progress'; level: RiskLevel; shareId: number; pieces: number }
  /** promised, but the down payment it waits for has not come */
  | { code: 'waiting_dp'; level: RiskLevel; shareId: number; pieces: number }

/** House figures, in days before the hand-over or the day needed. */
export const RISK_DAYS = { shortfallNow: 14, unansweredSoon: 7, unansweredNow: 3, dpSoon: 14, dpNow: 7 } as const
/** So far (in percent) what is ready may stay behind the share of the time that has gone by. House figure. */
export const PROGRESS_SLACK_PERCENT = 30
/** Before this share of the time (in percent) nothing need be ready. House figure. */
export const PROGRESS_FROM_PERCENT = 50

const WORKING: readonly AllocationState[] = ['accepted', 'partial', 'in_progress']
const OWING: readonly AllocationState[] = [...WORKING, 'ready', 'waiting_dp']

/** What threatens an order, most urgent first; empty when all is well. */
export function orderRisks(order: WatchedOrder, today: string): Risk[] {
  const risks = order.lines.flatMap((line) => [
    ...shortfall(lineLedger(line), order.neededOn, today),
    ...line.shares.flatMap((share) => shareRisks(share, today)),
  ])
  const urgency: readonly RiskLevel[] = ['now', 'soon', 'none']
  return risks.sort((a, b) => urgency.indexOf(a.level) - urgency.indexOf(b.level) || b.pieces - a.pieces)
}

/** The worst level among them. */
export function riskLevel(risks: readonly Risk[]): RiskLevel {
  if (risks.some(({ level }) => level === 'now')) return 'now'
  return risks.length > 0 ? 'soon' : 'none'
}

function shortfall({ unassigned }: Ledger, neededOn: string, today: string): Risk[] {
  if (unassigned <= 0) return []
  const near = daysBetween(today, neededOn) <= RISK_DAYS.shortfallNow
  return [{ code: 'shortfall', level: near ? 'now' : 'soon', pieces: unassigned }]
}

/** Pieces a maker still has to bring of what she promised; 0 of an offer. */
export function owedOf({ status, promised, delivered, deducted }: WatchedShare): number {
  return OWING.includes(status) ? Math.max(0, promised - delivered - deducted) : 0
}

function shareRisks(share: WatchedShare, today: string): Risk[] {
  const { id: shareId, status, due } = share
  const left = daysBetween(today, due)
  if (status === 'offered') {
    if (left > RISK_DAYS.unansweredSoon) return []
    const level = left <= RISK_DAYS.unansweredNow ? 'now' : 'soon'
    return [{ code: 'unanswered', level, shareId, pieces: share.offered }]
  }
  const pieces = owedOf(share)
  if (pieces === 0) return []
  if (left < 0) return [{ code: 'overdue', level: 'now', shareId, pieces, days: -left }]
  if (status === 'waiting_dp') {
    if (left > RISK_DAYS.dpSoon) return []
    return [{ code: 'waiting_dp', level: left <= RISK_DAYS.dpNow ? 'now' : 'soon', shareId, pieces }]
  }
  return WORKING.includes(status) ? lateProgress(share, today, left) : []
}

/** Compares the share of the time gone with the share of the pieces ready. */
function lateProgress(share: WatchedShare, today: string, left: number): Risk[] {
  if (share.promisedOn === null) return []
  const span = daysBetween(share.promisedOn, share.due)
  const gone = span <= 0 ? 100 : (daysBetween(share.promisedOn, today) * 100) / span
  const ready = (Math.max(share.done, share.delivered) * 100) / share.promised
  if (gone < PROGRESS_FROM_PERCENT || ready >= gone - PROGRESS_SLACK_PERCENT) return []
  const pieces = share.promised - Math.max(share.done, share.delivered)
  return [{ code: 'late_progress', level: left <= RISK_DAYS.unansweredNow ? 'now' : 'soon', shareId: share.id, pieces }]
}
