import type { Db } from '../db/open.ts'
import { snake } from './snake.ts'

/**
 * The whole state as one plain object: keys in snake_case, rows in the order of their ids, references as <thing>_id, money
 * and quantities as integers, days as text, instants with Jakarta's offset. Sealed numbers, file bytes and the hashes of
 * invitations stay out.
 */
export async function inspectDatabase({ sql }: Pick<Db, 'sql'>): Promise<object> {
  const shaped = Object.fromEntries(
    await inOrder(SHAPED, async ([name, query]) => [name, (await sql(query)).map(plain)]),
  )
  const others = Object.fromEntries(
    await inOrder(AS_THEY_ARE, async ([table, order]) => [
      table,
      (await sql(`SELECT * FROM ${table} ORDER BY ${order}`)).map(plain),
    ]),
  )
  return { ...shaped, inbox: await counts(sql, 'inbox', IN), outbox: await counts(sql, 'outbox', OUT), ...others }
}

/** States counted, each as it is called here. */
const IN = { new: 'new', done: 'done', failed: 'failed' }
const OUT = {
  queued: 'queued',
  sending: 'queued',
  sent: 'sent',
  merged: 'sent',
  failed: 'failed',
  dropped: 'dropped',
}

/** What a reader asks for first, in the shape the design promises. */
const SHAPED: readonly (readonly [string, string])[] = [
  [
    'sellers',
    `SELECT s.id, s.name, s.owner_name AS owner, s.phone, s.district_code AS district, d.name AS district_name, s.kind, s.nib, s.status,
       s.source, s.region_code AS region, s.mentor_id, s.created_at
     FROM sellers s LEFT JOIN districts d ON d.code = s.district_code ORDER BY s.id`,
  ],
  [
    'products',
    `SELECT p.id, p.seller_id, p.name, p.brand, p.kind, p.unit_price AS price, p.unit, p.net_weight_g, p.net_volume_ml,
       p.capacity_qty AS capacity, p.capacity_per, p.capacity_peak_qty AS capacity_peak, p.days_per_week, p.min_order, p.lead_time_days,
       p.shelf_life_days, p.pirt, p.bpom_md, p.halal, p.halal_said, p.status, p.region_code AS region, p.created_at,
       (SELECT count(*)::int FROM product_photos f WHERE f.product_id = p.id) AS photos
     FROM products p ORDER BY p.id`,
  ],
  [
    'buyers',
    `SELECT id, name, kind, status, district_code AS district, estate, address, contact_name, phone, terms_days, source,
       region_code AS region, created_at
     FROM buyers ORDER BY id`,
  ],
  [
    'officers',
    `SELECT o.id, o.person_id, p.name, o.role, o.status, o.region_code AS region, o.packing_point_id, o.supplier_id, o.joined_at
     FROM officers o JOIN people p ON p.id = o.person_id ORDER BY o.id`,
  ],
  [
    'parcels',
    `SELECT c.id, c.name, c.description, c.packing_fee, c.buyer_id, c.packing_point_id, c.status, c.region_code AS region,
       coalesce((SELECT sum(l.quantity * l.price) FROM parcel_lines l WHERE l.parcel_id = c.id), 0)::int + c.packing_fee AS price,
       coalesce((SELECT json_agg(json_build_object('id', l.id, 'label', l.label, 'quantity', l.quantity, 'price', l.price,
         'product_ids', (SELECT coalesce(json_agg(x.product_id ORDER BY x.product_id), '[]') FROM parcel_line_products x
           WHERE x.parcel_line_id = l.id)) ORDER BY l.position) FROM parcel_lines l WHERE l.parcel_id = c.id), '[]') AS lines
     FROM parcels c ORDER BY c.id`,
  ],
  [
    'orders',
    `SELECT o.id, o.number, o.buyer_id, o.supplier_id, o.kind, o.status, o.needed_on, o.total, o.parcel_id, o.parcel_count, o.packing_fee,
       o.packing_point_id, o.dp_percent, o.source, o.po_number, o.region_code AS region, o.created_at, o.placed_at, o.cancelled_at,
       o.cancel_reason, o.closed_at,
       coalesce((SELECT json_agg(json_build_object('id', l.id, 'label', l.label, 'delivery_id', l.delivery_id, 'parcel_line_id', l.parcel_line_id,
         'product_ids', (SELECT coalesce(json_agg(x.product_id ORDER BY x.product_id), '[]') FROM order_line_products x
           WHERE x.order_line_id = l.id),
         'quantity', l.quantity, 'cancelled', l.cancelled, 'price', l.price,
         'allocations', coalesce((SELECT json_agg(json_build_object('id', a.id, 'seller_id', a.seller_id, 'product_id', a.product_id,
           'offered', a.offered, 'promised', a.promised, 'delivered', a.delivered, 'deducted', a.deducted, 'price', a.price,
           'status', a.status, 'decline_reason', a.decline_reason, 'dp_condition', a.dp_condition, 'due_on', a.due_on,
           'reason', a.reason,
           'ready', (SELECT r.ready FROM progress r WHERE r.allocation_id = a.id ORDER BY r.id DESC LIMIT 1))
           ORDER BY a.id) FROM allocations a WHERE a.order_line_id = l.id), '[]'))
         ORDER BY l.position) FROM order_lines l WHERE l.order_id = o.id), '[]') AS lines,
       coalesce((SELECT json_agg(json_build_object('id', y.id, 'ledger', y.ledger, 'allocation_id', y.allocation_id,
         'purpose', y.purpose, 'amount', y.amount, 'paid', y.paid, 'due_on', y.due_on, 'status', y.status,
         'withheld', coalesce((SELECT json_agg(json_build_object('kind', w.kind, 'amount', w.amount, 'slip', w.slip_hash) ORDER BY w.id)
           FROM withheld_taxes w WHERE w.payment_id = y.id), '[]'),
         'proof', y.proof_hash, 'proof_at', y.proof_at, 'confirmed_at', y.confirmed_at)
         ORDER BY y.id) FROM payments y WHERE y.order_id = o.id), '[]') AS payments,
       coalesce((SELECT json_agg(json_build_object('id', d.id, 'position', d.position, 'planned_on', d.planned_on,
         'wanted', d.wanted, 'part_of_id', d.part_of_id, 'parcels', d.parcels,
         'unpacked', d.unpacked, 'unpacked_why', d.unpacked_why, 'status', d.status, 'address', d.address, 'gate', d.gate,
         'receiving_hours', d.receiving_hours, 'receiver_name', d.receiver_name, 'receiver_phone', d.receiver_phone, 'plate', d.plate,
         'driver', d.driver, 'receipt_number', d.receipt_number, 'receipt', d.receipt_hash,
         'items', coalesce((SELECT json_agg(json_build_object('id', i.id, 'allocation_id', i.allocation_id,
           'quantity', i.quantity, 'damaged', i.damaged) ORDER BY i.id) FROM delivery_items i WHERE i.delivery_id = d.id), '[]'))
         ORDER BY d.id) FROM deliveries d WHERE d.order_id = o.id), '[]') AS deliveries
     FROM orders o ORDER BY o.id`,
  ],
  ['job_runs', `SELECT id, job, period, started_at, finished_at, result, error FROM job_runs ORDER BY id`],
  // received: everything that was sent that day; messages: what our own readers could not settle
  [
    'model_uses',
    `SELECT u.day, u.purpose, coalesce(r.received, 0) AS received, u.messages, u.calls, u.failures, u.tokens
     FROM model_uses u LEFT JOIN (SELECT to_char(received_at AT TIME ZONE 'Asia/Jakarta', 'YYYY-MM-DD') AS day, count(*)::int AS received
       FROM inbox WHERE kind = 'message' GROUP BY 1) r ON r.day = u.day ORDER BY u.day, u.purpose`,
  ],
]

