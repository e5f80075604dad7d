import type { World } from '../../src/main.ts'

/** What a sentence says of a product beside its maker. */
export interface Made {
  name: string
  kind: string
  price: number
  unit: string
  capacity: number
  per: string
  glass: boolean
  certified: boolean
}

/** 'Bu Sri makes Sambal Oncom, sambal in glass, at 22000 a botol, 400 a month.': an approved product of that kind. */
export async function made(world: World, sellerId: number, told: Made): Promise<void> {
  const now = world.clock.now()
  await world.db.transaction(async ({ prisma }) => {
    const { regionCode } = await prisma.seller.findUniqueOrThrow({ where: { id: sellerId } })
    await prisma.product.create({
      data: {
        regionCode,
        sellerId,
        name: told.name,
        kind: told.kind,
        unitPrice: told.price,
        unit: told.unit,
        netWeightG: 200,
        capacityQty: told.capacity,
        capacityPer: told.per,
        daysPerWeek: 6,
        leadTimeDays: 2,
        shelfLifeDays: 120,
        packaging: told.glass ? 'glass' : 'plastic',
        halal: told.certified ? 'ID32110000000000001' : null,
        pirt: '206321501000131',
        status: 'approved',
        approvedAt: now,
        createdAt: now,
        updatedAt: now,
      },
    })
  })
}
