import { settleDue } from '../actions/shops/consignments/settle.ts'
import type { Job } from './job.ts'

/** Titip jual is settled by the week on Mondays and by the month on the 1st, for what was sold up to the day before. */
export const settleConsignments: Job = {
  name: 'settle_consignments',
  run: ({ tx, now, today }) => settleDue(tx, now, today),
}
