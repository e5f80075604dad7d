import { phoneText } from '../../answers/grammar/say.ts'
import type { Tx } from '../../db/open.ts'

/**
 * The one human contact of an order that both sides may call (PRACTICE 18): whoever signs for its penyedia, else the office
 * of its regency. As it is said: 'Hj. Nani, 0812-0000-0009'; nothing when neither has a number.
 */
export async function contactOf(tx: Tx, orderId: number): Promise<string | undefined> {
  const [row] = await tx.sql<{
    supplier: string | null
    phone: string | null
    office: string
    office_phone: string | null
  }>(
    `SELECT coalesce(s.signatory, s.name) AS supplier, s.phone, r.office_name AS office, r.office_phone
     FROM orders o JOIN regions r ON r.code = o.region_code LEFT JOIN suppliers s ON s.id = o.supplier_id WHERE o.id = $1`,
    [orderId],
  )
  if (row?.phone) return `${row.supplier}, ${/^62\d+$/.test(row.phone) ? phoneText(row.phone) : row.phone}`
  return row?.office_phone ? `${row.office}, ${row.office_phone}` : undefined
}

/** Whom both sides may call before there is an order: the office of a regency; nothing when it has no number. */
export async function contactOfRegion(tx: Tx, region: string): Promise<string | undefined> {
  const [row] = await tx.sql<{ office: string; phone: string | null }>(
    'SELECT office_name AS office, office_phone AS phone FROM regions WHERE code = $1',
    [region],
  )
  return row?.phone ? `${row.office}, ${row.phone}` : undefined
}
