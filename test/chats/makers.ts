import type { World } from '../../src/main.ts'

const REGION = '32.15'
const KLARI = '32.15.05'

/** "Bu Onah's business Dapur Mak Onah was written down by the office.": it sleeps until that phone writes. */
export async function writtenDown(world: World, owner: { name: string; id: string }, business: string): Promise<void> {
  const now = world.clock.now()
  await world.db.transaction(async ({ prisma }) => {
    const { id: sellerId } = await prisma.seller.create({
      data: {
        regionCode: REGION,
        districtCode: KLARI,
        name: business,
        ownerName: owner.name,
        phone: owner.id,
        kind: 'food',
        status: 'sleeping',
        source: 'import',
        createdAt: now,
        updatedAt: now,
      },
    })
    await prisma.product.create({
      data: {
        regionCode: REGION,
        sellerId,
        name: 'Rengginang Ketan',
        kind: 'crackers',
        status: 'draft',
        createdAt: now,
        updatedAt: now,
      },
    })
  })
}

/** 'Bu Sri is suspended.' */
export async function suspend(world: World, name: string): Promise<void> {
  await world.db.sql(`UPDATE sellers SET status = 'suspended' WHERE owner_name = $1`, [name])
}

/** 'Keripik Tempe waits for its halal number.' */
export async function waitForHalal(world: World, product: string): Promise<void> {
  await world.db.sql(
    `UPDATE products SET status = 'waiting_halal', halal = NULL, halal_said = 'in_process', approved_at = NULL WHERE name = $1`,
    [product],
  )
}
