import { OFFICER_ACTS } from '../../../domain/officers.ts'
import { owedOf } from '../../../domain/orders/risk.ts'
import { action } from '../../action.ts'
import { makerApart, shortDay, toldApart } from '../../list-label.ts'
import { pickedId } from '../../picked.ts'
import { riskLines } from './say.ts'
import { ordersAtRisk } from './watch.ts'

/** One order at risk: what is short or late, whom to call, and which shares may be moved: what is late in front. */
export const lookAtRisk = action({
  name: 'look_at_risk',
  for: OFFICER_ACTS.watch_orders,
  needs: { order: 'pick' },
  gives: {
    shown: {
      number: 'text',
      buyer: 'text',
      contact: 'text?',
      phone: 'phone?',
      needed_on: 'date',
      risks: 'lines',
      late: 'list',
    },
    safe: {},
  },
  async run({ order: picked }, { tx, today, actor }) {
    const [order] = await ordersAtRisk(tx.sql, actor.region, today, pickedId(picked))
    if (!order) return { outcome: 'safe' }
    const { number, buyer, contact, phone, neededOn } = order
    const risky = order.risks.flatMap((risk) => ('shareId' in risk ? [risk.shareId] : []))
    const several = new Set([...order.shares.values()].map(({ product }) => product)).size > 1
    const late = [...new Set([...risky, ...order.shares.keys()])].flatMap((id) => {
      const share = order.shares.get(id)
      const rest = share && owedOf(share)
      if (!rest) return []
      const apart = [...makerApart(share), shortDay(share.due)]
      return [
        {
          value: String(id),
          label: several ? `${share.seller}: ${rest} ${share.product}` : `${share.seller}: ${rest}`,
          apart,
        },
      ]
    })
    return {
      outcome: 'shown',
      values: {
        number,
        buyer,
        contact: contact ?? undefined,
        phone: phone ?? undefined,
        needed_on: neededOn,
        risks: riskLines(order),
        late: toldApart(late),
      },
    }
  },
})
