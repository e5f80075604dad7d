import { OFFICER_ACTS } from '../../../domain/officers.ts'
import { toCome } from '../../../domain/orders/custody.ts'
import { action } from '../../action.ts'
import { shortDay, toldApart } from '../../list-label.ts'
import { pickedId } from '../../picked.ts'
import { movingShares } from '../custody.ts'
import { scopeOf } from '../scope.ts'

/** What one maker still brings, share by share. */
export const listShares = action({
  name: 'list_shares',
  for: OFFICER_ACTS.receive_goods,
  needs: { maker: 'pick' },
  gives: { one: { share: 'pick' }, several: { shares: 'list' }, none: {} },
  async run({ maker }, { tx, actor }) {
    const sellerId = pickedId(maker)
    const shares = (await movingShares(tx, await scopeOf(tx, actor))).filter(
      (share) => share.sellerId === sellerId && toCome(share) > 0,
    )
    const [first] = shares
    if (!first) return { outcome: 'none' }
    if (shares.length === 1) return { outcome: 'one', values: { share: String(first.id) } }
    const list = shares.map((share) => {
      const twin = shares.some((other) => other !== share && other.productId === share.productId)
      const day = twin ? ` (${shortDay(share.dueOn)})` : ''
      const apart = [share.number, share.buyer, `#${share.id}`]
      return { value: String(share.id), label: `${toCome(share)} ${share.product}${day}`, apart }
    })
    return { outcome: 'several', values: { shares: toldApart(list) } }
  },
})
