import { receiversOf } from '../../src/actions/programme/broadcasts/audience.ts'
import { type Db, openDb, type Tx } from '../../src/db/open.ts'
import { queueNotices } from '../../src/outbox/queue.ts'
import { planYears } from '../years/plan.ts'
import { settle } from '../years/region.ts'
import { type Beside, inTurn } from './beside.ts'
import type { Store } from './line.ts'

const REGION = '32.15'
const NOW = new Date('2027-03-01T09:00:00+07:00')
const USE_BY = new Date('2027-03-04T09:00:00+07:00')
const VALUES = { text: 'Pasar murah di alun-alun Karawang, Sabtu jam 8. Mampir ya Bu, Pak!', office: 'Dinas Koperasi' }

/** A regency's makers, each with a phone and a conversation. */
export const fillMakers = (db: Db, makers: number): Promise<void> =>
  settle(db, planYears({ makers, companies: 0, orders: 0, days: 1 }))

/** Looked for and queued as an announcement is. */
async function ours(tx: Tx, round: number): Promise<number> {
  const { accountIds } = await receiversOf(tx, REGION, { to: 'makers' }, '2027-03-01')
  const to = (accountId: number) => ({
    notice: 'announcement' as const,
    accountId,
    key: `ours:${round}:${accountId}`,
    values: VALUES,
  })
  return queueNotices(tx, accountIds.map(to), NOW)
}

/** The same rows in one statement that decides nothing. */
const bare = async (tx: Tx, round: number): Promise<number> =>
  (
    await tx.sql(
      `INSERT INTO outbox (key, account_id, conversation_id, lane, kind, priority, notice, values, due_at, use_by, status, tries, created_at)
       SELECT 'bare:' || $1::int || ':' || a.id, a.id, c.id, 'notice', 'broadcast', 50, 'announcement', $2::jsonb, $3, $4, 'queued', 0, $3
       FROM sellers s JOIN seller_members m ON m.seller_id = s.id JOIN accounts a ON a.person_id = m.person_id AND a.channel = 'whatsapp'
         JOIN conversations c ON c.account_id = a.id
       WHERE s.region_code = $5 AND s.status IN ('active', 'paused') AND a.muted_at IS NULL ORDER BY a.id RETURNING id`,
      [round, JSON.stringify(VALUES), NOW, USE_BY, REGION],
    )
  ).length

/** A notice to every maker of the region, beside the bare INSERT … SELECT; each in its transaction. */
export async function measureNotices({ dir, url }: Store, rounds: number): Promise<Beside[]> {
  const db = await openDb({ url, dir: dir && `${dir}/pg` })
  const [count] = await db.sql<{ makers: number }>('SELECT count(*)::int AS makers FROM sellers')
  const toAll = async (work: (tx: Tx, round: number) => Promise<number>, round: number) => {
    const queued = await db.transaction((tx) => work(tx, round))
    if (queued !== count?.makers) throw new Error(`${queued} were queued of ${count?.makers}`)
  }
  try {
    const took = await inTurn(rounds, {
      ours: (round) => toAll(ours, round),
      bare: (round) => toAll(bare, round),
    })
    return [{ what: `to ${count?.makers} makers`, ...took }]
  } finally {
    await db.close()
  }
}
