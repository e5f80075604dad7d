import { afterAll, beforeAll, expect, test } from 'vitest'
import { salesOf } from '../../../src/actions/reports/collect.ts'
import { agreeToListing } from '../../../src/actions/shops/listings/answer-listing.ts'
import { askListing } from '../../../src/actions/shops/listings/ask-listing.ts'
import { agreeForOffice, keepListing } from '../../../src/actions/shops/listings/office-listing.ts'
import { tellShelfSales } from '../../../src/actions/shops/listings/shelf-sales.ts'
import type { Actor } from '../../../src/chat/actor.ts'
import type { Db } from '../../../src/db/open.ts'
import { freshDb } from '../../db/fresh.ts'
import { act, emptyOffice, NOW, somebody } from '../officers/office.ts'
import { account, business, speaks } from '../people/town.ts'

let db: Db
beforeAll(async () => {
  db = await freshDb()
}, 60_000)
afterAll(() => db.close())

const FEBRUARY = new Date('2027-02-03T02:00:00Z')

/** A maker, her product, a cooperative and an officer. */
async function town(): Promise<{ maker: Actor; shop: Actor; officer: Actor; product: string }> {
  await emptyOffice(db)
  const officer = await somebody(db, 'Bu Rina', ['curator'])
  const { accountId, personId } = await account(db, '628120000001')
  const sellerId = await business(db, personId ?? 0, 'Dapur Bu Sri', '628120000001')
  const buyer = await account(db, '1001', { channel: 'buyer' })
  const product = await db.transaction(async ({ prisma }) => {
    await prisma.buyer.create({
      data: {
        regionCode: '32.15',
        name: 'Koperasi Karya',
        kind: 'cooperative',
        contactName: 'Bu Ani',
        status: 'verified',
        source: 'chat',
        createdAt: NOW,
        updatedAt: NOW,
        buyerMembers: { create: { personId: buyer.personId ?? 0, role: 'owner', since: NOW } },
      },
    })
    const { id } = await prisma.product.create({
      data: {
        regionCode: '32.15',
        sellerId,
        name: 'Keripik Tempe',
        kind: 'chips',
        unit: 'bungkus',
        unitPrice: 15_000,
        status: 'approved',
        createdAt: NOW,
        updatedAt: NOW,
      },
    })
    return String(id)
  })
  return { maker: await speaks(db, accountId), shop: await speaks(db, buyer.accountId), officer, product }
}

const status = async (listing: string) =>
  (await db.sql<{ status: string }>('SELECT status FROM listings WHERE id = $1', [Number(listing)]))[0]?.status

test('nothing stands on a shelf before both have agreed, and only the office lets it stay', async () => {
  const { maker, shop, officer, product } = await town()
  expect((await act(db, shop, askListing, { product, outlets: 3 })).outcome).toBe('asked')
  const [row] = await db.sql<{ id: number }>('SELECT id FROM listings')
  const listing = String(row?.id)
  const sold = { listing, sold: { qty: 10, unit: 'bungkus' }, sold_month: '2027-01' }
  expect((await act(db, shop, tellShelfSales, sold)).outcome).toBe('over')
  expect((await act(db, officer, keepListing, { listing })).outcome).toBe('over')
  expect((await act(db, officer, agreeForOffice, { listing })).outcome).toBe('waiting')
  expect(await status(listing)).toBe('requested')
  expect((await act(db, maker, agreeToListing, { listing })).outcome).toBe('begun')
  expect(await status(listing)).toBe('trial')
  const neighbour = await somebody(db, 'Pak Asep', ['admin'], '32.16')
  expect((await act(db, neighbour, keepListing, { listing })).outcome).toBe('over')
  expect((await act(db, officer, keepListing, { listing })).outcome).toBe('kept')
})

test('pieces that came by an order of the shelf are turnover once', async () => {
  const { maker, shop, officer, product } = await town()
  await act(db, shop, askListing, { product, outlets: 3 })
  const [row] = await db.sql<{ id: number }>('SELECT id FROM listings')
  const listing = String(row?.id)
  await act(db, maker, agreeToListing, { listing })
  await act(db, officer, agreeForOffice, { listing })
  await db.transaction(async ({ prisma }) => {
    const { buyerId } = await prisma.listing.findFirstOrThrow()
    const { sellerId } = await prisma.product.findFirstOrThrow()
    const order = await prisma.order.create({
      data: {
        number: 'KRW-2027-0001',
        regionCode: '32.15',
        buyerId,
        status: 'closed',
        neededOn: '2027-01-20',
        total: 1_500_000n,
        source: 'chat',
        createdAt: NOW,
        orderLines: {
          create: [
            { position: 1, label: 'Keripik Tempe', quantity: 100, price: 15_000, listingId: Number(listing) },
            { position: 2, label: 'Kopi', quantity: 40, price: 30_000 },
          ],
        },
      },
      include: { orderLines: true },
    })
    const shares = await Promise.all(
      order.orderLines.map(({ id: orderLineId, quantity, price }) =>
        prisma.allocation.create({
          data: {
            regionCode: '32.15',
            orderLineId,
            sellerId,
            productId: Number(product),
            offered: quantity,
            promised: quantity,
            delivered: quantity,
            price,
            dueOn: '2027-01-19',
            status: 'delivered',
            createdAt: NOW,
          },
        }),
      ),
    )
    await prisma.delivery.create({
      data: {
        orderId: order.id,
        regionCode: '32.15',
        position: 1,
        plannedOn: '2027-01-20',
        address: 'Jl. Koperasi 2',
        status: 'confirmed',
        receivedAt: new Date('2027-01-20T03:00:00Z'),
        createdAt: NOW,
        deliveryItems: { create: shares.map(({ id, promised }) => ({ allocationId: id, quantity: promised })) },
      },
    })
  })
  const told = await act(
    db,
    shop,
    tellShelfSales,
    { listing, sold: { qty: 120, unit: 'bungkus' }, sold_month: '2027-01' },
    FEBRUARY,
  )
  expect(told).toMatchObject({ outcome: 'saved', values: { units: 120, ordered: 100, amount: 300_000 } })
  const { buyers } = await salesOf(db.sql, { region: '32.15', months: ['2027-01'] })
  const by = (channel: string) =>
    buyers.filter((one) => one.channel === channel).map(({ pieces, amount }) => [pieces, amount])
  // the coffee of the same order stands on no shelf
  expect(by('restock')).toEqual([[140, 2_700_000]])
  expect(by('listing')).toEqual([[20, 300_000]])
})