/** Tables shown row by row as they are, and what orders them. */
const AS_THEY_ARE: readonly (readonly [string, string])[] = [
  ['targets', 'id'],
  ['next_steps', 'id'],
  ['trainings', 'id'],
  ['training_places', 'id'],
  ['broadcasts', 'id'],
  ['listings', 'id'],
  ['listing_sales', 'listing_id, month'],
  ['samples', 'id'],
  ['sample_items', 'id'],
  ['consignments', 'id'],
  ['consignment_moves', 'id'],
  ['consignment_settlements', 'id'],
  ['selling_spaces', 'id'],
  ['space_applications', 'space_id, seller_id'],
  ['space_sales', 'space_id, seller_id, day'],
  ['standing_orders', 'id'],
  ['standing_order_lines', 'standing_order_id, product_id'],
  ['partnership_entries', 'id'],
  ['regions', 'code'],
  ['feasts', 'id'],
  ['settings', 'region_code, key'],
  ['packing_points', 'id'],
  ['people', 'id'],
  ['accounts', 'id'],
  ['consents', 'id'],
  ['data_requests', 'id'],
  ['seller_members', 'seller_id, person_id'],
  ['seller_pauses', 'id'],
  ['buyer_members', 'buyer_id, person_id'],
  ['suppliers', 'id'],
  ['permits', 'id'],
  ['reviews', 'id'],
  ['collections', 'id'],
  ['collection_items', 'collection_id, position, product_id'],
  ['quotations', 'id'],
  ['progress', 'id'],
  ['handovers', 'id'],
  ['packings', 'id'],
  ['complaints', 'id'],
  ['ratings', 'id'],
  ['documents', 'id'],
  ['outside_sales', 'id'],
  ['past_totals', 'region_code, month, measure'],
  ['summaries', 'id'],
  ['handoffs', 'id'],
  ['prospects', 'id'],
  ['exhibitions', 'id'],
  ['exhibition_guests', 'id'],
  ['interests', 'id'],
  ['import_batches', 'id'],
  ['import_rows', 'batch_id, sheet, "row"'],
  ['audits', 'id'],
]

/** Never shown: encrypted numbers, search words. */
const HIDDEN = new Set(['npwp_sealed', 'words'])

/** A row without what is never shown. */
const plain = (row: Record<string, unknown>) =>
  snake(Object.fromEntries(Object.entries(row).filter(([key]) => !HIDDEN.has(key))))

/** How many rows stand in each state; states nobody stands in are 0. */
async function counts(sql: Db['sql'], table: 'inbox' | 'outbox', states: Readonly<Record<string, string>>) {
  const found: Record<string, number> = Object.fromEntries(Object.values(states).map((state) => [state, 0]))
  const rows = await sql<{ status: string; count: number }>(
    `SELECT status, count(*) FROM ${table} GROUP BY status ORDER BY status`,
  )
  for (const { status, count } of rows) {
    const state = states[status] ?? status
    found[state] = (found[state] ?? 0) + count
  }
  return found
}

/** One after the other: embedded there is one session. */
async function inOrder<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = []
  for (const item of items) results.push(await work(item))
  return results
}
