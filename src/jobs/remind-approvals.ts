import { remindOfApprovals } from '../actions/orders/approving/remind.ts'
import type { Job } from './job.ts'

/** On a working morning, orders that wait for a colleague's yes. */
export const remindApprovals: Job = {
  name: 'remind_approvals',
  run: ({ tx, now, today }) => remindOfApprovals(tx, now, today),
}
