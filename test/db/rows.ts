import type { Db } from '../../src/db/open.ts'

const AT = new Date('2027-01-04T01:00:00Z')

/**
 * The least that an allocation stands on, in Karawang: regency, kecamatan, maker 1 with product 1, buyer 1, order 1 with
 * line 1 of 100 units. A second regency (Bekasi, with kecamatan, maker 2 and product 2) is there to be mixed up with it.
 */
export async function plant(db: Db): Promise<void> {
  await db.transaction(async ({ sql }) => {
    await sql(
      `INSERT INTO regions (code, name, office_name, bps_code)
       VALUES ('32.15', 'Karawang', 'Dinas', '3215'), ('32.16', 'Bekasi', 'Dinas', '3216')`,
    )
    await sql(
      `INSERT INTO districts (code, region_code, name) VALUES ('32.15.05', '32.15', 'Klari'), ('32.16.15', '32.16', 'Sukatani')`,
    )
    await sql(
      `INSERT INTO sellers (region_code, district_code, name, owner_name, kind, status, source, created_at, updated_at)
       VALUES ('32.15', '32.15.05', 'Keripik Bu Iis', 'Iis', 'food', 'active', 'chat', $1, $1),
              ('32.16', '32.16.15', 'Batik Bu Ani', 'Ani', 'craft', 'active', 'chat', $1, $1)`,
      [AT],
    )
    await sql(
      `INSERT INTO products (region_code, seller_id, name, kind, unit_price, unit, status, created_at, updated_at)
       VALUES ('32.15', 1, 'Keripik Tempe Pedas', 'chips', 15000, 'bungkus', 'approved', $1, $1),
              ('32.16', 2, 'Batik Bekasi', 'batik', 150000, 'lembar', 'approved', $1, $1)`,
      [AT],
    )
    await sql(
      `INSERT INTO buyers (region_code, name, kind, contact_name, status, source, created_at, updated_at)
       VALUES ('32.15', 'PT Maju', 'company', 'Hendra', 'verified', 'chat', $1, $1)`,
      [AT],
    )
    await sql(
      `INSERT INTO orders (number, region_code, buyer_id, status, needed_on, total, source, created_at)
       VALUES ('KRW-2027-1', '32.15', 1, 'placed', '2027-02-24', 1500000, 'chat', $1)`,
      [AT],
    )
    await sql(
      `INSERT INTO order_lines (order_id, region_code, position, label, quantity, price)
       VALUES (1, '32.15', 1, 'Keripik', 100, 15000)`,
    )
  })
}
