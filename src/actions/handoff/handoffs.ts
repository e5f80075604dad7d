import type { FileOut } from '../../chat/reply.ts'
import type { Tx } from '../../db/open.ts'
import { OFFICER_ACTS } from '../../domain/officers.ts'

/** Flows are silent so long after the last word of an officer, or after it was asked for. DESIGN.md §6. */
export const SILENT_MS = 24 * 3_600_000
/** Who may answer people: `talk_to_people` of the domain. */
export const TALKERS = OFFICER_ACTS.talk_to_people

/** A person waiting for, or talking with, an officer. */
export interface OpenHandoff {
  id: number
  conversationId: number
  accountId: number
  regionCode: string
  status: 'open' | 'taken'
  /** name of the business or organisation, else of the person, else the phone */
  name: string
  phone: string | null
  takenById: number | null
  openedAt: Date
  lastWordAt: Date
}

const HANDOFF = `SELECT h.id, h.conversation_id AS "conversationId", c.account_id AS "accountId", h.region_code AS "regionCode", h.status,
    coalesce(
      (SELECT s.name FROM seller_members m JOIN sellers s ON s.id = m.seller_id
       WHERE a.channel = 'whatsapp' AND m.person_id = a.person_id AND s.status <> 'left' ORDER BY s.id LIMIT 1),
      (SELECT b.name FROM buyer_members m JOIN buyers b ON b.id = m.buyer_id
       WHERE a.channel = 'buyer' AND m.person_id = a.person_id AND m.status = 'active' ORDER BY b.id LIMIT 1),
      p.name, a.profile_name, a.external_id) AS name,
    coalesce(p.phone, CASE a.channel WHEN 'whatsapp' THEN a.external_id END) AS phone,
    h.taken_by_id AS "takenById", h.opened_at AS "openedAt", h.last_word_at AS "lastWordAt"
  FROM handoffs h JOIN conversations c ON c.id = h.conversation_id JOIN accounts a ON a.id = c.account_id
    LEFT JOIN people p ON p.id = a.person_id`

/** Everybody of a region who waits for or talks with an officer, whoever wrote longest ago first. */
export const openHandoffs = (tx: Tx, region: string, now: Date): Promise<OpenHandoff[]> =>
  tx.sql<OpenHandoff>(
    `${HANDOFF} WHERE h.region_code = $1 AND h.status <> 'closed' AND h.until_at > $2 ORDER BY h.last_word_at, h.id`,
    [region, now],
  )

/** One of them; nothing when it is closed, over or of another region. @param lock to answer or close it */
export async function handoffOf(
  tx: Tx,
  region: string,
  id: number,
  now: Date,
  lock: 'lock' | 'look' = 'look',
): Promise<OpenHandoff | undefined> {
  const [row] = await tx.sql<OpenHandoff>(
    `${HANDOFF} WHERE h.id = $1 AND h.region_code = $2 AND h.status <> 'closed' AND h.until_at > $3${lock === 'lock' ? ' FOR UPDATE OF h' : ''}`,
    [id, region, now],
  )
  return row
}

/** What was said so far, oldest first. */
export const handoffWords = (tx: Tx, handoffId: number) =>
  tx.sql<{ side: 'person' | 'officer'; officer: string | null; text: string; files: FileOut[]; at: Date }>(
    `SELECT m.side, p.name AS officer, m.text, m.files, m.at FROM handoff_messages m
       LEFT JOIN officers o ON o.id = m.officer_id LEFT JOIN people p ON p.id = o.person_id
     WHERE m.handoff_id = $1 ORDER BY m.id`,
    [handoffId],
  )
