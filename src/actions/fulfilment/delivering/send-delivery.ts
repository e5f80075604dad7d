import { OFFICER_ACTS } from '../../../domain/officers.ts'
import { loadParcels } from '../../../domain/orders/loading.ts'
import { queueNotices } from '../../../outbox/queue.ts'
import { buyerAccounts } from '../../accounts.ts'
import type { Work } from '../../action.ts'
import { action } from '../../action.ts'
import { audit } from '../../audit.ts'
import { line } from '../../lines.ts'
import { lockOrder, type OrderNow } from '../../orders/lock.ts'
import type { OrderPart } from '../../orders/parts.ts'
import { pickedId } from '../../picked.ts'
import { moveOrder } from '../finish.ts'
import { scopeOf } from '../scope.ts'
import { toAll } from '../telling.ts'
import { type OrderStock, partsHere, stockOf } from './stock.ts'

const GIVES = {
  sent: { goods: 'lines' },
  lacking: { lacking: 'lines' },
  too_many: { left: 'count' },
  unpacked: { packed: 'count', unpacked: 'count' },
  nothing: {},
} as const
const NEEDS = {
  order: 'pick',
  delivery: 'pick?',
  parcels: 'count?',
  plate: 'text?',
  driver: 'text?',
  unpacked_why: 'text?',
} as const

interface Lorry {
  order: string
  delivery: string | undefined
  parcels: number | undefined
  plate: string | undefined
  driver: string | undefined
  unpacked_why: string | undefined
}

/**
 * A lorry leaves with so many parcels, or with all goods that are here. Asks back when parcels would be incomplete, and
 * when they are not packed and nobody says why.
 */
export const sendDelivery = action({
  name: 'send_delivery',
  for: OFFICER_ACTS.ship_goods,
  needs: NEEDS,
  gives: GIVES,
  run: (lorry, work) => send(lorry, work, false),
})

/** The same though some parcels lack what is still to come: it follows with a later lorry. */
export const sendIncomplete = action({
  name: 'send_incomplete',
  for: OFFICER_ACTS.ship_goods,
  needs: NEEDS,
  gives: GIVES,
  run: (lorry, work) => send(lorry, work, true),
})

async function send(lorry: Lorry, work: Work, incomplete: boolean) {
  const { order: picked, delivery, parcels, plate, driver, unpacked_why } = lorry
  const { tx, now, actor } = work
  const order = await lockOrder(tx, pickedId(picked))
  if (!order || order.regionCode !== actor.region) return { outcome: 'nothing' as const }
  const scope = await scopeOf(tx, actor)
  const [part, another] = await partsHere(tx, scope, order, delivery)
  if (!part || another) return { outcome: 'nothing' as const }
  const stock = await stockOf(tx, scope, order, part)
  const load = loadOf(stock, parcels)
  if (stock.parcelsLeft !== null && (parcels ?? 0) > stock.parcelsLeft)
    return { outcome: 'too_many' as const, values: { left: stock.parcelsLeft } }
  if (!load.items.length) return { outcome: 'nothing' as const }
  const packed = stock.parcelsPacked
  const unpacked = packed === null ? 0 : Math.max(0, (parcels ?? 0) - packed)
  if (packed !== null && unpacked > 0 && unpacked_why === undefined)
    return { outcome: 'unpacked' as const, values: { packed, unpacked } }
  if (load.lacking.length && !incomplete) {
    const lacking = load.lacking.map(({ lineId, pieces }) =>
      line('missing_pieces', { label: labelOf(stock, lineId), pieces }),
    )
    return { outcome: 'lacking' as const, values: { lacking } }
  }
  const sent = await insertDelivery(work, order, part, {
    parcels: stock.parcelsLeft === null ? null : (parcels ?? null),
    plate,
    driver,
    unpacked,
    unpackedWhy: unpacked > 0 ? (unpacked_why ?? null) : null,
  })
  await tx.sql(
    `INSERT INTO delivery_items (delivery_id, region_code, allocation_id, quantity)
     SELECT $1, $2, i.id, i.quantity FROM unnest($3::int[], $4::int[]) WITH ORDINALITY AS i (id, quantity, at) ORDER BY i.at`,
    [sent.id, order.regionCode, load.items.map((item) => item.allocationId), load.items.map((item) => item.quantity)],
  )
  await moveOrder(tx, order, 'delivering')
  await audit(tx, actor, now, {
    act: 'send_delivery',
    subject: 'deliveries',
    subjectId: sent.id,
    after: { parcels, plate, driver, unpacked },
  })
  const car = { plate: sent.plate ?? undefined, driver: sent.driver ?? undefined }
  const goods = loadedLines(stock, load.items)
  const values = { number: order.number, parcels: parcels ?? undefined, goods, ...car }
  const accounts = await buyerAccounts(tx, [order.buyerId])
  await queueNotices(tx, toAll(accounts, `delivery-sent:${sent.id}`, { notice: 'delivery_sent', values }), now)
  return { outcome: 'sent' as const, wrote: true, values: { goods } }
}

