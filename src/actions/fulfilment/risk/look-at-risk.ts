import { OFFICER_ACTS } from '../../../domain/officers.ts'
import { action } from '../../action.ts'
import { makerApart, shortDay, toldApart } from '../../list-label.ts'
import { pickedId } from '../../picked.ts'
import { riskLines } from './say.ts'
import { ordersAtRisk } from './watch.ts'

/** One order at risk: what is short or late, whom to call, and which late shares may be moved. */
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
    const late = order.risks.flatMap((risk) => {
      const share = 'shareId' in risk && risk.code !== 'unanswered' ? order.shares.get(risk.shareId) : undefined
      if (!share) return []
      const apart = [share.product, ...makerApart(share), shortDay(share.due)]
      return [{ value: String(share.id), label: `${share.seller}: ${risk.pieces}`, apart }]
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
