import { createHash } from 'node:crypto'
import type { OfficerRole } from '../../chat/actor.ts'
import type { Sql } from '../../db/open.ts'

/** An invitation is good for three days and one person. */
export const INVITATION_DAYS = 3
const VALID_MS = INVITATION_DAYS * 24 * 3_600_000

/** Only the hash of a code is kept. */
export const codeHash = (code: string) => createHash('sha256').update(code.trim().toLowerCase()).digest('hex')

/**
 * The code in what somebody sent: after '/start', in a link ('?start=…'), or the message's last word. What is left of
 * it is only ever compared by its hash.
 */
export function codeIn(text: string): string {
  const started = /\bstart[\s=]+([a-z0-9_-]+)/i.exec(text)?.[1]
  return started ?? text.trim().split(/\s+/).at(-1) ?? ''
}

/**
 * Keeps an invitation with which somebody becomes an officer of a region.
 * @param invitedById the admin who invites; missing for one from the command line
 * @param packingPointId a keeper's point · @param supplierId a treasurer's penyedia; both must be of that region
 * @returns false when there is no such region
 */
export async function keepInvitation(
  sql: Sql,
  invitation: {
    code: string
    role: OfficerRole
    region: string
    now: Date
    invitedById?: number
    packingPointId?: number | undefined
    supplierId?: number | undefined
  },
): Promise<boolean> {
  const { code, role, region, now, invitedById, packingPointId, supplierId } = invitation
  const rows = await sql(
    `INSERT INTO invitations (code_hash, region_code, role, invited_by_id, packing_point_id, supplier_id, created_at, expires_at)
     SELECT $1, code, $2, $3, $4, $5, $6, $7 FROM regions WHERE code = $8 RETURNING id`,
    [
      codeHash(code),
      role,
      invitedById ?? null,
      packingPointId ?? null,
      supplierId ?? null,
      now,
      new Date(now.getTime() + VALID_MS),
      region,
    ],
  )
  return rows.length > 0
}

/** An invitation that can still be accepted. */
export interface OpenInvitation {
  id: number
  regionCode: string
  regionName: string
  officeName: string
  role: OfficerRole
  packingPointId: number | null
  supplierId: number | null
}

/**
 * The invitation of a code. A wrong, used or expired one, and one whose admin has been removed, is not there: which of
 * them it was is nobody's business.
 * @param lock to accept it in this transaction, once
 */
export async function openInvitation(
  sql: Sql,
  text: string,
  now: Date,
  lock: 'lock' | 'look' = 'look',
): Promise<OpenInvitation | undefined> {
  const [row] = await sql<OpenInvitation>(
    `SELECT i.id, i.region_code AS "regionCode", r.name AS "regionName", r.office_name AS "officeName", i.role,
       i.packing_point_id AS "packingPointId", i.supplier_id AS "supplierId"
     FROM invitations i JOIN regions r ON r.code = i.region_code LEFT JOIN officers o ON o.id = i.invited_by_id
     WHERE i.code_hash = $1 AND i.used_at IS NULL AND i.expires_at > $2 AND (o.id IS NULL OR o.status = 'active')
     ${lock === 'lock' ? 'FOR UPDATE OF i' : ''}`,
    [codeHash(codeIn(text)), now],
  )
  return row
}
