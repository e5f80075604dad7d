import { lapseQuotations, warnOfLapse } from '../actions/orders/quoting/watch.ts'
import type { Job } from './job.ts'

/** What ran out at midnight: quotations and the capacity they held. */
export const lapseQuotationsJob: Job = {
  name: 'lapse_quotations',
  run: ({ tx, now, today }) => lapseQuotations(tx, now, today),
}

/** In the morning, quotations that lapse in two days. */
export const remindQuotations: Job = {
  name: 'remind_quotations',
  run: async ({ tx, now, today }) => ({ warned: await warnOfLapse(tx, now, today) }),
}
