import type { Tx } from '../../../db/open.ts'
import { queueNotices } from '../../../outbox/queue.ts'
import { officerAccounts } from '../../accounts.ts'
import { toAll } from '../telling.ts'
import { holdBatch, traceLines } from './batch.ts'

/** What a serious complaint is about. */
export interface Suspect {
  complaintId: number
  allocationId: number
  product: string
  unit: string
  seller: string
  phone: string | null
  codes: string | null
  buyer: string
  number: string
  kind: string
  count: number | null
  region: string
}

const COLUMNS = `c.id AS "complaintId", c.allocation_id AS "allocationId", p.name AS product, coalesce(p.unit, 'pcs') AS unit,
  s.name AS seller, s.phone, b.name AS buyer, o.number, c.kind, c.count, c.region_code AS region,
  (SELECT string_agg(DISTINCT h.production_code, ', ') FROM handovers h WHERE h.allocation_id = a.id AND h.refuse_reason IS NULL) AS codes`
const FROM = `complaints c JOIN allocations a ON a.id = c.allocation_id JOIN products p ON p.id = a.product_id
  JOIN sellers s ON s.id = a.seller_id JOIN orders o ON o.id = c.order_id JOIN buyers b ON b.id = o.buyer_id`
/** A batch that still waits for an officer's decision: something of it was held and neither released nor withdrawn. */
const UNDECIDED = `c.serious AND EXISTS (SELECT 1 FROM handovers h WHERE h.allocation_id = c.allocation_id AND h.blocked_at IS NOT NULL)`

/** Serious complaints of a region that nobody has decided, oldest first. */
export const undecided = (tx: Tx, region: string): Promise<Suspect[]> =>
  tx.sql<Suspect>(`SELECT ${COLUMNS} FROM ${FROM} WHERE c.region_code = $1 AND ${UNDECIDED} ORDER BY c.id`, [region])

/** One of them, whether decided or not. */
export async function suspectOf(tx: Tx, region: string, complaintId: number): Promise<Suspect | undefined> {
  const [row] = await tx.sql<Suspect>(
    `SELECT ${COLUMNS} FROM ${FROM} WHERE c.region_code = $1 AND c.id = $2 AND c.serious`,
    [region, complaintId],
  )
  return row
}

/**
 * Ill, mouldy, a foreign object: the batch stops where it is, and every officer who may act hears at once, whatever the
 * hour, which parcels and companies hold it (PRACTICE 27).
 */
export async function raiseAlarm(tx: Tx, region: string, complaintId: number, now: Date): Promise<void> {
  const suspect = await suspectOf(tx, region, complaintId)
  if (!suspect) return
  await holdBatch(tx, suspect.allocationId, now)
  const { product, unit, seller, phone, codes, buyer, number, kind, count } = suspect
  const values = {
    what: `complaint.${kind}`,
    product,
    unit,
    seller,
    phone: phone ?? undefined,
    codes: codes ?? undefined,
    buyer,
    number,
    count: count ?? undefined,
    holders: await traceLines(tx, suspect.allocationId),
  }
  const officers = await officerAccounts(tx, region, ['admin', 'curator', 'keeper', 'mentor'])
  await queueNotices(tx, toAll(officers, `serious:${complaintId}`, { notice: 'serious_complaint', values }), now)
}
