import type { Tx } from '../../db/open.ts'
import { addDays, daysBetween } from '../../domain/calendar.ts'
import { type Notice, queueNotices } from '../../outbox/queue.ts'
import { buyerAccounts, sellerAccounts } from '../accounts.ts'
import { action } from '../action.ts'
import { line } from '../lines.ts'
import { askOfficers } from '../orders/following/ask-change.ts'
import { changeOrder } from '../orders/following/change.ts'
import { lockOrder } from '../orders/lock.ts'
import { setsOf } from '../orders/parts.ts'

/** Days before a feast on which goods are wanted because of it. House figure. */
const WANTED_FOR_FEAST_DAYS = 30

/** A feast that an officer moved. */
interface Moved {
  /** the day it had, and the day it has now */
  from: string
  to: string
}

interface FeastOrder {
  id: number
  buyerId: number
  number: string
  neededOn: string
}

const spanOf = ({ from, to }: Moved, today: string) => {
  const last = from > to ? from : to
  const first = addDays(from, -WANTED_FOR_FEAST_DAYS)
  return [first > today ? first : addDays(today, 1), last]
}

/** Orders under way whose day was meant for a feast. @param personId only those of organisations she speaks for */
const ordersFor = (tx: Tx, moved: Moved, today: string, personId?: number): Promise<FeastOrder[]> =>
  tx.sql<FeastOrder>(
    `SELECT o.id, o.buyer_id AS "buyerId", o.number, o.needed_on AS "neededOn" FROM regions g JOIN orders o ON o.region_code = g.code
     WHERE o.status IN ('awaiting_approval', 'awaiting_verification', 'placed', 'promised', 'in_progress') AND o.kind = 'order'
       AND o.needed_on BETWEEN $1 AND $2 AND ($3::int IS NULL OR o.buyer_id IN (
         SELECT buyer_id FROM buyer_members WHERE person_id = $3 AND status = 'active'))
     ORDER BY o.needed_on, o.id`,
    [...spanOf(moved, today), personId ?? null],
  )

const PROMISED = ['waiting_dp', 'accepted', 'partial', 'in_progress']

/**
 * After the isbat: whoever ordered for a day before the feast is asked whether it moves along, and makers with promises for
 * those days hear that theirs stay as they are; each person once for this correction.
 * @returns how many were told
 */
export async function tellFeastMoved(
  tx: Tx,
  feastId: number,
  moved: Moved,
  { now, today }: { now: Date; today: string },
): Promise<number> {
  const orders = await ordersFor(tx, moved, today)
  const buyers = await buyerAccounts(tx, [...new Set(orders.map(({ buyerId }) => buyerId))])
  const promises = await tx.sql<{ sellerId: number; product: string; unit: string; pieces: number; due_on: string }>(
    `SELECT a.seller_id AS "sellerId", p.name AS product, coalesce(p.unit, 'pcs') AS unit, a.promised AS pieces, a.due_on
     FROM allocations a JOIN products p ON p.id = a.product_id
     WHERE a.due_on BETWEEN $1 AND $2 AND a.status = ANY ($3) ORDER BY a.due_on, a.id`,
    [...spanOf(moved, today), PROMISED],
  )
  const makers = await sellerAccounts(tx, [...new Set(promises.map(({ sellerId }) => sellerId))])
  const said = { feast_day: moved.to, old_day: moved.from }
  // a day that is taken back and announced again is news again
  const key = (accountId: number) =>
    `feast-moved:${feastId}:${moved.from}:${moved.to}:${now.toISOString()}:${accountId}`
  const notices: Notice[] = [...new Set(buyers.map(({ accountId }) => accountId))].map((accountId) => ({
    notice: 'feast_moved_buyer',
    accountId,
    key: key(accountId),
    values: said,
    slots: said,
  }))
  for (const accountId of new Set(makers.map((one) => one.accountId))) {
    const own = new Set(makers.filter((one) => one.accountId === accountId).map(({ ownerId }) => ownerId))
    const kept = promises.filter(({ sellerId }) => own.has(sellerId))
    const values = { ...said, promises: kept.map(({ sellerId: _, ...promise }) => line('my_promise', promise)) }
    notices.push({ notice: 'feast_moved_maker', accountId, key: key(accountId), values })
  }
  return queueNotices(tx, notices, now)
}

/** Which orders a moved feast touches, and how near to it they are now. */
export const lookAtFeastMoved = action({
  name: 'look_at_feast_moved',
  for: ['buyer'],
  needs: { old_day: 'date', feast_day: 'date' },
  gives: { touched: { touched: 'lines', shift: 'count', way: 'word' }, over: {} },
  async run({ old_day: from, feast_day: to }, { tx, today, actor }) {
    const orders = await ordersFor(tx, { from, to }, today, actor.personId ?? 0)
    const shift = daysBetween(from, to)
    if (!orders.length || shift === 0) return { outcome: 'over' }
    const touched = orders.map(({ number, neededOn }) =>
      line('feast_order', { number, needed_on: neededOn, days: Math.max(0, daysBetween(neededOn, to)) }),
    )
    const way = shift > 0 ? 'feast_way.later' : 'feast_way.earlier'
    return { outcome: 'touched', values: { touched, shift: Math.abs(shift), way } }
  },
})

/** The orders move along with the feast: at once where nobody has promised anything, else officers talk with the makers. */
export const moveWithFeast = action({
  name: 'move_with_feast',
  for: ['buyer'],
  needs: { old_day: 'date', feast_day: 'date' },
  gives: { moved: { moved_lines: 'lines' }, over: {} },
  async run({ old_day: from, feast_day: to }, { tx, now, today, feasts, actor }) {
    const shift = daysBetween(from, to)
    const lines = []
    for (const { id } of await ordersFor(tx, { from, to }, today, actor.personId ?? 0)) {
      const order = await lockOrder(tx, id)
      if (!order) continue
      const day = addDays(order.neededOn, shift)
      if (day <= today) continue
      const changed = await changeOrder(tx, id, { count: setsOf(order), neededOn: day }, { now, feasts })
      if (changed.kind !== 'changed') await askOfficers(tx, order, { wanted: null, day }, now)
      lines.push(
        line(changed.kind === 'changed' ? 'feast_order_moved' : 'feast_order_asked', { number: order.number, day }),
      )
    }
    return lines.length ? { outcome: 'moved', values: { moved_lines: lines }, wrote: true } : { outcome: 'over' }
  },
})
