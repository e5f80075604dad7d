import { buyerAccounts } from '../actions/accounts.ts'
import { halfTaken, seasonBuyers } from '../actions/season/callees.ts'
import { feastsAround } from '../actions/season/calls.ts'
import { callOn, mayHurry, type SeasonCall } from '../domain/season-calls.ts'
import { type Notice, queueNotices } from '../outbox/queue.ts'
import type { Job, JobWork } from './job.ts'

/**
 * Companies that ordered for the last Idul Fitri and have not for the next hear of the season at H-120, H-60 and H-30, when
 * half of their region's capacity is taken, and before the last day to order; each once, until they order or say no.
 */
export const seasonCalls: Job = {
  name: 'season_calls',
  async run(work) {
    const { today, feasts } = work
    const around = feastsAround(today, feasts)
    if (!around) return { told: 0 }
    const call = callOn(today, around.next)
    const hurried = mayHurry(today, around.next) ? await halfTaken(work.tx.sql, around.next) : []
    if (call === undefined && !hurried.length) return { told: 0 }
    const buyers = await seasonBuyers(work.tx.sql, around)
    const full = buyers.filter(({ region }) => hurried.includes(region))
    const year = around.next.slice(0, 4)
    return {
      told:
        (call === undefined ? 0 : await tell(work, call, year, buyers)) +
        (full.length ? await tell(work, 'half', year, full) : 0),
    }
  },
}

/** Keyed by the feast's year: its day moves with the isbat. */
async function tell(
  { tx, now }: JobWork,
  call: SeasonCall,
  year: string,
  buyers: readonly { buyerId: number }[],
): Promise<number> {
  const accounts = await buyerAccounts(
    tx,
    buyers.map(({ buyerId }) => buyerId),
  )
  const notices = accounts.map(
    ({ ownerId, accountId }): Notice => ({
      notice: 'season_call',
      accountId,
      key: `season:${year}:${call}:${ownerId}:${accountId}`,
      values: {},
      slots: { call },
    }),
  )
  return queueNotices(tx, notices, now)
}
