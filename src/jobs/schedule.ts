import type { ScheduleRow } from '../domain/schedule.ts'
import { askReceipts } from './ask-receipts.ts'
import type { Job, Upkeep } from './job.ts'
import { lapseOffersJob } from './lapse-offers.ts'
import { monthSummary } from './month-summary.ts'
import { morningQueues } from './morning-queues.ts'
import { remindMending } from './remind-mending.ts'
import { remindOffers } from './remind-offers.ts'
import { remindPromises } from './remind-promises.ts'
import { remindRegistrations } from './remind-registrations.ts'
import { tidy } from './tidy.ts'
import { checkpointDb, vacuumDb } from './upkeep.ts'
import { watchOrders } from './watch-orders.ts'

/** Every job there is. */
export const JOBS: readonly (Job | Upkeep)[] = [
  lapseOffersJob,
  remindOffers,
  tidy,
  remindPromises,
  morningQueues,
  monthSummary,
  watchOrders,
  askReceipts,
  remindRegistrations,
  remindMending,
  checkpointDb,
  vacuumDb,
]

const HOUR = 3_600_000
const WORKING_DAYS = [1, 2, 3, 4, 5]

/** When they are due, in Asia/Jakarta, and how late they may still run: a morning's word is of no use in the evening. */
export const SCHEDULE: readonly ScheduleRow[] = [
  { job: 'lapse_offers', at: { everyMinutes: 10 }, graceMs: HOUR },
  { job: 'remind_offers', at: { everyMinutes: 10 }, graceMs: HOUR },
  { job: 'tidy', at: { daily: '00:30' }, graceMs: 12 * HOUR },
  { job: 'remind_promises', at: { daily: '07:00' }, graceMs: 8 * HOUR },
  { job: 'morning_queues', at: { weekdays: WORKING_DAYS, time: '08:00' }, graceMs: 4 * HOUR },
  { job: 'month_summary', at: { monthly: 1, time: '08:00' }, graceMs: 0, always: true },
  { job: 'watch_orders', at: { weekdays: WORKING_DAYS, time: '08:00' }, graceMs: 6 * HOUR },
  { job: 'ask_receipts', at: { daily: '09:00' }, graceMs: 8 * HOUR },
  { job: 'remind_registrations', at: { daily: '09:00' }, graceMs: 8 * HOUR },
  { job: 'remind_mending', at: { daily: '09:00' }, graceMs: 8 * HOUR },
  { job: 'checkpoint', at: { everyMinutes: 10 }, graceMs: HOUR / 6 },
  { job: 'vacuum', at: { daily: '03:00' }, graceMs: 3 * HOUR },
]
