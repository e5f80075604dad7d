import type { Tx } from '../../../db/open.ts'
import { queueNotices } from '../../../outbox/queue.ts'
import { officerAccounts } from '../../accounts.ts'
import { toAll } from '../../fulfilment/telling.ts'

/** What a company did for makers besides buying (PRACTICE 26). */
export interface Done {
  /** what it was written down for, once: 'listing:12', 'space:3' */
  subject: string
  regionCode: string
  buyerId: number
  kind: 'space' | 'training' | 'goods' | 'machine' | 'listing' | 'other'
  /** 'YYYY-MM-DD' */
  day: string
  note: string
  /** integer rupiah */
  value?: number
}

/** Writes down what the program has seen itself; it counts once an officer has confirmed it. */
export async function noteByItself(tx: Tx, done: Done, now: Date): Promise<void> {
  const { subject, regionCode, buyerId, kind, day, note, value } = done
  const [row] = await tx.sql<{ id: number }>(
    `INSERT INTO partnership_entries (region_code, buyer_id, kind, day, value, note, subject, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (subject) DO NOTHING RETURNING id`,
    [regionCode, buyerId, kind, day, value ?? null, note, subject, now],
  )
  if (row) await tellWaiting(tx, row.id, regionCode, now)
}

/** Officers are asked to confirm an entry. */
export async function tellWaiting(tx: Tx, id: number, regionCode: string, now: Date): Promise<void> {
  const officers = await officerAccounts(tx, regionCode, ['admin', 'curator'])
  const notice = { notice: 'partnership_to_confirm' as const, values: {}, slots: { entry: String(id) } }
  await queueNotices(tx, toAll(officers, `partnership-entry:${id}`, notice), now)
}
