import type { Tx } from '../../db/open.ts'
import { type ProductNow, productOf } from '../products/fields.ts'

/** A product as an officer of its region sees it. */
export interface ProductToJudge extends ProductNow {
  business: string
  ownerName: string
  districtCode: string
  mentorId: number | null
  /** last change, whoever made it: a card shown before it is out of date */
  updatedAt: Date
  approvedAt: Date | null
}

/**
 * One product of a region; another region's is not there.
 * @param lock to decide upon it in this transaction
 */
export async function productIn(
  tx: Tx,
  region: string,
  id: number,
  lock: 'lock' | 'look' = 'look',
): Promise<ProductToJudge | undefined> {
  const [row] = await tx.sql<
    Pick<ProductToJudge, 'business' | 'ownerName' | 'districtCode' | 'mentorId' | 'updatedAt' | 'approvedAt'> & {
      sellerId: number
    }
  >(
    `SELECT p.seller_id AS "sellerId", s.name AS business, s.owner_name AS "ownerName", s.district_code AS "districtCode",
       s.mentor_id AS "mentorId", p.updated_at AS "updatedAt", p.approved_at AS "approvedAt"
     FROM products p JOIN sellers s ON s.id = p.seller_id
     WHERE p.id = $1 AND p.region_code = $2 ${lock === 'lock' ? 'FOR UPDATE OF p' : ''}`,
    [id, region],
  )
  const product = row && (await productOf(tx, row.sellerId, id))
  return row && product ? { ...product, ...row } : undefined
}
