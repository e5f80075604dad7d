import type { Tx } from '../../db/open.ts'
import { addDays } from '../../domain/calendar.ts'
import { type Notice, queueNotices } from '../../outbox/queue.ts'
import { buyerAccounts, officerAccounts } from '../accounts.ts'
import { toAll } from '../fulfilment/telling.ts'
import { moveSample } from './move.ts'
import { readSample } from './sample.ts'
import { tellNews } from './telling.ts'

/** A maker silent for so long is phoned by the office. House figure. */
const SILENT_DAYS = 2
/** So long after it was sent, or should have been brought, the buyer is asked whether it came. House figure. */
const ARRIVED_DAYS = 2
/** And so long after it came, how it was. House figure. */
const TASTED_DAYS = 2
/** Nobody waits longer than this for an answer. House figure. */
const LAPSES_DAYS = 14

interface Waiting {
  id: number
  buyerId: number
  regionCode: string
}

const dayOf = (column: string) => `(${column} AT TIME ZONE 'Asia/Jakarta')::date::text`

/** Each morning: who is silent, what came, how it was; what nobody answered is let go. Each is said once. */
export async function watchSamples(tx: Tx, now: Date, today: string): Promise<Record<string, number>> {
  const waiting = (where: string, day: string) =>
    tx.sql<Waiting>(
      `SELECT x.id, x.buyer_id AS "buyerId", x.region_code AS "regionCode" FROM samples x WHERE ${where} ORDER BY x.id`,
      [day],
    )
  const lapsing = await waiting(`x.status = 'asked' AND ${dayOf('x.created_at')} <= $1`, addDays(today, -LAPSES_DAYS))
  for (const { id, regionCode } of lapsing) await lapse(tx, id, regionCode, now)
  const silent = await waiting(
    `x.status = 'asked' AND EXISTS (SELECT 1 FROM sample_items i WHERE i.sample_id = x.id AND i.status = 'asked'
       AND ${dayOf('i.asked_at')} <= $1)`,
    addDays(today, -SILENT_DAYS),
  )
  const arrived = await waiting(
    `(x.status = 'sent' AND ${dayOf('x.sent_at')} <= $1) OR (x.status = 'agreed' AND x.bring_on <= $1)`,
    addDays(today, -ARRIVED_DAYS),
  )
  const tasted = await waiting(
    `x.status = 'received' AND ${dayOf('x.received_at')} <= $1`,
    addDays(today, -TASTED_DAYS),
  )
  const notices: Notice[] = []
  for (const { id, regionCode } of silent) {
    const officers = await officerAccounts(tx, regionCode, ['admin', 'curator'])
    notices.push(
      ...toAll(officers, `sample-silent:${id}`, { notice: 'sample_silent', values: {}, slots: { sample: String(id) } }),
    )
  }
  for (const [key, rows] of [
    ['arrived', arrived],
    ['tasted', tasted],
  ] as const)
    for (const { id, buyerId } of rows) {
      const notice = key === 'arrived' ? ('sample_arrived' as const) : ('sample_tasted' as const)
      const buyers = await buyerAccounts(tx, [buyerId])
      notices.push(...toAll(buyers, `sample-${key}:${id}`, { notice, values: {}, slots: { sample: String(id) } }))
    }
  const told = await queueNotices(tx, notices, now)
  return { told, lapsed: lapsing.length }
}

/** The days in which makers might have answered are over. */
async function lapse(tx: Tx, id: number, region: string, now: Date): Promise<void> {
  const sample = await readSample(tx, id, { region }, 'lock')
  if (!sample || !(await moveSample(tx, sample, 'withdrawn', now, { by: 'clock' }))) return
  await tellNews(tx, sample, { status: 'lapsed', by: 'clock' }, now)
}
