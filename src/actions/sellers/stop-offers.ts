import type { Tx } from '../../db/open.ts'
import type { Line } from '../../flow/say.ts'
import { queueNotices } from '../../outbox/queue.ts'
import { officerAccounts } from '../accounts.ts'
import { action } from '../action.ts'
import { lapseOffersOf } from '../orders/offering/lapse.ts'
import { mute } from '../people/mute.ts'
import { businessesOf, type SellerNow } from './business.ts'
import { openPromisesOf, promiseLines } from './promises.ts'

/**
 * A maker's `stop`: obeyed at once. Offers nobody else of her business can answer lapse and move on; promises already
 * given go to an officer to phone (DESIGN.md §6).
 */
export const stopOffers = action({
  name: 'stop_offers',
  for: ['seller'],
  needs: {},
  gives: { stopped: {}, stopped_with_promises: { promises: 'lines' }, already: {} },
  async run(_, { tx, actor, now }) {
    if (!(await mute(tx, actor.accountId, now))) return { outcome: 'already' }
    const promised: Line[] = []
    for (const seller of await businessesOf(tx, actor.personId ?? 0)) {
      if (await othersReachable(tx, seller.id)) continue
      await lapseOffersOf(tx, seller.id, now)
      const lines = promiseLines(await openPromisesOf(tx, seller.id))
      if (lines.length) await tellOfficers(tx, seller, lines, now)
      promised.push(...lines)
    }
    if (!promised.length) return { outcome: 'stopped', wrote: true }
    return { outcome: 'stopped_with_promises', values: { promises: promised }, wrote: true }
  },
})

async function othersReachable(tx: Tx, sellerId: number): Promise<boolean> {
  const rows = await tx.sql(
    `SELECT 1 FROM seller_members m JOIN accounts a ON a.person_id = m.person_id AND a.channel = 'whatsapp'
     WHERE m.seller_id = $1 AND a.muted_at IS NULL AND a.unreachable_at IS NULL LIMIT 1`,
    [sellerId],
  )
  return rows.length > 0
}

async function tellOfficers(tx: Tx, seller: SellerNow, promises: Line[], now: Date): Promise<void> {
  const officers = await officerAccounts(tx, seller.regionCode, ['admin', 'curator', 'mentor'])
  await queueNotices(
    tx,
    officers.map(({ accountId }) => ({
      notice: 'maker_stopped' as const,
      accountId,
      key: `maker-stopped:${seller.id}:${now.toISOString()}:${accountId}`,
      values: { business: seller.name, phone: seller.phone, promises },
    })),
    now,
  )
}
