import type { Deed, Errand, ErrandTools, Result } from '../actions/errand.ts'
import type { ChannelName } from '../chat/channel.ts'
import type { Db, Tx } from '../db/open.ts'

/** Somebody who has an errand has it for so long; after that another may try. */
const LEASE_MS = 5 * 60_000
/** An errand that fails so often is given up: the person hears so, or what is to be done instead is done. */
const MOST_TRIES = 3

interface Row {
  id: number
  name: string
  input: never
  tries: number
  /** whoever waits for it; null: nobody's talk */
  conversation_id: number | null
  account_id: number | null
  channel: ChannelName | null
}

export interface Runner extends Omit<ErrandTools, 'db'> {
  errands: ReadonlyMap<string, Errand>
  log: { error(fields: object, text: string): void }
}

/**
 * Does the oldest errand that nobody is at, outside any transaction. Its result becomes a row of the inbox in the same
 * statement that closes it, or its deed is done in the same transaction, so it comes back once whoever did it.
 * @returns whether there was one
 */
export async function runErrand(db: Db, runner: Runner): Promise<boolean> {
  const { now, log, errands } = runner
  const row = await claim(db, now)
  if (!row) return false
  const errand = errands.get(row.name)
  const tools = { ...runner, db }
  const code = `E${row.id}`
  try {
    // whoever had it before never came back, again and again: it is the errand that brings the program down
    if (row.tries > MOST_TRIES) throw new Error(`'${row.name}' was begun ${row.tries - 1} times and never ended`)
    if (!errand) throw new Error(`there is no errand '${row.name}'`)
    const result = await errand.run(row.input, tools)
    if (typeof result === 'function') await carryOut(db, row, result, now)
    else await comeBack(db, row, result, now)
  } catch (error) {
    log.error({ code, errand: row.name, err: error }, 'an errand failed')
    if (row.tries < MOST_TRIES)
      await db.sql(`UPDATE errands SET not_before = NULL WHERE id = $1 AND tries = $2`, [row.id, row.tries])
    else if (errand && 'instead' in errand) await doInstead(db, row, errand.instead(row.input, tools), code, runner)
    else await giveUp(db, row, code, (runner.house.phrases.apology ?? '').replace('{code}', code), now)
  }
  return true
}

/** For a program that is the only one on its database: what the one before it was at when it ended is anybody's again. */
export const freeErrands = (db: Db) =>
  db.sql(`UPDATE errands SET not_before = NULL WHERE status = 'new' AND not_before IS NOT NULL`)

async function claim(db: Db, now: Date): Promise<Row | undefined> {
  const [row] = await db.sql<Row>(
    `WITH mine AS (
       UPDATE errands SET tries = tries + 1, not_before = $2
       WHERE id = (SELECT id FROM errands WHERE status = 'new' AND (not_before IS NULL OR not_before <= $1)
         ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED)
       RETURNING id, name, input, tries, conversation_id)
     SELECT mine.*, a.id AS account_id, a.channel
     FROM mine LEFT JOIN conversations c ON c.id = mine.conversation_id LEFT JOIN accounts a ON a.id = c.account_id`,
    [now, new Date(now.getTime() + LEASE_MS)],
  )
  return row
}

const comeBack = (db: Db, row: Row, { flow, slots }: Result, now: Date) =>
  db.sql(
    `WITH done AS (UPDATE errands SET status = 'done', done_at = $3 WHERE id = $1 AND tries = $2 AND status = 'new' RETURNING id, conversation_id)
     INSERT INTO inbox (channel, external_id, conversation_id, kind, payload, received_at, status, tries)
     SELECT $4, 'errand:' || id, conversation_id, 'result', $5, $3, 'new', 0 FROM done`,
    [row.id, row.tries, now, row.channel, JSON.stringify({ flow, slots })],
  )

/** Closes the errand and does what came of it, both or neither. Whoever comes too late does nothing. */
const carryOut = (db: Db, row: Row, deed: Deed, now: Date) =>
  db.transaction(async (tx) => {
    if (await close(tx, row, 'done', null, now)) await deed(tx)
  })

/** When even that fails the errand stays, and is tried again after its lease: nobody is left without an answer. */
async function doInstead(db: Db, row: Row, deed: Deed, code: string, { now, log }: Runner): Promise<void> {
  try {
    await db.transaction(async (tx) => {
      if (await close(tx, row, 'failed', code, now)) await deed(tx)
    })
  } catch (error) {
    log.error({ code, errand: row.name, err: error }, 'what is done instead of an errand failed too')
  }
}

async function close(
  tx: Tx,
  { id, tries }: Row,
  status: 'done' | 'failed',
  code: string | null,
  now: Date,
): Promise<boolean> {
  const closed = await tx.sql(
    `UPDATE errands SET status = $3, error_code = $4, done_at = $5 WHERE id = $1 AND tries = $2 AND status = 'new' RETURNING id`,
    [id, tries, status, code, now],
  )
  return closed.length > 0
}

const giveUp = (db: Db, row: Row, code: string, text: string, now: Date) =>
  db.sql(
    `WITH failed AS (UPDATE errands SET status = 'failed', error_code = $2, done_at = $3 WHERE id = $1 AND status = 'new' RETURNING id)
     INSERT INTO outbox (account_id, conversation_id, lane, kind, priority, text, due_at, status, tries, created_at)
     SELECT $4, $5, 'reply', 'reply', 0, $6, $3, 'queued', 0, $3 FROM failed WHERE $4::int IS NOT NULL`,
    [row.id, code, now, row.account_id, row.conversation_id, text],
  )
