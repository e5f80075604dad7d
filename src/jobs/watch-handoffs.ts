import { closeSilentHandoffs, nextHandoffWatch, remindOfWaiting } from '../actions/handoff/watch-handoffs.ts'
import type { Job } from './job.ts'

/** Nobody waits for an officer without an end: officers are reminded once, and after a day the bot answers again. */
export const watchHandoffs: Job = {
  name: 'watch_handoffs',
  run: async ({ tx, now }) => ({ closed: await closeSilentHandoffs(tx, now), waiting: await remindOfWaiting(tx, now) }),
  waits: (sql) => nextHandoffWatch(sql),
}
