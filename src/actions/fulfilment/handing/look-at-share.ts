import { OFFICER_ACTS } from '../../../domain/officers.ts'
import { toCome } from '../../../domain/orders/custody.ts'
import { action } from '../../action.ts'
import { pickedId } from '../../picked.ts'
import { shareInCustody } from '../custody.ts'
import { scopeOf } from '../scope.ts'

/** A share as the one who counts it needs to see it. */
export const lookAtShare = action({
  name: 'look_at_share',
  for: OFFICER_ACTS.receive_goods,
  needs: { share: 'pick' },
  gives: {
    shown: {
      seller: 'text',
      product: 'text',
      unit: 'text',
      order: 'text',
      buyer: 'text',
      expected: 'count',
      due: 'date',
    },
    gone: {},
  },
  async run({ share: picked }, { tx, actor }) {
    const share = await shareInCustody(tx, await scopeOf(tx, actor), pickedId(picked))
    if (!share || toCome(share) <= 0) return { outcome: 'gone' }
    const { seller, product, unit, number: order, buyer, dueOn: due } = share
    return { outcome: 'shown', values: { seller, product, unit, order, buyer, due, expected: toCome(share) } }
  },
})
