import { closeBroadcasts } from '../actions/programme/broadcasts/progress.ts'
import type { Job } from './job.ts'

/** Announcements that everybody has heard who is to hear them. */
export const closeBroadcastsJob: Job = {
  name: 'close_broadcasts',
  run: ({ tx, now, today }) => closeBroadcasts(tx, now, today),
}
