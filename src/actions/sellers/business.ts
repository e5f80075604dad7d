import type { Actor } from '../../chat/actor.ts'
import type { Tx } from '../../db/open.ts'
import type { SellerState } from '../../domain/sellers.ts'
import { CHOSEN_FOR_MS } from '../chosen.ts'

/** A business as it stands. */
export interface SellerNow {
  id: number
  name: string
  ownerName: string
  /** kecamatan, '32.15.05' */
  districtCode: string
  regionCode: string
  kind: string
  phone: string | null
  nib: string | null
  workers: number | null
  status: SellerState
}

const SELLER = `SELECT s.id, s.name, s.owner_name AS "ownerName", s.district_code AS "districtCode", s.region_code AS "regionCode",
    s.kind, s.phone, s.nib, s.workers, s.status FROM sellers s`

/** Every business of a person that she has not given up, oldest first. */
export const businessesOf = (tx: Tx, personId: number): Promise<SellerNow[]> =>
  tx.sql<SellerNow>(
    `${SELLER} JOIN seller_members m ON m.seller_id = s.id WHERE m.person_id = $1 AND s.status <> 'left' ORDER BY s.id`,
    [personId],
  )

/** Businesses that stand under a phone and belong to nobody yet: imported, or entered by an officer. */
export const waitingFor = (tx: Tx, phone: string): Promise<SellerNow[]> =>
  tx.sql<SellerNow>(
    `${SELLER} WHERE s.phone = $1 AND s.status <> 'left'
       AND NOT EXISTS (SELECT 1 FROM seller_members m WHERE m.seller_id = s.id) ORDER BY s.id`,
    [phone],
  )

/** The business the speaker acts for; throws when the speaker is no maker. @param lock to decide upon it */
export async function ownBusiness(tx: Tx, actor: Actor, lock: 'lock' | 'look' = 'look'): Promise<SellerNow> {
  const [seller] = await tx.sql<SellerNow>(
    `${SELLER} JOIN seller_members m ON m.seller_id = s.id AND m.person_id = $2 WHERE s.id = $1${lock === 'lock' ? ' FOR UPDATE OF s' : ''}`,
    [actor.sellerId ?? 0, actor.personId ?? 0],
  )
  if (!seller) throw new Error('a maker must act here')
  return seller
}

/** Whether the speaker must say first for which of several businesses. */
export async function mustChoose(tx: Tx, actor: Actor, now: Date): Promise<boolean> {
  const [row] = await tx.sql<{ several: boolean; at: string | null }>(
    `SELECT (SELECT count(*) FROM seller_members m JOIN sellers s ON s.id = m.seller_id AND s.status <> 'left'
       WHERE m.person_id = $2) > 1 AS several, c.acting_as ->> 'at' AS at
     FROM conversations c WHERE c.id = $1`,
    [actor.conversationId, actor.personId ?? 0],
  )
  if (!row?.several) return false
  return row.at === null || now.getTime() - new Date(row.at).getTime() > CHOSEN_FOR_MS
}
