import { askSpaceSales, watchSpaces } from '../actions/shops/spaces/watch.ts'
import type { Job } from './job.ts'

/** Selling space: a word the day before, closed after the last day. */
export const watchSpacesJob: Job = {
  name: 'watch_spaces',
  run: ({ tx, now, today }) => watchSpaces(tx, now, today),
}

/** In the evening of its days: what was taken in. */
export const askSpaceSalesJob: Job = {
  name: 'ask_space_sales',
  run: ({ tx, now, today }) => askSpaceSales(tx, now, today),
}
