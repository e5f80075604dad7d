import { OFFICER_ACTS, officerMay } from '../../../domain/officers.ts'
import { action } from '../../action.ts'
import { audit } from '../../audit.ts'
import { readOrder } from '../../orders/lock.ts'
import { offerOrder } from '../../orders/offering/offer.ts'
import { pickedId } from '../../picked.ts'

/** What is nobody's is offered once more, to makers who can make it as things stand now. */
export const reofferOrder = action({
  name: 'reoffer_order',
  for: OFFICER_ACTS.watch_orders,
  needs: { order: 'pick' },
  gives: { offered: { offers: 'count' }, nobody: { missing: 'count' }, nothing_open: {}, not_allowed: {}, gone: {} },
  async run({ order: picked }, { tx, now, actor, feasts }) {
    if (!officerMay('reallocate_orders', actor.roles)) return { outcome: 'not_allowed' }
    const order = await readOrder(tx, pickedId(picked))
    if (!order || order.regionCode !== actor.region) return { outcome: 'gone' }
    const { offers, missing } = await offerOrder(tx, order.id, now, feasts)
    await audit(tx, actor, now, {
      act: 'reoffer_order',
      subject: 'orders',
      subjectId: order.id,
      after: { offers, missing },
    })
    if (offers > 0) return { outcome: 'offered', wrote: true, values: { offers } }
    return missing > 0 ? { outcome: 'nobody', values: { missing } } : { outcome: 'nothing_open' }
  },
})
