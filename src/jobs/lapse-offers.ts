import { lapseOffers } from '../actions/orders/offering/lapse.ts'
import type { Job } from './job.ts'

/** Offers that nobody answered in time go on to the next makers. */
export const lapseOffersJob: Job = {
  name: 'lapse_offers',
  run: async ({ tx, now }) => ({ lapsed: await lapseOffers(tx, now) }),
  async waits(sql) {
    const [first] = await sql<{ at: Date | null }>(
      `SELECT min(answer_by) AS at FROM allocations WHERE status = 'offered'`,
    )
    return first?.at ?? undefined
  },
}
