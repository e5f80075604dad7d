import { watchExhibitions } from '../actions/programme/exhibitions/watch.ts'
import type { Job } from './job.ts'

/** Exhibitions: a word the day before, and the morning after whom to call about what they wanted. */
export const watchExhibitionsJob: Job = {
  name: 'watch_exhibitions',
  run: ({ tx, now, today }) => watchExhibitions(tx, now, today),
}
