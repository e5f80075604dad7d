import { officerAccounts, sellerAccounts } from '../actions/accounts.ts'
import { toAll } from '../actions/fulfilment/telling.ts'
import { line } from '../actions/lines.ts'
import { type EndingPermit, endingPermits, rememberTold, suspendForPermit } from '../actions/products/ending-permits.ts'
import { daysBetween } from '../domain/calendar.ts'
import { OFFICER_ACTS } from '../domain/officers.ts'
import { OVER } from '../domain/products/permit-end.ts'
import { type Notice, queueNotices } from '../outbox/queue.ts'
import type { Job } from './job.ts'

/**
 * Permits of products that are sold: their makers hear 90, 30 and 7 days before one runs out, one list each. What has run
 * out is not sold until there is a new number; officers hear which promises hang on it.
 */
export const watchPermits: Job = {
  name: 'watch_permits',
  async run({ tx, now, today }) {
    const ending = await endingPermits(tx, today)
    await rememberTold(tx, ending)
    const over = ending.filter(({ step }) => step === OVER)
    await suspendForPermit(tx, over, now)
    const accounts = await sellerAccounts(tx, [...new Set(ending.map(({ sellerId }) => sellerId))])
    const notices = accounts.flatMap(({ ownerId, accountId }): Notice[] => {
      const hers = ending.filter(({ sellerId }) => sellerId === ownerId)
      const soon = hers.filter(({ step }) => step !== OVER).map((permit) => soonLine(permit, today))
      const gone = hers.filter(({ step }) => step === OVER).map(overLine)
      const key = `${today}:${ownerId}:${accountId}`
      return [
        ...(soon.length
          ? [{ notice: 'permits_ending' as const, accountId, key: `permits:${key}`, values: { permits: soon } }]
          : []),
        ...(gone.length
          ? [{ notice: 'permits_over' as const, accountId, key: `permits-over:${key}`, values: { permits: gone } }]
          : []),
      ]
    })
    for (const region of new Set(over.map((permit) => permit.region))) {
      const permits = over.filter((permit) => permit.region === region).map(officeLine)
      const officers = await officerAccounts(tx, region, OFFICER_ACTS.curate_products)
      notices.push(
        ...toAll(officers, `permits-over:${region}:${today}`, { notice: 'permits_over_officer', values: { permits } }),
      )
    }
    return { ending: ending.length - over.length, over: over.length, told: await queueNotices(tx, notices, now) }
  },
}

const soonLine = ({ product, kind, until }: EndingPermit, today: string) =>
  line('permit_ending', { product, permit: `permit.${kind}`, until, days: daysBetween(today, until) })

const overLine = ({ product, kind, until }: EndingPermit) =>
  line('permit_over', { product, permit: `permit.${kind}`, until })

const officeLine = ({ product, business, kind, promised }: EndingPermit) =>
  line('permit_over_officer', { product, business, permit: `permit.${kind}`, promised: promised || undefined })
