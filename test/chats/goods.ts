import { offerOrder } from '../../src/actions/orders/offering/offer.ts'
import { readFeasts } from '../../src/actions/places/reference.ts'
import type { Tx } from '../../src/db/open.ts'
import type { World } from '../../src/main.ts'

const REGION = '32.15'

/** 'Pak Udin keeps Posko Klari.': a packing point, and the officer who was introduced as its keeper. */
export async function packingPoint(world: World, keeper: string, name: string): Promise<void> {
  const now = world.clock.now()
  await world.db.transaction(async ({ prisma }) => {
    const { id } = await prisma.packingPoint.create({
      data: {
        regionCode: REGION,
        districtCode: '32.15.05',
        name,
        address: 'Balai desa',
        dailyCapacity: 200,
        createdAt: now,
      },
    })
    await prisma.officer.updateMany({
      where: { role: 'keeper', person: { name: keeper } },
      data: { packingPointId: id },
    })
  })
}

/** 'Pak Hendra ordered 100 Keripik Tempe for 2027-02-26.': a product or a parcel by its name, offered to its makers. */
export async function order(
  world: World,
  {
    buyer,
    count,
    name,
    neededOn,
    promised,
  }: { buyer: string; count: number; name: string; neededOn: string; promised: boolean },
): Promise<void> {
  const now = world.clock.now()
  const feasts = await readFeasts(world.db)
  await world.db.transaction(async (tx) => {
    const { buyerId } = await tx.prisma.buyerMember.findFirstOrThrow({ where: { person: { name: buyer } } })
    const { parcelId, packingFee, lines } = await contentsOf(tx, name, count)
    const point = await tx.prisma.packingPoint.findFirst({ where: { regionCode: REGION }, orderBy: { id: 'asc' } })
    const number = `KRW-${(await tx.prisma.order.count()) + 1}`
    const total = lines.reduce((sum, { quantity, price }) => sum + quantity * price, 0) + packingFee * count
    const { id } = await tx.prisma.order.create({
      data: {
        number,
        regionCode: REGION,
        buyerId,
        status: 'placed',
        neededOn,
        parcelId,
        parcelCount: parcelId === null ? null : count,
        packingFee,
        packingPointId: point?.id ?? null,
        total: BigInt(total),
        source: 'chat',
        createdAt: now,
        placedAt: now,
        orderLines: {
          create: lines.map(({ label, quantity, price, parcelLineId, products }, index) => ({
            position: index + 1,
            label,
            quantity,
            price,
            parcelLineId,
            orderLineProducts: { create: products.map((productId) => ({ productId })) },
          })),
        },
      },
    })
    await offerOrder(tx, id, now, feasts)
    if (!promised) return
    await tx.sql(
      `UPDATE allocations SET status = 'accepted', promised = offered, answered_at = $1 WHERE status = 'offered'`,
      [now],
    )
    await tx.sql(`UPDATE orders SET status = 'promised' WHERE id = $1`, [id])
    await tx.sql(`DELETE FROM outbox WHERE lane = 'notice' AND status = 'queued'`)
  })
}

async function contentsOf({ prisma }: Tx, name: string, count: number) {
  const parcel = await prisma.parcel.findFirst({
    where: { name },
    include: {
      parcelLines: { orderBy: { position: 'asc' }, include: { parcelLineProducts: { orderBy: { productId: 'asc' } } } },
    },
  })
  if (parcel)
    return {
      parcelId: parcel.id,
      packingFee: parcel.packingFee,
      lines: parcel.parcelLines.map(({ id, label, quantity, price, parcelLineProducts }) => ({
        label,
        price,
        quantity: quantity * count,
        parcelLineId: id,
        products: parcelLineProducts.map(({ productId }) => productId),
      })),
    }
  const products = await prisma.product.findMany({ where: { name }, orderBy: { id: 'asc' } })
  const [first] = products
  if (!first) throw new Error(`nobody sells ${name} yet`)
  const line = {
    label: name,
    price: first.unitPrice ?? 0,
    quantity: count,
    parcelLineId: null,
    products: products.map(({ id }) => id),
  }
  return { parcelId: null, packingFee: 0, lines: [line] }
}
