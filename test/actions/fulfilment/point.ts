import type { Action } from '../../../src/actions/action.ts'
import { readFeasts, writeReference } from '../../../src/actions/places/reference.ts'
import type { Actor } from '../../../src/chat/actor.ts'
import type { Db } from '../../../src/db/open.ts'
import { dayAt } from '../../../src/domain/calendar.ts'
import type { House } from '../../../src/flow/types.ts'

export { emptyDb as emptied } from '../../db/empty.ts'

const REGION = '32.15'
const BORN = new Date('2027-01-04T01:00:00Z')

/** Who speaks in these tests. */
export const ADMIN = {
  accountId: 1,
  conversationId: 1,
  region: REGION,
  roles: ['admin'],
  personId: 1,
  officerId: 1,
} satisfies Actor
export const BUYER = {
  accountId: 2,
  conversationId: 2,
  region: REGION,
  roles: ['buyer'],
  personId: 2,
  buyerId: 1,
} satisfies Actor

/** A packing point with an admin (person 1), a company (buyer 1, person 2) and nobody else yet. */
export async function openPoint(db: Db): Promise<void> {
  await writeReference(db)
  await db.transaction(async ({ sql }) => {
    await sql(`INSERT INTO people (id, name, created_at) VALUES (1, 'Rina', $1), (2, 'Hendra', $1)`, [BORN])
    await sql(
      `INSERT INTO accounts (id, region_code, person_id, channel, via, external_id, created_at)
       VALUES (1, '32.15', 1, 'officer', 'bot', '1', $1), (2, '32.15', 2, 'buyer', 'bot', '2', $1)`,
      [BORN],
    )
    await sql(
      `INSERT INTO conversations (id, account_id, state, created_at) VALUES (1, 1, 'null', $1), (2, 2, 'null', $1)`,
      [BORN],
    )
    await sql(
      `INSERT INTO packing_points (id, region_code, district_code, name, daily_capacity, created_at)
       VALUES (1, '32.15', '32.15.05', 'Posko Klari', 200, $1)`,
      [BORN],
    )
    await sql(
      `INSERT INTO officers (id, region_code, person_id, role, joined_at) VALUES (1, '32.15', 1, 'admin', $1)`,
      [BORN],
    )
    await sql(
      `INSERT INTO buyers (id, region_code, name, kind, contact_name, address, phone, status, source, created_at, updated_at)
       VALUES (1, '32.15', 'PT Maju', 'company', 'Hendra', 'KIIC', '6281300000001', 'verified', 'chat', $1, $1)`,
      [BORN],
    )
    await sql(
      `INSERT INTO buyer_members (buyer_id, person_id, role, status, since) VALUES (1, 2, 'owner', 'active', $1)`,
      [BORN],
    )
    for (const table of ['people', 'accounts', 'conversations', 'packing_points', 'officers', 'buyers'])
      await sql(`SELECT setval(pg_get_serial_sequence('${table}', 'id'), 100)`)
  })
}

/** A maker with one approved product and a phone of her own. @returns both ids */
export async function maker(
  db: Db,
  {
    name,
    district = '32.15.05',
    capacity = 3000,
    price = 15000,
    kind = 'chips',
  }: { name: string; district?: string; capacity?: number; price?: number; kind?: string },
): Promise<{ sellerId: number; productId: number }> {
  return db.transaction(async ({ sql }) => {
    const [person] = await sql<{ id: number }>('INSERT INTO people (name, created_at) VALUES ($1, $2) RETURNING id', [
      name,
      BORN,
    ])
    const [account] = await sql<{ id: number }>(
      `INSERT INTO accounts (region_code, person_id, channel, via, external_id, created_at)
       VALUES ($1, $2, 'whatsapp', $1, $3, $4) RETURNING id`,
      [district.slice(0, 5), person!.id, `62812${person!.id}`, BORN],
    )
    await sql(`INSERT INTO conversations (account_id, state, created_at) VALUES ($1, 'null', $2)`, [account!.id, BORN])
    const [seller] = await sql<{ id: number }>(
      `INSERT INTO sellers (region_code, district_code, name, owner_name, phone, kind, status, source, created_at, updated_at)
       VALUES ($1, $2, $3, $3, $4, 'food', 'active', 'chat', $5, $5) RETURNING id`,
      [district.slice(0, 5), district, name, `62812${person!.id}`, BORN],
    )
    await sql(`INSERT INTO seller_members (seller_id, person_id, role, since) VALUES ($1, $2, 'owner', $3)`, [
      seller!.id,
      person!.id,
      BORN,
    ])
    const [product] = await sql<{ id: number }>(
      `INSERT INTO products (region_code, seller_id, name, kind, unit_price, unit, capacity_qty, capacity_per, days_per_week,
         lead_time_days, status, approved_at, created_at, updated_at)
       VALUES ($1, $2, $3, $4, $5, 'bungkus', $6, 'month', 6, 1, 'approved', $7, $7, $7) RETURNING id`,
      [district.slice(0, 5), seller!.id, `Keripik ${name}`, kind, price, capacity, BORN],
    )
    return { sellerId: seller!.id, productId: product!.id }
  })
}

