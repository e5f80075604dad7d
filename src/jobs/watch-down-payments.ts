import { buyerAccounts, officerAccounts } from '../actions/accounts.ts'
import { toAll } from '../actions/fulfilment/telling.ts'
import { line } from '../actions/lines.ts'
import { makersApart } from '../actions/list-label.ts'
import { perDay } from '../actions/money/maker/pace.ts'
import { daysBetween } from '../domain/calendar.ts'
import { laterOf, realisticDay, TOLD_EVERY_DAYS } from '../domain/money/late.ts'
import { type Notice, queueNotices } from '../outbox/queue.ts'
import type { Job } from './job.ts'

interface Waiting {
  orderId: number
  number: string
  buyerId: number
  buyer: string
  region: string
  neededOn: string
  /** when the down payment was to have come */
  dpDue: string
  sellerId: number
  seller: string
  district: string
  owner: string
  product: string
  unit: string
  pieces: number
  dueOn: string
  leadDays: number
  qty: number | null
  per: string | null
}

/**
 * A down payment that is late and that promises wait for: once it can't be made up any more, buyer and officers hear by
 * which day the goods can really be there; again every week (PRACTICE 5).
 */
export const watchDownPayments: Job = {
  name: 'watch_down_payments',
  async run({ tx, now, today }) {
    const waiting = await tx.sql<Waiting>(
      `SELECT o.id AS "orderId", o.number, o.buyer_id AS "buyerId", b.name AS buyer, o.region_code AS region, o.needed_on AS "neededOn",
         y.due_on AS "dpDue", s.id AS "sellerId", s.name AS seller, s.district_code AS district, s.owner_name AS owner, p.name AS product, coalesce(p.unit, 'pcs') AS unit, a.promised AS pieces,
         a.due_on AS "dueOn", coalesce(p.lead_time_days, 1) AS "leadDays", p.capacity_qty AS qty, p.capacity_per AS per
       FROM payments y JOIN orders o ON o.id = y.order_id JOIN buyers b ON b.id = o.buyer_id
         JOIN order_lines l ON l.order_id = o.id JOIN allocations a ON a.order_line_id = l.id AND a.status = 'waiting_dp'
         JOIN sellers s ON s.id = a.seller_id JOIN products p ON p.id = a.product_id
       WHERE y.ledger = 'buyer' AND y.purpose = 'dp' AND y.status IN ('due', 'rejected') AND y.due_on < $1 ORDER BY o.id, a.id`,
      [today],
    )
    const late = waiting
      .map((share) => ({ ...share, day: realisticDay({ ...share, perDay: perDay(share) }, today) }))
      .filter(({ day, dueOn }) => day > dueOn)
    const notices: Notice[] = []
    for (const orderId of new Set(late.map((share) => share.orderId))) {
      const own = late.filter((share) => share.orderId === orderId)
      const { number, buyerId, buyer, region, neededOn, dpDue } = own[0]!
      const key = `dp-late:${orderId}:${Math.floor(daysBetween(dpDue, today) / TOLD_EVERY_DAYS)}`
      const day = own.reduce((last, share) => laterOf(last, share.day), '')
      const promises = makersApart(own).map(({ seller, product, pieces, unit, day }) =>
        line('promise_late_dp', { seller, product, pieces, unit, day }),
      )
      const said = { number, needed_on: neededOn }
      const officers = await officerAccounts(tx, region, ['admin', 'curator'])
      notices.push(
        ...toAll(await buyerAccounts(tx, [buyerId]), key, { notice: 'dp_late', values: { ...said, day } }),
        ...toAll(officers, key, { notice: 'dp_late_officer', values: { ...said, buyer, promises } }),
      )
    }
    return {
      orders: notices.length ? new Set(late.map(({ orderId }) => orderId)).size : 0,
      told: await queueNotices(tx, notices, now),
    }
  },
}
