import { sellerAccounts } from '../actions/accounts.ts'
import { line } from '../actions/lines.ts'
import type { Tx } from '../db/open.ts'
import { daysBetween } from '../domain/calendar.ts'
import { type Notice, queueNotices } from '../outbox/queue.ts'
import type { Job } from './job.ts'

/** Days before the hand-over on which a maker is reminded, and after it, while it is late. House figures. */
export const REMIND_BEFORE: readonly number[] = [7, 3, 1, 0]
export const REMIND_AFTER: readonly number[] = [1, 2, 3, 7, 14]
/** What is due later than this is not listed. */
const HORIZON_DAYS = 7

interface Promised {
  id: number
  seller_id: number
  product: string
  unit: string
  number: string
  due_on: string
  /** not reported ready and not handed over */
  pieces: number
}

/**
 * One list a maker for all her promises, on a day on which one of them is due in 7, 3 or 1 days, today, or is late. What
 * she reported ready is not in it; what waits for a down payment has no clock yet.
 */
export const remindPromises: Job = {
  name: 'remind_promises',
  async run({ tx, now, today }) {
    const open = (await openPromises(tx)).filter(({ due_on }) => daysBetween(today, due_on) <= HORIZON_DAYS)
    const due = new Set(
      open.filter(({ due_on }) => isMilestone(daysBetween(today, due_on))).map((promise) => promise.seller_id),
    )
    const accounts = await sellerAccounts(tx, [...due])
    const notices = accounts.map(({ ownerId, accountId }): Notice => {
      const promises = open
        .filter(({ seller_id }) => seller_id === ownerId)
        .map((promise) => sayPromise(promise, today))
      return { notice: 'promises_due', accountId, key: `promises:${today}:${accountId}`, values: { promises } }
    })
    return { makers: due.size, reminded: await queueNotices(tx, notices, now) }
  },
}

const isMilestone = (left: number) => (left >= 0 ? REMIND_BEFORE.includes(left) : REMIND_AFTER.includes(-left))

function sayPromise({ product, unit, pieces, number, due_on }: Promised, today: string) {
  const left = daysBetween(today, due_on)
  const values = { product, unit, pieces, number }
  if (left === 0) return line('promise_today', values)
  return left > 0
    ? line('promise_soon', { ...values, days: left })
    : line('promise_overdue', { ...values, days: -left })
}

/** Promises of which something is neither ready nor brought, soonest first. */
const openPromises = (tx: Tx): Promise<Promised[]> =>
  tx.sql<Promised>(
    `SELECT * FROM (
       SELECT a.id, a.seller_id, p.name AS product, coalesce(p.unit, 'pcs') AS unit, o.number, a.due_on,
         a.promised - greatest(a.delivered + a.deducted,
           coalesce((SELECT r.ready FROM progress r WHERE r.allocation_id = a.id ORDER BY r.id DESC LIMIT 1), 0),
           a.delivered + a.deducted
             + coalesce((SELECT sum(h.count - h.damaged)::int FROM handovers h WHERE h.allocation_id = a.id), 0)
             - coalesce((SELECT sum(i.quantity)::int FROM delivery_items i JOIN deliveries d ON d.id = i.delivery_id
                 WHERE i.allocation_id = a.id AND d.status = 'confirmed'), 0)) AS pieces
       FROM allocations a JOIN products p ON p.id = a.product_id JOIN order_lines l ON l.id = a.order_line_id
         JOIN orders o ON o.id = l.order_id
       WHERE a.status IN ('accepted', 'partial', 'in_progress')) open
     WHERE pieces > 0 ORDER BY due_on, id`,
  )
