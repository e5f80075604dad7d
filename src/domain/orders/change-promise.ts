import type { AllocationState } from './states.ts'

/** A promise as it stands. */
export interface Promised {
  status: AllocationState
  offered: number
  promised: number
  /** pieces of it that are delivered, deducted or brought: nobody takes them back */
  settled: number
  /** pieces reported ready */
  ready: number
  /** pieces of the line that are nobody's */
  open: number
  /** most pieces her capacity allows by then, this promise's own included */
  free: number
}

export type PromiseChange =
  | { kind: 'changed'; status: AllocationState; promised: number; released: number }
  | { kind: 'same' }
  /** so many are brought already: fewer cannot be promised */
  | { kind: 'brought'; pieces: number }
  /** others have the rest by now */
  | { kind: 'taken' }
  /** her capacity allows no more */
  | { kind: 'full' }
  | { kind: 'over' }

const CHANGEABLE: readonly AllocationState[] = ['waiting_dp', 'accepted', 'partial', 'in_progress', 'ready']

/**
 * A maker promises another number after all. Fewer goes at once, down to what she has brought; more only as far as the
 * offer went, pieces are open and her capacity reaches, and then as many as that.
 */
export function changePromise(share: Promised, wanted: number): PromiseChange {
  const { status, offered, promised, settled, ready, open, free } = share
  if (!CHANGEABLE.includes(status) || !Number.isSafeInteger(wanted) || wanted < 1) return { kind: 'over' }
  if (wanted === promised) return { kind: 'same' }
  if (wanted < settled) return { kind: 'brought', pieces: settled }
  const reachable = Math.min(offered, promised + open)
  if (wanted > promised && reachable <= promised) return { kind: 'taken' }
  if (wanted > promised && free <= promised) return { kind: 'full' }
  const now = wanted < promised ? wanted : Math.min(wanted, reachable, free)
  return { kind: 'changed', status: stateOf(share, now), promised: now, released: Math.max(0, promised - now) }

  function stateOf({ status: before }: Promised, pieces: number): AllocationState {
    if (pieces === settled) return 'handed_over'
    if (before === 'waiting_dp') return before
    if (before === 'in_progress' || before === 'ready') return ready >= pieces ? 'ready' : 'in_progress'
    return pieces < offered ? 'partial' : 'accepted'
  }
}
