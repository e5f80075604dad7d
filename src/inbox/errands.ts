import type { Errand, ErrandTools } from '../actions/errand.ts'
import type { ChannelName } from '../chat/channel.ts'
import type { Db } from '../db/open.ts'

/** Somebody who has an errand has it for so long; after that another may try. */
const LEASE_MS = 5 * 60_000
/** An errand that fails so often is given up, and the person hears so. */
const MOST_TRIES = 3

interface Row {
  id: number
  name: string
  input: never
  tries: number
  conversation_id: number
  account_id: number
  channel: ChannelName
}

export interface Runner extends Omit<ErrandTools, 'db'> {
  errands: ReadonlyMap<string, Errand>
  log: { error(fields: object, text: string): void }
}

/**
 * Does the oldest errand that nobody is at, outside any transaction; its result becomes a row of the inbox in the same
 * statement that closes it, so it comes back once whoever did it. @returns whether there was one
 */
export async function runErrand(db: Db, runner: Runner): Promise<boolean> {
  const { now, log, errands } = runner
  const row = await claim(db, now)
  if (!row) return false
  try {
    const errand = errands.get(row.name)
    if (!errand) throw new Error(`there is no errand '${row.name}'`)
    const { flow, slots } = await errand.run(row.input, { ...runner, db })
    await db.sql(
      `WITH done AS (UPDATE errands SET status = 'done', done_at = $3 WHERE id = $1 AND tries = $2 AND status = 'new' RETURNING id, conversation_id)
       INSERT INTO inbox (channel, external_id, conversation_id, kind, payload, received_at, status, tries)
       SELECT $4, 'errand:' || id, conversation_id, 'result', $5, $3, 'new', 0 FROM done`,
      [row.id, row.tries, now, row.channel, JSON.stringify({ flow, slots })],
    )
  } catch (error) {
    const code = `E${row.id}`
    log.error({ code, errand: row.name, err: error }, 'an errand failed')
    if (row.tries >= MOST_TRIES)
      await giveUp(db, row, code, (runner.house.phrases.apology ?? '').replace('{code}', code), now)
    else await db.sql(`UPDATE errands SET not_before = NULL WHERE id = $1 AND tries = $2`, [row.id, row.tries])
  }
  return true
}

async function claim(db: Db, now: Date): Promise<Row | undefined> {
  const [row] = await db.sql<Row>(
    `UPDATE errands e SET tries = tries + 1, not_before = $2 FROM conversations c JOIN accounts a ON a.id = c.account_id
     WHERE e.id = (SELECT id FROM errands WHERE status = 'new' AND (not_before IS NULL OR not_before <= $1)
       ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED) AND c.id = e.conversation_id
     RETURNING e.id, e.name, e.input, e.tries, e.conversation_id, a.id AS account_id, a.channel`,
    [now, new Date(now.getTime() + LEASE_MS)],
  )
  return row
}

const giveUp = (db: Db, row: Row, code: string, text: string, now: Date) =>
  db.sql(
    `WITH failed AS (UPDATE errands SET status = 'failed', error_code = $2, done_at = $3 WHERE id = $1 AND status = 'new' RETURNING id)
     INSERT INTO outbox (account_id, conversation_id, lane, kind, priority, text, due_at, status, tries, created_at)
     SELECT $4, $5, 'reply', 'reply', 0, $6, $3, 'queued', 0, $3 FROM failed`,
    [row.id, code, now, row.account_id, row.conversation_id, text],
  )
