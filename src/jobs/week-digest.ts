import { officerAccounts } from '../actions/accounts.ts'
import { ordersAtRisk } from '../actions/fulfilment/risk/watch.ts'
import { toAll } from '../actions/fulfilment/telling.ts'
import { line } from '../actions/lines.ts'
import { countDue } from '../actions/programme/prospects/prospect.ts'
import { fallsOf, type Week, weekOf } from '../actions/reports/weeks.ts'
import type { Sql } from '../db/open.ts'
import { addDays } from '../domain/calendar.ts'
import { OFFICER_ACTS } from '../domain/officers.ts'
import type { Fall } from '../domain/summary/falls.ts'
import { type Notice, queueNotices } from '../outbox/queue.ts'
import type { Job } from './job.ts'

/** Falls named in one message, the largest; each is named once a month. One lost buyer falls in kind and kecamatan too. */
const MOST_FALLS = 3

/**
 * On Monday the week that has ended, for whoever may see the figures: what came in, what was ordered, what waits. With it,
 * what fell by more than the officers allow; what was said of a fall this month is not said again.
 */
export const weekDigest: Job = {
  name: 'week_digest',
  async run({ tx, now, today, feasts }) {
    const regions = await tx.sql<{ code: string }>(
      `SELECT DISTINCT region_code AS code FROM officers WHERE status = 'active' ORDER BY 1`,
    )
    const notices: Notice[] = []
    for (const { code: region } of regions) {
      const officers = await officerAccounts(tx, region, OFFICER_ACTS.see_summary)
      const week = await weekOf(tx.sql, region, today)
      const risky = (await ordersAtRisk(tx.sql, region, today)).filter(({ level }) => level === 'now').length
      const calls = await countDue(tx.sql, region, today)
      const lines = digestLines(week, risky, calls)
      if (lines.length) {
        const values = { from: addDays(today, -7), until: addDays(today, -1), week: lines }
        notices.push(...toAll(officers, `week:${region}:${today}`, { notice: 'week_digest', values }))
      }
      for (const fall of (await fallsOf(tx.sql, region, today, feasts)).slice(0, MOST_FALLS)) {
        const values = { falls: [await fallLine(tx.sql, fall)] }
        const key = `fall:${region}:${fall.dimension}:${fall.key}:${today.slice(0, 7)}`
        notices.push(...toAll(officers, key, { notice: 'turnover_fell', values }))
      }
    }
    return { regions: regions.length, told: await queueNotices(tx, notices, now) }
  },
}

/** Only what is not nothing; an empty week is no message. */
function digestLines(
  { received, orders, ordered, makers, approved, waiting, unverified, talks, late }: Week,
  risky: number,
  calls: number,
) {
  const some = (count: number, said: ReturnType<typeof line>) => (count > 0 ? [said] : [])
  return [
    ...some(received, line('week_received', { amount: received })),
    ...some(orders, line('week_orders', { count: orders, amount: ordered })),
    ...some(makers, line('week_makers', { count: makers })),
    ...some(approved, line('week_approved', { count: approved })),
    ...some(waiting, line('week_waiting', { count: waiting })),
    ...some(unverified, line('week_unverified', { count: unverified })),
    ...some(talks, line('week_talks', { count: talks })),
    ...some(calls, line('week_calls', { count: calls })),
    ...some(risky, line('week_risky', { count: risky })),
    ...some(late, line('week_late', { amount: late })),
  ]
}

async function fallLine(sql: Sql, { dimension, key, before, now, percent }: Fall) {
  const values = { percent, before, now }
  if (dimension === 'district') return line('fell_district', { district: key, ...values })
  if (dimension === 'kind') return line('fell_kind', { kind: `kind.${key}`, ...values })
  const [buyer] = await sql<{ name: string; contact: string; phone: string | null }>(
    'SELECT name, contact_name AS contact, phone FROM buyers WHERE id = $1',
    [Number(key)],
  )
  return line('fell_buyer', {
    buyer: buyer?.name,
    contact: buyer?.contact,
    phone: buyer?.phone ?? undefined,
    ...values,
  })
}
