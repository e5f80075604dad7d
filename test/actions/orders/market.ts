import { type Item, readItem } from '../../../src/actions/orders/placing/item.ts'
import { type NewOrder, type Placed, placeOrder } from '../../../src/actions/orders/placing/place.ts'
import { readFeasts, writeReference } from '../../../src/actions/places/reference.ts'
import type { Db } from '../../../src/db/open.ts'
import { doErrands } from './errands.ts'

export const NOW = new Date('2027-01-11T02:00:00Z')
export const REGION = '32.15'

/** A small market in Karawang: makers with one product each (ids 1, 2 …), and organisations that buy. */
export async function plantMarket(
  db: Db,
  { makers, buyers = 1 }: { makers: readonly { month: number; minimum?: number }[]; buyers?: number },
): Promise<void> {
  await writeReference(db)
  await db.transaction(async ({ prisma }) => {
    for (const [index, { month, minimum = 1 }] of makers.entries()) {
      const number = index + 1
      const phone = `62812${String(number).padStart(8, '0')}`
      const person = await prisma.person.create({ data: { name: `Bu ${number}`, phone, createdAt: NOW } })
      const account = await prisma.account.create({
        data: {
          personId: person.id,
          channel: 'whatsapp',
          via: REGION,
          externalId: phone,
          regionCode: REGION,
          createdAt: NOW,
        },
      })
      await prisma.conversation.create({ data: { accountId: account.id, state: 'null', createdAt: NOW } })
      const seller = await prisma.seller.create({
        data: {
          regionCode: REGION,
          districtCode: '32.15.05',
          name: `Dapur ${number}`,
          ownerName: `Bu ${number}`,
          phone,
          kind: 'food',
          status: 'active',
          source: 'chat',
          createdAt: NOW,
          updatedAt: NOW,
          sellerMembers: { create: { personId: person.id, role: 'owner', since: NOW } },
        },
      })
      await prisma.product.create({
        data: {
          regionCode: REGION,
          sellerId: seller.id,
          name: `Keripik ${number}`,
          kind: 'chips',
          unitPrice: 10_000 + number,
          unit: 'bungkus',
          minOrder: minimum,
          capacityQty: month,
          capacityPer: 'month',
          daysPerWeek: 6,
          leadTimeDays: 1,
          status: 'approved',
          approvedAt: NOW,
          createdAt: NOW,
          updatedAt: NOW,
        },
      })
    }
    for (let number = 1; number <= buyers; number++) await prisma.buyer.create({ data: buyer(number) })
  })
}

const buyer = (number: number) => ({
  regionCode: REGION,
  name: `PT ${number}`,
  kind: 'company',
  contactName: 'Hendra',
  status: 'verified',
  source: 'chat',
  createdAt: NOW,
  updatedAt: NOW,
})

/** A ready-made parcel; each line says how many of which interchangeable products. @returns its id */
export async function plantParcel(db: Db, lines: readonly { quantity: number; products: number[] }[]): Promise<number> {
  return db.transaction(async ({ prisma }) => {
    const { id } = await prisma.parcel.create({
      data: { regionCode: REGION, name: 'Paket Berkah', packingFee: 5_000, status: 'active', createdAt: NOW },
    })
    for (const [index, { quantity, products }] of lines.entries())
      await prisma.parcelLine.create({
        data: {
          parcelId: id,
          regionCode: REGION,
          position: index + 1,
          label: `Isi ${index + 1}`,
          quantity,
          price: 10_000,
          parcelLineProducts: { create: products.map((productId) => ({ productId })) },
        },
      })
    return id
  })
}

/** Places an order for a product or a parcel in a transaction of its own, and waits until it is split. */
export async function place(db: Db, ...how: Placing): Promise<Placed> {
  const placed = await placeUnsplit(db, ...how)
  await doErrands(db, how[2] ?? NOW)
  return placed
}

type Placing = [what: { product?: number; parcel?: number }, order: Partial<NewOrder> & { count: number }, now?: Date]

/** The same without waiting: what is to be split exactly waits for whoever does errands. */
export async function placeUnsplit(db: Db, ...[what, order, now = NOW]: Placing): Promise<Placed> {
  const feasts = await readFeasts(db)
  return db.transaction(async (tx) => {
    const ref = { product: what.product?.toString(), parcel: what.parcel?.toString() }
    const item = (await readItem(tx, ref)) as Item
    const given = {
      buyerId: 1,
      neededOn: '2027-02-24',
      address: 'KIIC',
      contactName: 'Hendra',
      contactPhone: null,
      source: 'chat' as const,
    }
    return placeOrder(tx, item, { ...given, ...order }, now, feasts)
  })
}

export interface Share {
  id: number
  line: number
  seller_id: number
  status: string
  offered: number
  promised: number
}

export const sharesOf = (db: Db, orderId: number): Promise<Share[]> =>
  db.sql<Share>(
    `SELECT a.id, l.position AS line, a.seller_id, a.status, a.offered, a.promised
     FROM allocations a JOIN order_lines l ON l.id = a.order_line_id WHERE l.order_id = $1 ORDER BY a.id`,
    [orderId],
  )

/**
 * Lines whose pieces do not add up, by plain SQL: ordered = delivered + deducted + cancelled + promised open + offered
 * open + missing, with nothing negative.
 */
export const brokenLines = (db: Db): Promise<{ id: number }[]> =>
  db.sql(
    `WITH sums AS (
       SELECT l.id, l.quantity, l.cancelled, coalesce(sum(a.delivered), 0) AS delivered, coalesce(sum(a.deducted), 0) AS deducted,
         coalesce(sum(a.promised - a.delivered - a.deducted) FILTER (WHERE a.status NOT IN ('offered', 'declined', 'lapsed', 'cancelled')), 0) AS promised,
         coalesce(sum(a.offered) FILTER (WHERE a.status = 'offered'), 0) AS offered
       FROM order_lines l LEFT JOIN allocations a ON a.order_line_id = l.id GROUP BY l.id)
     SELECT id FROM sums WHERE least(delivered, deducted, cancelled, promised, offered,
       quantity - delivered - deducted - cancelled - promised - offered) < 0`,
  )
