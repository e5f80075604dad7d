import type { ScheduleRow } from '../domain/schedule.ts'
import { askAgainJob } from './ask-again.ts'
import { askCapacity } from './ask-capacity.ts'
import { askRatings } from './ask-ratings.ts'
import { askReceipts } from './ask-receipts.ts'
import { askStanding } from './ask-standing.ts'
import { closeBroadcastsJob } from './close-broadcasts.ts'
import { closeMonth } from './close-month.ts'
import { forgetPeople, forgetTalkJob } from './forget.ts'
import type { Job, Upkeep } from './job.ts'
import { lapseOffersJob } from './lapse-offers.ts'
import { makerMonthsJob } from './maker-months.ts'
import { monthSummary } from './month-summary.ts'
import { morningQueues } from './morning-queues.ts'
import { remindApprovals } from './remind-approvals.ts'
import { announceDeliveries, askCars } from './remind-deliveries.ts'
import { remindMending } from './remind-mending.ts'
import { remindOffers } from './remind-offers.ts'
import { remindPayments } from './remind-payments.ts'
import { remindPromises } from './remind-promises.ts'
import { remindRegistrations } from './remind-registrations.ts'
import { seasonCalls } from './season-calls.ts'
import { settleConsignments } from './settle-consignments.ts'
import { tidy } from './tidy.ts'
import { checkpointDb, vacuumDb } from './upkeep.ts'
import { watchDownPayments } from './watch-down-payments.ts'
import { watchExhibitionsJob } from './watch-exhibitions.ts'
import { watchHandoffs } from './watch-handoffs.ts'
import { watchItself } from './watch-itself.ts'
import { watchOrders } from './watch-orders.ts'
import { watchPermits } from './watch-permits.ts'
import { watchProspectsJob } from './watch-prospects.ts'
import { lapseQuotationsJob, remindQuotations } from './watch-quotations.ts'
import { watchSamplesJob } from './watch-samples.ts'
import { askSpaceSalesJob, watchSpacesJob } from './watch-spaces.ts'
import { watchSteps } from './watch-steps.ts'
import { askAttendanceJob, remindTrainingsJob } from './watch-trainings.ts'
import { weekDigest } from './week-digest.ts'

/** Every job there is. */
export const JOBS: readonly (Job | Upkeep)[] = [
  lapseOffersJob,
  remindOffers,
  watchHandoffs,
  forgetPeople,
  forgetTalkJob,
  watchItself,
  lapseQuotationsJob,
  tidy,
  remindQuotations,
  remindApprovals,
  remindPromises,
  morningQueues,
  monthSummary,
  closeMonth,
  watchOrders,
  askReceipts,
  askCars,
  announceDeliveries,
  askStanding,
  settleConsignments,
  watchSpacesJob,
  askSpaceSalesJob,
  askAgainJob,
  closeBroadcastsJob,
  watchProspectsJob,
  remindTrainingsJob,
  askAttendanceJob,
  watchExhibitionsJob,
  watchSamplesJob,
  remindRegistrations,
  remindMending,
  remindPayments,
  watchDownPayments,
  askRatings,
  seasonCalls,
  weekDigest,
  watchPermits,
  watchSteps,
  makerMonthsJob,
  askCapacity,
  checkpointDb,
  vacuumDb,
]

const HOUR = 3_600_000
const WORKING_DAYS = [1, 2, 3, 4, 5]

