import { instantAt } from '../../src/domain/calendar.ts'
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

/** 'Keripik Tempe has the P-IRT 206321501000127 until 2027-02-05.': looked up by nobody yet. */
export async function pirtOf(world: World, product: string, number: string, until: string): Promise<void> {
  await world.db.sql('UPDATE products SET pirt = $2 WHERE name = $1', [product, number])
  await world.db.sql(
    `INSERT INTO permits (region_code, seller_id, product_id, kind, number, valid_until_on, status, created_at)
     SELECT region_code, seller_id, id, 'pirt', $2, $3, 'claimed', $4 FROM products WHERE name = $1`,
    [product, number, until, world.clock.now()],
  )
}

/** 'The capacities were told on 2026-09-01.': those of everybody there is. */
export async function capacitiesToldOn(world: World, day: string): Promise<void> {
  await world.db.sql('UPDATE products SET capacity_confirmed_at = $1', [instantAt(day)])
}
