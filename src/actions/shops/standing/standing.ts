import type { Tx } from '../../../db/open.ts'
import { dayAfter, type Every, isTimeToAsk } from '../../../domain/shops/standing.ts'
import { queueNotices } from '../../../outbox/queue.ts'
import { buyerAccounts } from '../../accounts.ts'
import { toAll } from '../../fulfilment/telling.ts'

/** A product that an organisation wants again and again. */
export interface StandingNow {
  id: number
  buyerId: number
  every: Every
  /** the day of the next order, 'YYYY-MM-DD' */
  nextOn: string
  /** 1 to 31 */
  anchorDay: number
  status: 'active' | 'paused' | 'ended'
  productId: number
  product: string
  unit: string
  quantity: number
  leadDays: number
}

const STANDING = `SELECT x.id, x.buyer_id AS "buyerId", x.every, x.next_on AS "nextOn", x.anchor_day AS "anchorDay", x.status,
    l.product_id AS "productId", p.name AS product, coalesce(p.unit, 'pcs') AS unit, l.quantity, coalesce(p.lead_time_days, 0) AS "leadDays"
  FROM standing_orders x JOIN standing_order_lines l ON l.standing_order_id = x.id JOIN products p ON p.id = l.product_id`

/** What an organisation has standing, paused ones too. */
export const standingOf = (tx: Tx, buyerId: number): Promise<StandingNow[]> =>
  tx.sql<StandingNow>(`${STANDING} WHERE x.buyer_id = $1 AND x.status <> 'ended' ORDER BY x.next_on, x.id`, [buyerId])

/** One of them; undefined when it is not the organisation's. @param lock to decide upon it */
export async function readStanding(
  tx: Tx,
  id: number,
  buyerId: number,
  lock: 'lock' | 'look' = 'look',
): Promise<StandingNow | undefined> {
  const [standing] = await tx.sql<StandingNow>(
    `${STANDING} WHERE x.id = $1 AND x.buyer_id = $2${lock === 'lock' ? ' FOR UPDATE OF x' : ''}`,
    [id, buyerId],
  )
  return standing
}

/** Asks everybody of the organisation for the order of its next day, once for each day. */
export async function askFor(tx: Tx, { id, buyerId, nextOn }: StandingNow, now: Date): Promise<number> {
  const slots = { standing: String(id), day: nextOn }
  const accounts = await buyerAccounts(tx, [buyerId])
  return queueNotices(
    tx,
    toAll(accounts, `standing:${id}:${nextOn}`, { notice: 'standing_due', values: {}, slots }),
    now,
  )
}

/** The next day is due: an order was placed for this one, or it was let go. */
export async function moveOn(tx: Tx, { id, nextOn, every, anchorDay }: StandingNow): Promise<void> {
  await setNext(tx, id, dayAfter(nextOn, nextOn, every, anchorDay))
}

const setNext = (tx: Tx, id: number, nextOn: string) =>
  tx.sql('UPDATE standing_orders SET next_on = $2 WHERE id = $1', [id, nextOn])

/** Farthest that is looked ahead: the longest time a maker needs, and some. */
const HORIZON = 120

/**
 * By the clock: whoever's next day has come near is asked; a day that went by without an answer is let go.
 * @returns how many people were asked, and how many days were let go
 */
export async function askDue(tx: Tx, now: Date, today: string): Promise<Record<string, number>> {
  const near = await tx.sql<StandingNow>(
    `${STANDING} JOIN buyers b ON b.id = x.buyer_id AND b.status = 'verified'
     WHERE x.status = 'active' AND x.next_on <= to_char($1::date + ${HORIZON}, 'YYYY-MM-DD') ORDER BY x.id`,
    [today],
  )
  let asked = 0
  let passed = 0
  for (const standing of near) {
    const { id, nextOn, every, anchorDay, leadDays } = standing
    const day = dayAfter(today, nextOn, every, anchorDay)
    if (day !== nextOn) {
      await setNext(tx, id, day)
      passed++
    }
    if (isTimeToAsk(today, day, leadDays)) asked += await askFor(tx, { ...standing, nextOn: day }, now)
  }
  return { asked, passed }
}
