import type { Tx } from '../../../db/open.ts'
import { addDays, instantAt } from '../../../domain/calendar.ts'
import { WARNED_BEFORE_DAYS } from '../../../domain/orders/quotation.ts'
import { queueNotices } from '../../../outbox/queue.ts'
import { buyerAccounts } from '../../accounts.ts'
import { toAll } from '../../fulfilment/telling.ts'
import { ORDER_TITLE } from '../parts.ts'
import { tellOfficers } from '../telling.ts'

interface Ending {
  id: number
  orderId: number
  regionCode: string
  buyerId: number
  buyer: string
  number: string
  title: string
  validUntilOn: string
  state: string
}

const ENDING = `SELECT q.id, o.id AS "orderId", o.region_code AS "regionCode", o.buyer_id AS "buyerId", b.name AS buyer, o.number,
    ${ORDER_TITLE} AS title, q.valid_until_on AS "validUntilOn", o.status AS state
  FROM quotations q JOIN orders o ON o.id = q.order_id JOIN buyers b ON b.id = o.buyer_id
    LEFT JOIN parcels p ON p.id = o.parcel_id`

/**
 * Two days before a quotation lapses its buyer and the officers hear so, once. One that was given for a shorter time is
 * spoken of on its second morning at the earliest.
 * @returns how many quotations were spoken of
 */
export async function warnOfLapse(tx: Tx, now: Date, today: string): Promise<number> {
  const ending = await tx.sql<Ending>(
    `${ENDING} WHERE q.status = 'open' AND o.status = 'quoted' AND q.valid_until_on BETWEEN $1 AND $2 AND q.created_at < $3
     ORDER BY q.id`,
    [today, addDays(today, WARNED_BEFORE_DAYS), instantAt(today)],
  )
  for (const { id, orderId, regionCode, buyerId, buyer, number, title, validUntilOn } of ending) {
    const accounts = await buyerAccounts(tx, [buyerId])
    const notice = { notice: 'quotation_ends' as const, values: {}, slots: { order: String(orderId) } }
    await queueNotices(tx, toAll(accounts, `quotation-ends:${id}`, notice), now)
    const values = { number, buyer, title, valid_until: validUntilOn }
    const told = { notice: 'quotation_ends_officer' as const, values }
    await tellOfficers(tx, regionCode, told, `quotation-ends:${id}`, now)
  }
  return ending.length
}

/**
 * Quotations whose last day is over lapse, and with them the orders they were for; what they held is free and both sides
 * hear so. One whose order waits for a colleague's yes loses what it held without a word: the order stands.
 * @returns how many quotations and orders lapsed
 */
export async function lapseQuotations(
  tx: Tx,
  now: Date,
  today: string,
): Promise<{ quotations: number; orders: number }> {
  const lapsed = await tx.sql<Ending>(
    `${ENDING} WHERE q.status = 'open' AND q.valid_until_on < $1 ORDER BY q.id FOR UPDATE OF q, o`,
    [today],
  )
  await tx.sql(`UPDATE quotations SET status = 'lapsed' WHERE id = ANY ($1)`, [lapsed.map(({ id }) => id)])
  const quoted = lapsed.filter(({ state }) => state === 'quoted')
  await tx.sql(`UPDATE orders SET status = 'lapsed' WHERE id = ANY ($1)`, [quoted.map(({ orderId }) => orderId)])
  for (const { id, orderId, regionCode, buyerId, buyer, number, title } of quoted) {
    const accounts = await buyerAccounts(tx, [buyerId])
    const notice = { notice: 'quotation_lapsed' as const, values: { number, title } }
    await queueNotices(tx, toAll(accounts, `quotation-lapsed:${id}`, notice), now)
    const told = { notice: 'quotation_over' as const, values: { number, buyer, why: 'quotation.lapsed' } }
    await tellOfficers(tx, regionCode, told, `quotation-over:${orderId}`, now)
  }
  return { quotations: lapsed.length, orders: quoted.length }
}
