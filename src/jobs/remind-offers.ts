import { sellerAccounts } from '../actions/accounts.ts'
import { line } from '../actions/lines.ts'
import type { Sql } from '../db/open.ts'
import { dayAt, timeAt } from '../domain/calendar.ts'
import { addLoud, loudTime } from '../domain/quiet.ts'
import { type Notice, queueNotices } from '../outbox/queue.ts'
import type { Job, JobWork } from './job.ts'

interface OpenOffer {
  id: number
  seller_id: number
  product: string
  unit: string
  pieces: number
  due_on: string
  offered_at: Date
  answer_by: Date
  /** when this maker was last reminded of her offers */
  reminded_at: Date | null
}

/** When half the time to answer is over, one reminder a maker with everything she has not answered. */
export const remindOffers: Job = {
  name: 'remind_offers',
  async run({ tx, now, feasts }) {
    const open = (await openOffers(tx.sql)).filter(({ answer_by }) => answer_by > now)
    const due = new Set(
      open.filter((offer) => isNew(offer) && halfTime(offer, feasts) <= now).map((offer) => offer.seller_id),
    )
    const accounts = await sellerAccounts(tx, [...due])
    const notices = accounts.map(({ ownerId, accountId }): Notice => {
      const hers = open.filter((offer) => offer.seller_id === ownerId)
      const latest = Math.max(...hers.map(({ id }) => id))
      const offers = hers.map(({ product, unit, pieces, due_on: due, answer_by: by }) =>
        line('offer_waiting', { product, unit, pieces, due, day: dayAt(by), time: timeAt(by).replace(':', '.') }),
      )
      return { notice: 'offer_reminder', accountId, key: `remind-offers:${latest}:${accountId}`, values: { offers } }
    })
    return { reminded: await queueNotices(tx, notices, now) }
  },
  async waits(sql, feasts) {
    const halves = (await openOffers(sql)).filter(isNew).map((offer) => halfTime(offer, feasts).getTime())
    return halves.length ? new Date(Math.min(...halves)) : undefined
  },
}

/** Quiet hours do not count, neither in the whole nor in the half. */
const halfTime = ({ offered_at: from, answer_by: until }: OpenOffer, feasts: JobWork['feasts']): Date =>
  addLoud(from, Math.floor(loudTime(from, until, feasts) / 2), feasts)

/** Not yet part of a reminder: one that was said later than the offer had it in its list. */
const isNew = ({ offered_at, reminded_at }: OpenOffer) => reminded_at === null || reminded_at < offered_at

/** Unanswered offers to makers who can be written to. */
const openOffers = (sql: Sql): Promise<OpenOffer[]> =>
  sql<OpenOffer>(
    `SELECT a.id, a.seller_id, p.name AS product, coalesce(p.unit, 'pcs') AS unit, a.offered AS pieces, a.due_on, a.offered_at, a.answer_by, r.at AS reminded_at
     FROM allocations a JOIN products p ON p.id = a.product_id
       JOIN LATERAL (SELECT max(x.created_at) AS at, count(c.id) AS accounts
         FROM seller_members m JOIN accounts c ON c.person_id = m.person_id AND c.channel = 'whatsapp'
           LEFT JOIN outbox x ON x.account_id = c.id AND x.notice = 'offer_reminder'
         WHERE m.seller_id = a.seller_id) r ON r.accounts > 0
     WHERE a.status = 'offered' AND a.offered_at IS NOT NULL AND a.answer_by IS NOT NULL ORDER BY a.answer_by, a.id`,
  )
