import { OFFICER_ACTS } from '../../../domain/officers.ts'
import { action } from '../../action.ts'
import { audit } from '../../audit.ts'
import { lockOrder } from '../../orders/lock.ts'
import { pickedId } from '../../picked.ts'
import { scopeOf } from '../scope.ts'
import { packedOf } from './look-at-stock.ts'

/** Parcels packed today at the order's packing point; said twice in a day, they add up. Never more than were ordered. */
export const recordPacking = action({
  name: 'record_packing',
  for: OFFICER_ACTS.ship_goods,
  needs: { order: 'pick', parcels: 'count' },
  gives: { packed: { packed: 'count', left: 'count' }, too_many: { left: 'count' }, no_parcels: {}, no_point: {} },
  async run({ order: picked, parcels }, { tx, now, today, actor }) {
    const { points } = await scopeOf(tx, actor)
    const order = await lockOrder(tx, pickedId(picked))
    if (!order || order.regionCode !== actor.region || order.parcelCount === null) return { outcome: 'no_parcels' }
    const point = order.packingPointId ?? points?.[0]
    if (point === undefined || (points && !points.includes(point))) return { outcome: 'no_point' }
    const before = await packedOf(tx, order.id)
    const left = order.parcelCount - before
    if (parcels > left) return { outcome: 'too_many', values: { left } }
    await tx.sql(
      `INSERT INTO packings (order_id, region_code, packing_point_id, day, parcels) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (order_id, packing_point_id, day) DO UPDATE SET parcels = packings.parcels + excluded.parcels`,
      [order.id, order.regionCode, point, today, parcels],
    )
    await audit(tx, actor, now, { act: 'record_packing', subject: 'orders', subjectId: order.id, after: { parcels } })
    return { outcome: 'packed', wrote: true, values: { packed: before + parcels, left: left - parcels } }
  },
})
