import type { AllocationState } from '../../../domain/orders/states.ts'
import { action, type Work } from '../../action.ts'
import { lockOrder, type OrderNow, readOrder } from '../lock.ts'
import { settleOrder } from '../settle.ts'
import { OWED, ownShares } from './own.ts'

const GIVES = {
  noted: { product: 'text', done: 'count', left: 'count', unit: 'text', due_on: 'date' },
  all_ready: { product: 'text', pieces: 'count', unit: 'text', due_on: 'date', place: 'text?' },
  /** more than she promised: likely a slip */
  too_many: { pieces: 'count', unit: 'text' },
  over: {},
} as const

/** "siap 200": so many pieces of a promise are ready by now, all told. */
export const reportProgress = action({
  name: 'report_progress',
  for: ['seller'],
  needs: { allocation: 'pick', done: 'count' },
  gives: GIVES,
  run: ({ allocation, done }, work) => report(work, allocation, () => done),
})

/** "sudah semua" */
export const reportAllReady = action({
  name: 'report_all_ready',
  for: ['seller'],
  needs: { allocation: 'pick' },
  gives: GIVES,
  run: ({ allocation }, work) => report(work, allocation, (promised) => promised),
})

async function report({ tx, actor, now }: Work, allocation: string, readyOf: (promised: number) => number) {
  const [own] = await ownShares(tx, actor.sellerId, OWED, allocation)
  if (!own) return { outcome: 'over' } as const
  await lockOrder(tx, own.orderId)
  const [share] = await ownShares(tx, actor.sellerId, OWED, allocation)
  if (!share) return { outcome: 'over' } as const
  const { product, promised, unit, dueOn, place } = share
  const ready = readyOf(promised)
  if (ready > promised) return { outcome: 'too_many', values: { pieces: promised, unit } } as const
  await tx.sql('INSERT INTO progress (allocation_id, ready, by_id, at) VALUES ($1, $2, $3, $4)', [
    share.id,
    ready,
    actor.personId ?? null,
    now,
  ])
  const state: AllocationState =
    ready === promised ? 'ready' : ready > 0 || share.ready > 0 ? 'in_progress' : share.status
  await tx.sql('UPDATE allocations SET status = $2 WHERE id = $1', [share.id, state])
  await settleOrder(tx, (await readOrder(tx, share.orderId)) as OrderNow, now)
  if (ready < promised) {
    const values = { product, done: ready, left: promised - ready, unit, due_on: dueOn }
    return { outcome: 'noted', values, wrote: true } as const
  }
  const values = { product, pieces: promised, unit, due_on: dueOn, place: place || undefined }
  return { outcome: 'all_ready', values, wrote: true } as const
}
