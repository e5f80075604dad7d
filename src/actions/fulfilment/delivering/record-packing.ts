import { OFFICER_ACTS } from '../../../domain/officers.ts'
import { action, type Work } from '../../action.ts'
import { audit } from '../../audit.ts'
import { lockOrder, type OrderNow } from '../../orders/lock.ts'
import type { OrderPart } from '../../orders/parts.ts'
import { pickedId } from '../../picked.ts'
import { scopeOf } from '../scope.ts'
import { type Packed, packedFor } from './packed.ts'
import { partsHere } from './stock.ts'

/** A delivery that is being packed, and where. */
interface Bench {
  order: OrderNow
  part: OrderPart
  /** null: the order goes to no packing point, and the office packs it */
  point: number | null
  before: Packed
}

/** Locks the order. @returns why nothing can be packed, when nothing can */
async function benchOf(
  { tx, actor }: Work,
  picked: string,
  delivery: string | undefined,
): Promise<Bench | 'no_parcels' | 'no_point'> {
  const scope = await scopeOf(tx, actor)
  const order = await lockOrder(tx, pickedId(picked))
  if (!order || order.regionCode !== actor.region) return 'no_parcels'
  const point = order.packingPointId ?? scope.points?.[0] ?? null
  if (scope.points && (point === null || !scope.points.includes(point))) return 'no_point'
  const [part, another] = await partsHere(tx, scope, order, delivery)
  const before = part && !another ? await packedFor(tx, order, part) : undefined
  return part && before ? { order, part, point, before } : 'no_parcels'
}

/** Packed on this day; said twice, it adds up. */
async function writePacked({ order, part, point }: Bench, parcels: number, { tx, now, today, actor }: Work) {
  await tx.sql(
    `INSERT INTO packings (order_id, delivery_id, region_code, packing_point_id, day, parcels) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (order_id, (coalesce(delivery_id, 0)), (coalesce(packing_point_id, 0)), day)
     DO UPDATE SET parcels = packings.parcels + excluded.parcels`,
    [order.id, part.deliveryId, order.regionCode, point, today, parcels],
  )
  const after = { parcels, delivery: part.deliveryId }
  await audit(tx, actor, now, { act: 'record_packing', subject: 'orders', subjectId: order.id, after })
}

/** Parcels packed today for one delivery of an order, at its packing point. Never more than that delivery is to bring. */
export const recordPacking = action({
  name: 'record_packing',
  for: OFFICER_ACTS.ship_goods,
  needs: { order: 'pick', delivery: 'pick?', parcels: 'count' },
  gives: {
    packed: { packed: 'count', left: 'count', day: 'date' },
    too_many: { left: 'count' },
    no_parcels: {},
    no_point: {},
  },
  async run({ order, delivery, parcels }, work) {
    const bench = await benchOf(work, order, delivery)
    if (bench === 'no_parcels') return { outcome: 'no_parcels' }
    if (bench === 'no_point') return { outcome: 'no_point' }
    const { ready, sent, left } = bench.before
    if (parcels > left) return { outcome: 'too_many', values: { left } }
    await writePacked(bench, parcels, work)
    const values = { packed: sent + ready + parcels, left: left - parcels, day: bench.part.neededOn }
    return { outcome: 'packed', wrote: true, values }
  },
})

/** So many parcels are about to leave, and all of them are packed: what nobody had recorded of it is recorded now. */
export const recordPacked = action({
  name: 'record_packed',
  for: OFFICER_ACTS.ship_goods,
  needs: { order: 'pick', delivery: 'pick?', parcels: 'count?' },
  gives: { packed: {}, no_point: {} },
  async run({ order, delivery, parcels = 0 }, work) {
    const bench = await benchOf(work, order, delivery)
    if (bench === 'no_point') return { outcome: 'no_point' }
    const missing = bench === 'no_parcels' ? 0 : Math.min(parcels - bench.before.ready, bench.before.left)
    if (bench === 'no_parcels' || missing <= 0) return { outcome: 'packed' }
    await writePacked(bench, missing, work)
    return { outcome: 'packed', wrote: true }
  },
})