/** When they are due, in Asia/Jakarta, and how late they may still run: a morning's word is of no use in the evening. */
export const SCHEDULE: readonly ScheduleRow[] = [
  { job: 'lapse_offers', at: { everyMinutes: 10 }, graceMs: HOUR },
  { job: 'remind_offers', at: { everyMinutes: 10 }, graceMs: HOUR },
  { job: 'watch_handoffs', at: { everyMinutes: 10 }, graceMs: HOUR },
  { job: 'forget_people', at: { everyMinutes: 10 }, graceMs: HOUR },
  { job: 'forget_talk', at: { daily: '00:30' }, graceMs: 12 * HOUR },
  { job: 'lapse_quotations', at: { daily: '00:30' }, graceMs: 23 * HOUR },
  { job: 'tidy', at: { daily: '00:30' }, graceMs: 12 * HOUR },
  { job: 'watch_steps', at: { daily: '00:30' }, graceMs: 23 * HOUR },
  { job: 'watch_itself', at: { daily: '07:00' }, graceMs: 4 * HOUR },
  { job: 'remind_promises', at: { daily: '07:00' }, graceMs: 8 * HOUR },
  { job: 'morning_queues', at: { weekdays: WORKING_DAYS, time: '08:00' }, graceMs: 4 * HOUR },
  { job: 'week_digest', at: { weekdays: [1], time: '08:00' }, graceMs: 24 * HOUR },
  { job: 'month_summary', at: { monthly: 1, time: '08:00' }, graceMs: 0, always: true },
  { job: 'close_month', at: { daily: '08:00' }, graceMs: 12 * HOUR },
  { job: 'remind_quotations', at: { daily: '08:00' }, graceMs: 8 * HOUR },
  { job: 'remind_approvals', at: { weekdays: WORKING_DAYS, time: '08:00' }, graceMs: 8 * HOUR },
  { job: 'watch_orders', at: { weekdays: WORKING_DAYS, time: '08:00' }, graceMs: 6 * HOUR },
  { job: 'settle_consignments', at: { daily: '08:30' }, graceMs: 15 * HOUR },
  { job: 'ask_again', at: { daily: '09:00' }, graceMs: 10 * HOUR },
  { job: 'watch_spaces', at: { daily: '09:00' }, graceMs: 12 * HOUR },
  { job: 'watch_prospects', at: { daily: '00:30' }, graceMs: 23 * HOUR },
  { job: 'close_broadcasts', at: { daily: '08:00' }, graceMs: 12 * HOUR },
  { job: 'watch_exhibitions', at: { daily: '08:00' }, graceMs: 12 * HOUR },
  { job: 'remind_trainings', at: { daily: '09:00' }, graceMs: 12 * HOUR },
  { job: 'ask_attendance', at: { daily: '16:00' }, graceMs: 5 * HOUR },
  { job: 'watch_samples', at: { weekdays: WORKING_DAYS, time: '09:00' }, graceMs: 8 * HOUR },
  { job: 'ask_space_sales', at: { daily: '18:30' }, graceMs: 2 * HOUR },
  { job: 'ask_standing', at: { daily: '08:30' }, graceMs: 8 * HOUR },
  { job: 'ask_receipts', at: { daily: '09:00' }, graceMs: 8 * HOUR },
  { job: 'ask_cars', at: { daily: '09:00' }, graceMs: 8 * HOUR },
  { job: 'announce_deliveries', at: { daily: '14:00' }, graceMs: 6 * HOUR },
  { job: 'ask_ratings', at: { weekdays: WORKING_DAYS, time: '09:00' }, graceMs: 8 * HOUR },
  { job: 'season_calls', at: { weekdays: WORKING_DAYS, time: '09:00' }, graceMs: 8 * HOUR },
  { job: 'remind_registrations', at: { daily: '09:00' }, graceMs: 8 * HOUR },
  { job: 'remind_mending', at: { daily: '09:00' }, graceMs: 8 * HOUR },
  { job: 'remind_payments', at: { daily: '09:00' }, graceMs: 8 * HOUR },
  { job: 'watch_down_payments', at: { daily: '09:00' }, graceMs: 8 * HOUR },
  { job: 'maker_months', at: { monthly: 2, time: '09:00' }, graceMs: 72 * HOUR },
  { job: 'watch_permits', at: { daily: '09:00' }, graceMs: 12 * HOUR },
  { job: 'ask_capacity', at: { daily: '09:00' }, graceMs: 8 * HOUR },
  { job: 'checkpoint', at: { everyMinutes: 10 }, graceMs: HOUR / 6 },
  { job: 'vacuum', at: { daily: '03:00' }, graceMs: 3 * HOUR },
]
