import { watchSamples } from '../actions/samples/watch.ts'
import type { Job } from './job.ts'

/** Samples that wait for a maker's answer, for the buyer's word that they came, or for how they were. */
export const watchSamplesJob: Job = {
  name: 'watch_samples',
  run: ({ tx, now, today }) => watchSamples(tx, now, today),
}
