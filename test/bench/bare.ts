import pg from 'pg'
import { openEmbedded } from '../../src/db/embedded/open.ts'
import { openServer } from '../../src/db/server.ts'
import type { Store } from './line.ts'
import { type Subject, stopwatch } from './load.ts'

/** What a turn leaves in the conversation, the inbox and the outbox. */
const STATE = JSON.stringify({
  stack: [{ id: 1, flow: 'tell', step: 'unit_price', slots: { product_name: 'Keripik tempe' } }],
})
const REPLY = 'Berapa harga satuannya?\n_Contoh: 15rb_'

type Run = (name: string, values: unknown[]) => Promise<Record<string, unknown>[]>

const STATEMENTS: Record<string, string> = {
  receive: `INSERT INTO inbox (channel, external_id, conversation_id, payload, received_at, status, tries)
    SELECT 'whatsapp', $2, c.id, $3, $4, 'new', 0 FROM accounts a JOIN conversations c ON c.account_id = a.id
    WHERE a.channel = 'whatsapp' AND a.via = '32.15' AND a.external_id = $1 ON CONFLICT (channel, external_id) DO NOTHING RETURNING id`,
  begin: 'BEGIN',
  lock: `SELECT i.id, i.payload, c.id AS conversation_id, c.account_id, c.state FROM inbox i JOIN conversations c ON c.id = i.conversation_id
    WHERE i.id = $1 FOR UPDATE OF i, c`,
  conversation:
    'UPDATE conversations SET state = $2, prompt_no = prompt_no + 1, last_inbound_at = $3, open_question_at = $3 WHERE id = $1',
  reply: `INSERT INTO outbox (account_id, conversation_id, lane, kind, priority, text, prompt_no, inbox_id, due_at, status, tries, created_at)
    VALUES ($1, $2, 'reply', 'reply', 0, $3, 1, $4, $5, 'queued', 0, $5) RETURNING id`,
  done: `UPDATE inbox SET status = 'done', done_at = $2 WHERE id = $1`,
  commit: 'COMMIT',
  claim: `UPDATE outbox SET status = 'sending', lease_until = $2 WHERE id = $1 AND status = 'queued'`,
  sent: `UPDATE outbox SET status = 'sent', sent_at = $2 WHERE id = $1`,
  // the turn's transaction as one statement
  turn: `WITH taken AS (SELECT i.id, c.id AS conversation_id, c.account_id FROM inbox i JOIN conversations c ON c.id = i.conversation_id
      WHERE i.id = $1 FOR UPDATE OF i, c),
    saved AS (UPDATE conversations c SET state = $2, prompt_no = prompt_no + 1, last_inbound_at = $3, open_question_at = $3
      FROM taken WHERE c.id = taken.conversation_id),
    said AS (INSERT INTO outbox (account_id, conversation_id, lane, kind, priority, text, prompt_no, inbox_id, due_at, status, tries, created_at, lease_until)
      SELECT account_id, conversation_id, 'reply', 'reply', 0, $4, 1, id, $3, 'sending', 0, $3, $3 FROM taken RETURNING id),
    done AS (UPDATE inbox i SET status = 'done', done_at = $3 FROM taken WHERE i.id = taken.id)
    SELECT id FROM said`,
}

/** A statement for every write: received, then one transaction, then claimed and marked as sent. Nothing is decided. */
async function step(run: Run, from: string, externalId: string, payload: string): Promise<void> {
  const now = new Date()
  const [received] = await run('receive', [from, externalId, payload, now])
  await run('begin', [])
  const [row] = await run('lock', [received!.id])
  await run('conversation', [row!.conversation_id, STATE, now])
  const [said] = await run('reply', [row!.account_id, row!.conversation_id, REPLY, row!.id, now])
  await run('done', [row!.id, now])
  await run('commit', [])
  await run('claim', [said!.id, now])
  await run('sent', [said!.id, now])
}

/** The same effect in the fewest statements there can be: three, each committed. */
async function leap(run: Run, from: string, externalId: string, payload: string): Promise<void> {
  const now = new Date()
  const [received] = await run('receive', [from, externalId, payload, now])
  const [said] = await run('turn', [received!.id, STATE, now, REPLY])
  await run('sent', [said!.id, now])
}

/** The writes of a message without the program: what the database itself takes for them. */
export async function bare({ dir, url }: Store, how: 'bare' | 'fewest'): Promise<Subject> {
  const store = url ? openServer(url) : await openEmbedded(dir && `${dir}/pg`)
  const sessions = url ? 8 : 1
  const clients: pg.Client[] = []
  for (let i = 0; i < sessions; i++) {
    const client = new pg.Client(await store.config())
    await client.connect()
    clients.push(client)
  }
  const free = [...clients]
  const line: ((client: pg.Client) => void)[] = []
  let count = 0
  const watch = stopwatch()
  return {
    async answer(person, nth, text) {
      const client = free.pop() ?? (await new Promise<pg.Client>((resolve) => line.push(resolve)))
      const run: Run = async (name, values) => {
        count++
        return (await watch.time(client.query({ name, text: STATEMENTS[name]!, values }))).rows
      }
      const payload = JSON.stringify({ channel: 'whatsapp', via: '32.15', text, media: [] })
      await (how === 'bare' ? step : leap)(run, String(628120000000 + person), `${person}-${nth}`, payload)
      const next = line.shift()
      if (next) next(client)
      else free.push(client)
    },
    statements: () => count,
    inDatabase: watch.total,
    async close() {
      await Promise.all(clients.map((client) => client.end()))
      await store.close()
    },
  }
}
