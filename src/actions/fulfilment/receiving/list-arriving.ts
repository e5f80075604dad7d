import { OFFICER_ACTS } from '../../../domain/officers.ts'
import { action } from '../../action.ts'
import { listLabel } from '../../list-label.ts'
import { pickedId } from '../../picked.ts'
import { arriving, deliveryOf, NOT_CONFIRMED } from './arriving.ts'

/** Who may say that goods arrived: the buyer, or an officer for it. */
export const RECEIVERS = ['buyer', ...OFFICER_ACTS.ship_goods] as const

/** Which delivery is meant: the one named, the only one, or one of several. */
export const listArriving = action({
  name: 'list_arriving',
  for: RECEIVERS,
  needs: { delivery: 'pick?' },
  gives: { one: { delivery: 'pick' }, several: { deliveries: 'list' }, none: {}, done: { number: 'text' } },
  async run({ delivery }, { tx, actor }) {
    const named = delivery === undefined ? undefined : await deliveryOf(tx, actor, pickedId(delivery))
    if (named && NOT_CONFIRMED.includes(named.status)) return { outcome: 'one', values: { delivery: String(named.id) } }
    if (named) return { outcome: 'done', values: { number: named.number } }
    const coming = await arriving(tx, actor)
    const [first] = coming
    if (!first) return { outcome: 'none' }
    if (coming.length === 1) return { outcome: 'one', values: { delivery: String(first.id) } }
    const deliveries = coming.map(({ id, number, buyer, parcels, address }) => ({
      value: String(id),
      label: listLabel(
        parcels === null ? number : `${number} (${parcels})`,
        actor.buyerId === undefined ? buyer : (address ?? undefined),
      ),
    }))
    return { outcome: 'several', values: { deliveries } }
  },
})
