import { askDue } from '../actions/shops/standing/standing.ts'
import type { Job } from './job.ts'

/** Standing orders whose next day has come near: one question each, answered by one tap. */
export const askStanding: Job = {
  name: 'ask_standing',
  run: ({ tx, now, today }) => askDue(tx, now, today),
}
