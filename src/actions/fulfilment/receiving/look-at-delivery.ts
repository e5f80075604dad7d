import { action } from '../../action.ts'
import { line } from '../../lines.ts'
import { pickedId } from '../../picked.ts'
import { deliveryOf, itemOptions, itemsOf, NOT_CONFIRMED } from './arriving.ts'
import { RECEIVERS } from './list-arriving.ts'

/** What is on the lorry, and what of it was already reported broken or missing. */
export const lookAtDelivery = action({
  name: 'look_at_delivery',
  for: RECEIVERS,
  needs: { delivery: 'pick' },
  gives: {
    shown: {
      number: 'text',
      buyer: 'text',
      address: 'text?',
      sent: 'date?',
      parcels: 'count?',
      goods: 'lines',
      items: 'list',
      reported: 'lines',
    },
    gone: {},
  },
  async run({ delivery: picked }, { tx, actor }) {
    const delivery = await deliveryOf(tx, actor, pickedId(picked))
    if (!delivery || !NOT_CONFIRMED.includes(delivery.status)) return { outcome: 'gone' }
    const items = await itemsOf(tx, delivery.id)
    const labels = [...new Set(items.map(({ label }) => label))]
    const goods = labels.map((label) => {
      const here = items.reduce((sum, item) => sum + (item.label === label ? item.quantity : 0), 0)
      return line('stock', { label, here })
    })
    return {
      outcome: 'shown',
      values: {
        number: delivery.number,
        buyer: delivery.buyer,
        address: delivery.address ?? undefined,
        sent: delivery.sentOn ?? undefined,
        parcels: delivery.parcels ?? undefined,
        goods,
        items: itemOptions(items),
        reported: items
          .filter(({ reported }) => reported > 0)
          .map(({ product, seller, unit, reported: pieces }) => line('reported', { product, seller, unit, pieces })),
      },
    }
  },
})
