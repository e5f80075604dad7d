import type { Tx } from '../../../db/open.ts'
import { dayAt } from '../../../domain/calendar.ts'
import { realisticDay } from '../../../domain/money/late.ts'
import { billOrder } from '../../fulfilment/billing.ts'
import { downPaymentCame } from '../../orders/offering/answer.ts'
import { closeIfPaid } from '../ledger/close.ts'
import { perDayOf } from './pace.ts'

/** A promise that began because its down payment came. */
export interface Begun {
  product: string
  pieces: number
  unit: string
  dueOn: string
}

/**
 * Money reached a maker: these payments of hers are paid, and a promise that waited for its down payment begins.
 * @param ids open payments of one order, which the caller has checked to be hers
 */
export async function cameIn(tx: Tx, ids: readonly number[], byId: number | null, now: Date): Promise<Begun[]> {
  const [order] = await tx.sql<{ id: number }>(
    'SELECT id FROM orders WHERE id = (SELECT order_id FROM payments WHERE id = $1) FOR UPDATE',
    [ids[0] ?? 0],
  )
  if (!order) return []
  const rows = await tx.sql<{ allocation_id: number }>(
    `UPDATE payments SET status = 'confirmed', paid = amount, confirmed_at = $2, confirmed_by_id = $3
     WHERE id = ANY ($1) AND ledger = 'maker' AND status IN ('due', 'proof_sent', 'rejected') RETURNING allocation_id`,
    [ids, now, byId],
  )
  const begun: Begun[] = []
  for (const { allocation_id } of rows.sort((a, b) => a.allocation_id - b.allocation_id)) {
    const share = await startClock(tx, allocation_id, now)
    if (share) begun.push(share)
  }
  await billOrder(tx, order.id, dayAt(now), now)
  await closeIfPaid(tx, order.id, now)
  return begun
}

/** "DP sudah masuk": the promise is firm, and its down payment paid. @returns nothing when it was not waiting for one */
export async function startClock(tx: Tx, allocationId: number, now: Date): Promise<Begun | undefined> {
  if (!(await downPaymentCame(tx, allocationId, now))) return undefined
  const [share] = await tx.sql<{
    product: string
    unit: string
    pieces: number
    due_on: string
    product_id: number
    lead: number
  }>(
    `SELECT p.name AS product, coalesce(p.unit, 'pcs') AS unit, a.promised AS pieces, a.due_on, a.product_id,
       coalesce(p.lead_time_days, 1) AS lead FROM allocations a JOIN products p ON p.id = a.product_id WHERE a.id = $1`,
    [allocationId],
  )
  if (!share) return undefined
  const { product, unit, pieces, due_on, product_id, lead } = share
  const perDay = await perDayOf(tx, product_id)
  const dueOn = realisticDay({ pieces, dueOn: due_on, leadDays: lead, perDay }, dayAt(now))
  if (dueOn !== due_on) await tx.sql('UPDATE allocations SET due_on = $2 WHERE id = $1', [allocationId, dueOn])
  return { product, unit, pieces, dueOn }
}

/** The open down payment of a share, so that her own word settles it. */
export async function openDownPayment(tx: Tx, allocationId: number): Promise<number[]> {
  const rows = await tx.sql<{ id: number }>(
    `SELECT id FROM payments WHERE allocation_id = $1 AND purpose = 'dp' AND status IN ('due', 'proof_sent', 'rejected')`,
    [allocationId],
  )
  return rows.map(({ id }) => id)
}
