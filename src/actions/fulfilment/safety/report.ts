import { addDays, instantAt } from '../../../domain/calendar.ts'
import { action } from '../../action.ts'
import { listLabel } from '../../list-label.ts'
import { ORDER_TITLE } from '../../orders/parts.ts'
import { pickedId } from '../../picked.ts'
import { deliveryOf, itemOptions, itemsOf } from '../receiving/arriving.ts'
import { isSerious } from './batch.ts'
import { raiseAlarm } from './complaint.ts'

/** Goods are eaten within this time; what came earlier is found by an officer. House figure. */
const LOOK_BACK_DAYS = 90

/** What came to the speaker's organisation lately, newest first: something of it has made somebody ill, or might. */
export const listReceived = action({
  name: 'list_received',
  for: ['buyer'],
  needs: {},
  gives: { some: { deliveries: 'list' }, none: {} },
  async run(_, { tx, actor, today }) {
    const rows = await tx.sql<{ id: number; number: string; title: string; day: string }>(
      `SELECT d.id, o.number, (d.sent_at AT TIME ZONE 'Asia/Jakarta')::date::text AS day,
         ${ORDER_TITLE} AS title
       FROM orders o JOIN deliveries d ON d.order_id = o.id LEFT JOIN parcels p ON p.id = o.parcel_id
       WHERE o.buyer_id = $1 AND d.sent_at >= $2 AND d.status IN ('on_the_way', 'arrived', 'disputed', 'confirmed')
       ORDER BY d.sent_at DESC, d.id DESC`,
      [actor.buyerId ?? 0, instantAt(addDays(today, -LOOK_BACK_DAYS))],
    )
    if (!rows.length) return { outcome: 'none' }
    const deliveries = rows.map(({ id, number, title, day }) => ({
      value: String(id),
      label: listLabel(`${title} ${Number(day.slice(8))}/${Number(day.slice(5, 7))}`, number),
    }))
    return { outcome: 'some', values: { deliveries } }
  },
})

/** What was on that lorry. */
export const listItems = action({
  name: 'list_delivery_items',
  for: ['buyer'],
  needs: { delivery: 'pick' },
  gives: { some: { items: 'list' }, none: {} },
  async run({ delivery: picked }, { tx, actor }) {
    const delivery = await deliveryOf(tx, actor, pickedId(picked))
    const items = delivery ? await itemsOf(tx, delivery.id) : []
    if (!items.length) return { outcome: 'none' }
    return {
      outcome: 'some',
      values: {
        items: itemOptions(items),
      },
    }
  },
})

/** Said once a day for the same goods, whenever it is found out: the alarm goes out, and the batch is held. */
export const reportSerious = action({
  name: 'report_serious',
  for: ['buyer'],
  needs: { delivery: 'pick', item: 'pick', wrong: 'choice', what_happened: 'text?', photo: 'photo?' },
  gives: { reported: {}, already: {}, gone: {} },
  async run({ delivery: picked, item: pickedItem, wrong, what_happened, photo }, { tx, actor, now, today }) {
    const delivery = await deliveryOf(tx, actor, pickedId(picked))
    const item = delivery && (await itemsOf(tx, delivery.id)).find(({ id }) => id === pickedId(pickedItem))
    if (!delivery || !item || !isSerious(wrong)) return { outcome: 'gone' }
    await tx.sql('SELECT id FROM deliveries WHERE id = $1 FOR UPDATE', [delivery.id])
    const [twin] = await tx.sql(
      `SELECT 1 FROM complaints WHERE delivery_id = $1 AND allocation_id = $2 AND kind = $3 AND created_at >= $4`,
      [delivery.id, item.allocationId, wrong, instantAt(today)],
    )
    if (twin) return { outcome: 'already' }
    const [row] = await tx.sql<{ id: number; region: string }>(
      `INSERT INTO complaints (region_code, order_id, delivery_id, allocation_id, kind, serious, text, photos, status, created_at, closed_at)
       SELECT d.region_code, d.order_id, d.id, $2, $3, true, $4, $5, 'resolved', $6, $6 FROM deliveries d WHERE d.id = $1
       RETURNING id, region_code AS region`,
      [delivery.id, item.allocationId, wrong, what_happened ?? null, photo ?? [], now],
    )
    await raiseAlarm(tx, row!.region, row!.id, now)
    return { outcome: 'reported', wrote: true }
  },
})
