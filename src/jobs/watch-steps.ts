import { noteTaken } from '../actions/rising/steps.ts'
import type { Job } from './job.ts'

/** Every night: which makers have taken the step they were told of. */
export const watchSteps: Job = {
  name: 'watch_steps',
  run: async ({ tx, now, today }) => ({ taken: await noteTaken(tx, now, today) }),
}