/** An order that was placed, with lines that any of these products may fill. @returns ids of the order and its lines */
export async function order(
  db: Db,
  wanted: {
    number: string
    neededOn: string
    parcels?: number
    packingFee?: number
    lines: { label: string; quantity: number; price: number; products: number[] }[]
  },
): Promise<{ orderId: number; lineIds: number[] }> {
  return db.transaction(async ({ sql }) => {
    const { number, neededOn, parcels = null, packingFee = 0, lines } = wanted
    const total = lines.reduce((sum, { quantity, price }) => sum + quantity * price, 0) + packingFee * (parcels ?? 0)
    const [row] = await sql<{ id: number }>(
      `INSERT INTO orders (number, region_code, buyer_id, status, needed_on, parcel_count, packing_fee, packing_point_id, total, source,
         created_at, placed_at)
       VALUES ($1, '32.15', 1, 'placed', $2, $3, $4, 1, $5, 'chat', $6, $6) RETURNING id`,
      [number, neededOn, parcels, packingFee, total, BORN],
    )
    const lineIds: number[] = []
    for (const [index, { label, quantity, price, products }] of lines.entries()) {
      const [made] = await sql<{ id: number }>(
        `INSERT INTO order_lines (order_id, region_code, position, label, quantity, price) VALUES ($1, '32.15', $2, $3, $4, $5) RETURNING id`,
        [row!.id, index + 1, label, quantity, price],
      )
      for (const product of products)
        await sql(`INSERT INTO order_line_products (order_line_id, region_code, product_id) VALUES ($1, '32.15', $2)`, [
          made!.id,
          product,
        ])
      lineIds.push(made!.id)
    }
    return { orderId: row!.id, lineIds }
  })
}

/** A share that its maker has promised. @returns its id */
export async function promised(
  db: Db,
  {
    lineId,
    sellerId,
    productId,
    pieces,
    dueOn,
    price = 15000,
  }: { lineId: number; sellerId: number; productId: number; pieces: number; dueOn: string; price?: number },
): Promise<number> {
  const [row] = await db.sql<{ id: number }>(
    `INSERT INTO allocations (region_code, order_line_id, seller_id, product_id, offered, promised, price, status, offered_at, answered_at,
       due_on, packing_point_id, created_at)
     VALUES ('32.15', $1, $2, $3, $4, $4, $5, 'accepted', $6, $6, $7, 1, $6) RETURNING id`,
    [lineId, sellerId, productId, pieces, price, BORN, dueOn],
  )
  return row!.id
}

/** Runs one action as a turn does: in one transaction, with ids as picks send them. */
export async function act(db: Db, action: Action, inputs: Record<string, unknown>, now: Date, actor: Actor = ADMIN) {
  const feasts = await readFeasts(db)
  return db.transaction((tx) =>
    action.run(inputs, { tx, now, today: dayAt(now), actor, feasts, house: {} as House, newCode: () => 'code' }),
  )
}

/** The ledger of every line, by plain SQL: what is left over must be nothing. */
export async function ledgerGaps(db: Db): Promise<unknown[]> {
  return db.sql(
    `SELECT l.id, l.quantity, l.cancelled, s.* FROM order_lines l
       LEFT JOIN LATERAL (
         SELECT coalesce(sum(a.delivered), 0)::int AS delivered, coalesce(sum(a.deducted), 0)::int AS deducted,
           coalesce(sum(CASE WHEN a.status = 'offered' THEN a.offered
             WHEN a.status IN ('waiting_dp', 'accepted', 'partial', 'in_progress', 'ready', 'handed_over', 'delivered')
               THEN a.promised - a.delivered - a.deducted ELSE 0 END), 0)::int AS open
         FROM allocations a WHERE a.order_line_id = l.id) s ON true
     WHERE l.quantity < s.delivered + s.deducted + l.cancelled + s.open OR s.open < 0
     UNION ALL
     SELECT a.id, a.promised, a.delivered, a.deducted, h.handed, i.loaded FROM allocations a
       LEFT JOIN LATERAL (SELECT coalesce(sum(x.count - x.damaged), 0)::int AS handed FROM handovers x WHERE x.allocation_id = a.id) h ON true
       LEFT JOIN LATERAL (SELECT coalesce(sum(x.quantity), 0)::int AS loaded FROM delivery_items x WHERE x.allocation_id = a.id) i ON true
     WHERE i.loaded > h.handed OR a.delivered > i.loaded`,
  )
}
