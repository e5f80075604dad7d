import { action } from '../../action.ts'
import { cameIn, openDownPayment, startClock } from '../../money/maker/came-in.ts'
import { ownShares, shareOptions } from './own.ts'

/** The down payment that her promise waited for is in: it is paid, and from now on the promise is firm. */
export const confirmDownPayment = action({
  name: 'confirm_down_payment',
  for: ['seller'],
  needs: { allocation: 'pick' },
  gives: { begun: { product: 'text', pieces: 'count', unit: 'text', due_on: 'date' }, over: {} },
  async run({ allocation }, { tx, actor, now }) {
    const [share] = await ownShares(tx, actor.sellerId, ['waiting_dp'], allocation)
    if (!share) return { outcome: 'over' }
    const paid = await openDownPayment(tx, share.id)
    const [paidNow] = await cameIn(tx, paid, actor.personId ?? null, now)
    const begun = paidNow ?? (await startClock(tx, share.id, now))
    if (!begun) return { outcome: 'over' }
    const { product, pieces, unit, dueOn } = begun
    return { outcome: 'begun', values: { product, pieces, unit, due_on: dueOn }, wrote: true }
  },
})

/** Promises that wait for their down payment. */
export const findWaitingForDp = action({
  name: 'find_waiting_for_dp',
  for: ['seller'],
  needs: {},
  gives: { one: { allocation: 'pick' }, several: { promises: 'list' }, none: {} },
  async run(_, { tx, actor }) {
    const shares = await ownShares(tx, actor.sellerId, ['waiting_dp'])
    const [only] = shares
    if (!only) return { outcome: 'none' }
    if (shares.length === 1) return { outcome: 'one', values: { allocation: String(only.id) } }
    return { outcome: 'several', values: { promises: shareOptions(shares) } }
  },
})
