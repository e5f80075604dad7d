import { watchProspects } from '../actions/programme/prospects/watch.ts'
import type { Job } from './job.ts'

/** Companies that registered or ordered by themselves are chased no longer. */
export const watchProspectsJob: Job = {
  name: 'watch_prospects',
  run: ({ tx, now }) => watchProspects(tx, now),
}
