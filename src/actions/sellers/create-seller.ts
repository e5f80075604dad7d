import type { Tx } from '../../db/open.ts'
import { districtByCode } from '../../domain/districts.ts'
import { type ActingOfficer, auditAct } from '../people/audit.ts'

/** What is known of a business when it is written down. */
export interface NewSeller {
  name: string
  ownerName: string
  /** kecamatan, '32.15.05'; its regency is the business's region */
  districtCode: string
  /** key of BUSINESS_KINDS */
  kind: string
  /** digits 628…; null for a maker without a phone */
  phone: string | null
  /** 13 digits */
  nib?: string | null
  workers?: number | null
  address?: string | null
}

/** Who writes it down. */
export type SellerEntry =
  | { source: 'chat'; personId: number }
  /** `mentorId`: the officer who speaks for a maker without a smartphone; with one she can be offered orders at once */
  | { source: 'officer'; officer: ActingOfficer; mentorId?: number }
  | { source: 'import'; officer?: ActingOfficer; importBatchId?: number }

export type CreatedSeller =
  | { outcome: 'created'; id: number; region: string }
  | { outcome: 'unknown_district' }
  /** an officer writes down makers of her own region only */
  | { outcome: 'elsewhere'; region: string }
  /** somebody else's business stands under this phone already */
  | { outcome: 'phone_taken'; sellerId: number }

/**
 * Writes a business down. From the chat it is active and belongs to its person. Entered by an officer or imported it
 * sleeps until its own phone writes and its owner consents (PRACTICE.md 8); an entry on her behalf leaves an audit row.
 * One person may own several businesses under one phone; officers and imports may not add to a phone that has one.
 */
export async function createSeller(tx: Tx, seller: NewSeller, entry: SellerEntry, now: Date): Promise<CreatedSeller> {
  const district = districtByCode(seller.districtCode)
  if (!district) return { outcome: 'unknown_district' }
  const region = district.regionCode
  const officer = entry.source === 'chat' ? undefined : entry.officer
  if (officer && officer.region !== region) return { outcome: 'elsewhere', region }
  const other = await holderOfPhone(tx, seller.phone, entry.source === 'chat' ? entry.personId : null)
  if (other !== undefined) return { outcome: 'phone_taken', sellerId: other }
  const mentorId = entry.source === 'officer' ? (entry.mentorId ?? null) : null
  const [row] = await tx.sql<{ id: number }>(
    `INSERT INTO sellers (region_code, district_code, name, owner_name, phone, address, kind, nib, workers, status, source,
       mentor_id, import_batch_id, created_at, updated_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $14) RETURNING id`,
    [
      region,
      district.code,
      seller.name,
      seller.ownerName,
      seller.phone,
      seller.address ?? null,
      seller.kind,
      seller.nib ?? null,
      seller.workers ?? null,
      entry.source === 'chat' || mentorId !== null ? 'active' : 'sleeping',
      entry.source,
      mentorId,
      entry.source === 'import' ? (entry.importBatchId ?? null) : null,
      now,
    ],
  )
  if (!row) throw new Error('a business was not written')
  if (entry.source === 'chat') await addOwner(tx, row.id, entry.personId, now)
  if (officer)
    await auditAct(
      tx,
      { act: 'enter_seller', subject: 'sellers', subjectId: row.id, region, officer, after: seller, onBehalf: true },
      now,
    )
  return { outcome: 'created', id: row.id, region }
}

/** A person becomes the owner of a business. */
export async function addOwner(tx: Tx, sellerId: number, personId: number, now: Date): Promise<void> {
  await tx.sql(
    `INSERT INTO seller_members (seller_id, person_id, role, since) VALUES ($1, $2, 'owner', $3) ON CONFLICT DO NOTHING`,
    [sellerId, personId, now],
  )
}

/** Somebody else's business under this phone. What nobody has taken over yet does not stand in a maker's own way. */
async function holderOfPhone(tx: Tx, phone: string | null, personId: number | null): Promise<number | undefined> {
  if (phone === null) return undefined
  const [row] = await tx.sql<{ id: number }>(
    `SELECT s.id FROM sellers s LEFT JOIN seller_members m ON m.seller_id = s.id
     WHERE s.phone = $1 AND s.status <> 'left' GROUP BY s.id
     HAVING $2::int IS NULL OR (count(m.person_id) > 0 AND NOT $2 = ANY (array_agg(m.person_id))) ORDER BY s.id LIMIT 1`,
    [phone, personId],
  )
  return row?.id
}
