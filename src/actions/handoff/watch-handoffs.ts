import type { Sql, Tx } from '../../db/open.ts'
import { type Notice, queueNotices } from '../../outbox/queue.ts'
import { officerAccounts } from '../accounts.ts'
import { officeOf } from '../people/office.ts'
import { TALKERS } from './handoffs.ts'

/** So long somebody waits before officers are reminded, once. House figure: a morning's or an afternoon's half. */
const REMIND_MS = 2 * 3_600_000

interface Waiting {
  id: number
  region_code: string
  account_id: number
  status: 'open' | 'taken'
  conversation_id: number
}

const WAITING = `SELECT h.id, h.region_code, c.account_id, h.status, h.conversation_id
  FROM handoffs h JOIN conversations c ON c.id = h.conversation_id`

/**
 * Closes every hand-over whose day is over: flows speak again, and the person hears so. Whoever was never answered is told
 * where else to ask.
 * @returns how many were closed
 */
export async function closeSilentHandoffs(tx: Tx, now: Date): Promise<number> {
  const over = await tx.sql<Waiting>(
    `${WAITING} WHERE h.status <> 'closed' AND h.until_at <= $1 ORDER BY h.id FOR UPDATE OF h`,
    [now],
  )
  const notices: Notice[] = []
  for (const { id, region_code, account_id: accountId, status, conversation_id } of over) {
    await tx.sql(`UPDATE handoffs SET status = 'closed', closed_at = $2 WHERE id = $1`, [id, now])
    await tx.sql('UPDATE conversations SET handoff_until = NULL WHERE id = $1 AND handoff_until <= $2', [
      conversation_id,
      now,
    ])
    const key = `handoff-closed:${id}`
    if (status === 'taken') {
      notices.push({ notice: 'handoff_closed', accountId, key, values: {}, slots: {} })
      continue
    }
    const { name: office, check } = await officeOf(tx, region_code)
    notices.push({ notice: 'handoff_unanswered', accountId, key, values: {}, slots: { office, check } })
  }
  await queueNotices(tx, notices, now)
  return over.length
}

/**
 * Whoever has waited for two hours without a word of an officer: everybody who talks to people hears so, once.
 * @returns how many people wait like that
 */
export async function remindOfWaiting(tx: Tx, now: Date): Promise<number> {
  const waiting = await tx.sql<Waiting>(
    `UPDATE handoffs h SET reminded_at = $1 FROM conversations c
     WHERE c.id = h.conversation_id AND h.status = 'open' AND h.reminded_at IS NULL AND h.until_at > $1 AND h.opened_at <= $2
     RETURNING h.id, h.region_code, c.account_id, h.status, h.conversation_id`,
    [now, new Date(now.getTime() - REMIND_MS)],
  )
  for (const { id, region_code } of waiting.sort((a, b) => a.id - b.id))
    await queueNotices(
      tx,
      (await officerAccounts(tx, region_code, TALKERS)).map(({ accountId }) => ({
        notice: 'handoff_waiting' as const,
        accountId,
        key: `handoff-waiting:${id}:${accountId}`,
        values: {},
        slots: { handoff: String(id) },
      })),
      now,
    )
  return waiting.length
}

/** The earliest instant at which somebody has waited two hours or a hand-over's day is over. */
export async function nextHandoffWatch(sql: Sql): Promise<Date | undefined> {
  const [first] = await sql<{ over: Date | null; opened: Date | null }>(
    `SELECT min(until_at) AS over, min(opened_at) FILTER (WHERE status = 'open' AND reminded_at IS NULL) AS opened
     FROM handoffs WHERE status <> 'closed'`,
  )
  const remind = first?.opened && new Date(first.opened.getTime() + REMIND_MS)
  const over = first?.over ?? undefined
  return remind && (!over || remind < over) ? remind : over
}
