import type { World } from '../../src/main.ts'

/** "Bu Ani's company is the cooperative Koperasi Karya.": what kind of buyer it is, and its name. */
export async function ofKind(world: World, buyer: string, kind: string, name: string): Promise<void> {
  await world.db.sql(
    `UPDATE buyers SET kind = $2, name = $3 WHERE id IN (SELECT m.buyer_id FROM buyer_members m JOIN people p ON p.id = m.person_id
       WHERE p.name = $1)`,
    [buyer, kind, name],
  )
}

/** "Keripik Tempe stands on Bu Ani's shelf.": agreed to and past its trial. */
export async function onShelf(world: World, product: string, buyer: string): Promise<void> {
  const now = world.clock.now()
  await world.db.sql(
    `INSERT INTO listings (region_code, product_id, buyer_id, status, outlets, carton_content, since_on, maker_agreed_at, office_agreed_at,
       created_at)
     SELECT p.region_code, p.id, m.buyer_id, 'active', 12, 24, '2027-01-02', $3, $3, $3
     FROM products p, buyer_members m JOIN people x ON x.id = m.person_id WHERE p.name = $1 AND x.name = $2`,
    [product, buyer, now],
  )
}