const loadOf = ({ stock, lines, parcelsLeft }: OrderStock, parcels: number | undefined) =>
  parcelsLeft === null
    ? { items: stock.map(({ allocationId, pieces }) => ({ allocationId, quantity: pieces })), lacking: [] }
    : loadParcels(parcels ?? 0, lines, stock, { last: parcels === parcelsLeft })

const labelOf = ({ lines }: OrderStock, lineId: number) => lines.find((of) => of.lineId === lineId)?.label ?? ''

/** What was loaded, line by line of the order. */
function loadedLines({ lines, shares }: OrderStock, items: readonly { allocationId: number; quantity: number }[]) {
  const lineOf = new Map(shares.map(({ id, lineId }) => [id, lineId]))
  return lines
    .map(({ lineId, label }) => ({
      label,
      here: items.reduce((sum, item) => sum + (lineOf.get(item.allocationId) === lineId ? item.quantity : 0), 0),
    }))
    .filter(({ here }) => here > 0)
    .map((loaded) => line('stock', loaded))
}

interface Sent {
  id: number
  /** as it was said now, or planned before */
  plate: string | null
  driver: string | null
}

/** The planned delivery, or a further lorry of it to the same gate; without either one to the order's address. */
async function insertDelivery(
  { tx, now, today }: Work,
  order: OrderNow,
  { deliveryId }: OrderPart,
  of: Pick<Lorry, 'plate' | 'driver'> & { parcels: number | null; unpacked: number; unpackedWhy: string | null },
): Promise<Sent> {
  const lorry = [now, of.parcels, of.plate ?? null, of.driver ?? null, of.unpacked, of.unpackedWhy]
  const [planned] = await tx.sql<Sent>(
    `UPDATE deliveries SET status = 'on_the_way', sent_at = $3, parcels = coalesce($4, parcels), plate = coalesce($5, plate),
       driver = coalesce($6, driver), unpacked = $7, unpacked_why = $8
     WHERE id = (SELECT id FROM deliveries WHERE order_id = $1 AND status = 'planned' AND ($2::int IS NULL OR id = $2)
       ORDER BY planned_on, position LIMIT 1)
     RETURNING id, plate, driver`,
    [order.id, deliveryId, ...lorry],
  )
  if (planned) return planned
  const [made] = await tx.sql<Sent>(
    `INSERT INTO deliveries (order_id, region_code, position, part_of_id, planned_on, parcels, address, gate, receiving_hours,
       receiver_name, receiver_phone, plate, driver, unpacked, unpacked_why, status, sent_at, created_at)
     SELECT o.id, o.region_code, (SELECT coalesce(max(position), 0) + 1 FROM deliveries WHERE order_id = o.id), $2, $9, $4,
       coalesce(d.address, o.address, b.address, b.estate, b.name), d.gate, d.receiving_hours,
       coalesce(d.receiver_name, o.contact_name, b.contact_name), coalesce(d.receiver_phone, o.contact_phone, b.phone), $5, $6, $7, $8,
       'on_the_way', $3, $3
     FROM orders o JOIN buyers b ON b.id = o.buyer_id
       LEFT JOIN LATERAL (SELECT * FROM deliveries e WHERE e.order_id = o.id AND e.status <> 'cancelled' AND ($2::int IS NULL OR e.id = $2)
         ORDER BY e.position LIMIT 1) d ON true
     WHERE o.id = $1 RETURNING id, plate, driver`,
    [order.id, deliveryId, ...lorry, today],
  )
  return made!
}
