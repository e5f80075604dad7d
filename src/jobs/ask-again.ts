import { askAgain } from '../actions/shops/unanswered.ts'
import type { Job } from './job.ts'

/** Questions about shelves, titip jual and selling space that nobody has answered. */
export const askAgainJob: Job = {
  name: 'ask_again',
  run: ({ tx, now, today }) => askAgain(tx, now, today),
}
