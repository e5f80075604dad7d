import type { Tx } from '../../../db/open.ts'
import { OFFICER_ACTS } from '../../../domain/officers.ts'
import type { Line } from '../../../flow/say.ts'
import { action } from '../../action.ts'
import { line } from '../../lines.ts'
import { deliveryLabel } from '../../orders/deliveries/say.ts'
import { readOrder } from '../../orders/lock.ts'
import { pickedId } from '../../picked.ts'
import { scopeOf } from '../scope.ts'
import { packedFor } from './packed.ts'
import { partsHere, stockOf } from './stock.ts'

/** `goes_to`: of several deliveries, where this one goes */
const CARD = { number: 'text', buyer: 'text', goes_to: 'text?', stock: 'lines' } as const

/** For which of several deliveries a lorry is: the only one of which goods are here, or one of a list. */
export const whichDelivery = action({
  name: 'which_delivery',
  for: OFFICER_ACTS.ship_goods,
  needs: { order: 'pick' },
  gives: {
    one: { delivery: 'pick?', number: 'text' },
    several: { number: 'text', deliveries: 'list', packed_for: 'lines' },
    nothing: {},
  },
  async run({ order: picked }, { tx, actor }) {
    const order = await readOrder(tx, pickedId(picked))
    if (!order || order.regionCode !== actor.region) return { outcome: 'nothing' }
    const parts = await partsHere(tx, await scopeOf(tx, actor), order, undefined)
    const [part, another] = parts
    const number = order.number ?? ''
    if (!part) return { outcome: 'nothing' }
    if (!another) return { outcome: 'one', values: { delivery: part.deliveryId?.toString(), number } }
    const deliveries = parts.map(({ deliveryId, neededOn, sets }) => ({
      value: String(deliveryId),
      label: deliveryLabel(neededOn, sets),
    }))
    const packed_for: Line[] = []
    for (const part of parts) {
      const packed = await packedFor(tx, order, part)
      if (!packed) continue
      const { sent, ready, wanted: count } = packed
      packed_for.push(line('packed_for', { day: part.neededOn, packed: sent + ready, count, sent: sent || undefined }))
    }
    return { outcome: 'several', values: { number, deliveries, packed_for } }
  },
})

/** What of an order can leave now: so many parcels, or all the goods that are here. */
export const lookAtStock = action({
  name: 'look_at_stock',
  for: OFFICER_ACTS.ship_goods,
  needs: { order: 'pick', delivery: 'pick?' },
  gives: {
    parcels: { ...CARD, left: 'count', ready: 'count', packed: 'count' },
    goods: CARD,
    nothing: {},
  },
  async run({ order: picked, delivery }, { tx, actor }) {
    const order = await readOrder(tx, pickedId(picked))
    if (!order || order.regionCode !== actor.region) return { outcome: 'nothing' }
    const scope = await scopeOf(tx, actor)
    const [part, another] = await partsHere(tx, scope, order, delivery)
    if (!part || another) return { outcome: 'nothing' }
    const { stock, lines, parcelsLeft, parcelsReady, parcelsPacked } = await stockOf(tx, scope, order, part)
    if (!stock.length) return { outcome: 'nothing' }
    // goods that are not wanted any more, or all gone
    const shown = parcelsLeft === null ? lines.filter(({ here, open }) => here + open > 0) : lines
    const here = shown.map(({ label, here, open }) =>
      open > 0 ? line('stock_and_coming', { label, here, open }) : line('stock', { label, here }),
    )
    const goes_to = order.deliveries.find(({ id }) => id === part.deliveryId)?.address
    const common = { number: order.number ?? '', buyer: await buyerOf(tx, order.buyerId), goes_to, stock: here }
    if (parcelsLeft === null || parcelsReady === null || parcelsPacked === null)
      return { outcome: 'goods', values: common }
    const values = { ...common, left: parcelsLeft, ready: parcelsReady, packed: parcelsPacked }
    return { outcome: 'parcels', values }
  },
})

async function buyerOf(tx: Tx, buyerId: number): Promise<string> {
  const [buyer] = await tx.sql<{ name: string }>('SELECT name FROM buyers WHERE id = $1', [buyerId])
  return buyer?.name ?? ''
}
