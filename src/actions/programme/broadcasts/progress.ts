import type { Tx } from '../../../db/open.ts'
import { addDays, instantAt } from '../../../domain/calendar.ts'
import { OFFICER_ACTS } from '../../../domain/officers.ts'
import { queueNotices } from '../../../outbox/queue.ts'
import { officerAccounts } from '../../accounts.ts'
import { action } from '../../action.ts'
import { audit } from '../../audit.ts'
import { toAll } from '../../fulfilment/telling.ts'
import { listLabel } from '../../list-label.ts'
import { pickedId } from '../../picked.ts'

const WHO = OFFICER_ACTS.broadcast
/** Announcements are shown so long. */
const SHOWN_DAYS = 60

interface BroadcastNow {
  id: number
  region: string
  text: string
  count: number
  status: 'draft' | 'sending' | 'stopped' | 'done'
  /** still to be said, on their way included */
  left: number
  said: number
  /** not said: they opted out meanwhile, heard enough this week, cannot be reached, or it was stopped */
  unsaid: number
}

const BROADCAST = `SELECT b.id, b.region_code AS region, b.text, b.count, b.status,
    count(o.id) FILTER (WHERE o.status IN ('queued', 'sending'))::int AS left,
    count(o.id) FILTER (WHERE o.status = 'sent')::int AS said,
    count(o.id) FILTER (WHERE o.status IN ('dropped', 'failed'))::int AS unsaid
  FROM broadcasts b LEFT JOIN outbox o ON o.broadcast_id = b.id`

async function readBroadcast(tx: Tx, id: number, region: string): Promise<BroadcastNow | undefined> {
  const [found] = await tx.sql<BroadcastNow>(`${BROADCAST} WHERE b.id = $1 AND b.region_code = $2 GROUP BY b.id`, [
    id,
    region,
  ])
  return found
}

/** Announcements of the region, latest first. */
export const findBroadcasts = action({
  name: 'find_broadcasts',
  for: WHO,
  needs: {},
  gives: { some: { broadcasts: 'list' }, none: {} },
  async run(_, { tx, actor, today }) {
    const rows = await tx.sql<{ id: number; text: string }>(
      `SELECT id, text FROM broadcasts WHERE region_code = $1 AND created_at >= $2 ORDER BY id DESC LIMIT 20`,
      [actor.region, instantAt(addDays(today, -SHOWN_DAYS))],
    )
    if (!rows.length) return { outcome: 'none' }
    const broadcasts = rows.map(({ id, text }) => ({
      value: String(id),
      label: listLabel(text.replaceAll(/\s+/g, ' ')),
    }))
    return { outcome: 'some', values: { broadcasts } }
  },
})

const COUNTS = { text: 'text', count: 'count', said: 'count', unsaid: 'count?' } as const

/** How far one is. */
export const lookAtBroadcast = action({
  name: 'look_at_broadcast',
  for: WHO,
  needs: { broadcast: 'pick' },
  gives: { going: { ...COUNTS, left: 'count' }, over: { ...COUNTS, how: 'word' }, gone: {} },
  async run({ broadcast }, { tx, actor }) {
    const found = await readBroadcast(tx, pickedId(broadcast), actor.region)
    if (!found) return { outcome: 'gone' }
    const { text, count, said, unsaid, left, status } = found
    const values = { text, count, said, unsaid: unsaid || undefined }
    if (left && status === 'sending') return { outcome: 'going', values: { ...values, left } }
    return { outcome: 'over', values: { ...values, how: `broadcast.${status === 'stopped' ? 'stopped' : 'done'}` } }
  },
})

/** Whoever has not got it gets it no more. What is on its way cannot be called back. */
export const stopBroadcast = action({
  name: 'stop_broadcast',
  for: WHO,
  needs: { broadcast: 'pick' },
  gives: { stopped: { said: 'count', kept_back: 'count' }, gone: {} },
  async run({ broadcast }, { tx, actor, now }) {
    const id = pickedId(broadcast)
    const [row] = await tx.sql<{ id: number }>(
      `UPDATE broadcasts SET status = 'stopped', stopped_at = $3 WHERE id = $1 AND region_code = $2 AND status = 'sending' RETURNING id`,
      [id, actor.region, now],
    )
    if (!row) return { outcome: 'gone' }
    const kept = await tx.sql(
      `UPDATE outbox SET status = 'dropped', error = 'stopped' WHERE broadcast_id = $1 AND status = 'queued' RETURNING id`,
      [id],
    )
    const after = { keptBack: kept.length }
    await audit(tx, actor, now, { act: 'stop_broadcast', subject: 'broadcasts', subjectId: id, after })
    const found = await readBroadcast(tx, id, actor.region)
    return { outcome: 'stopped', values: { said: found?.said ?? 0, kept_back: kept.length }, wrote: true }
  },
})

/** Announcements of which nothing waits any more: admins hear how many got them. @returns how many */
export async function closeBroadcasts(tx: Tx, now: Date, today: string): Promise<Record<string, number>> {
  const over = await tx.sql<BroadcastNow>(
    `${BROADCAST} WHERE b.status = 'sending' GROUP BY b.id
     HAVING count(o.id) FILTER (WHERE o.status IN ('queued', 'sending')) = 0 ORDER BY b.id`,
  )
  for (const { id, region, text, said, unsaid } of over) {
    await tx.sql(`UPDATE broadcasts SET status = 'done' WHERE id = $1`, [id])
    const values = { text: listLabel(text.replaceAll(/\s+/g, ' ')), said, unsaid: unsaid || undefined }
    const notice = { notice: 'announcement_done' as const, values }
    await queueNotices(tx, toAll(await officerAccounts(tx, region, WHO), `broadcast-done:${id}:${today}`, notice), now)
  }
  return { closed: over.length }
}
