import { writeReference } from '../../src/actions/places/reference.ts'
import type { Db } from '../../src/db/open.ts'

/** A bot that has been running for a while: this many people, this many messages handled and answers sent. */
export const HISTORY = { people: 10_000, messages: 100_000 }

/** Fills an empty database with what was said before; the conversations of the people measured come first. */
export async function fillHistory(db: Db, { people, messages } = HISTORY): Promise<void> {
  const at = '2027-01-03T08:00:00+07:00'
  await writeReference(db)
  await db.transaction(async ({ sql }) => {
    await sql(
      `INSERT INTO accounts (channel, via, external_id, region_code, created_at)
       SELECT 'whatsapp', '32.15', 628120000000 + n, '32.15', $1 FROM generate_series(0, $2 - 1) n`,
      [at, people],
    )
    await sql(`INSERT INTO conversations (account_id, state, created_at) SELECT id, $2, $1 FROM accounts ORDER BY id`, [
      at,
      JSON.stringify({ stack: [], prompts: [], promptNo: 0, talkNo: 0 }),
    ])
    await sql(
      `INSERT INTO inbox (channel, external_id, conversation_id, payload, received_at, status, tries, done_at)
       SELECT 'whatsapp', 'past-' || n, 1 + n % $3, jsonb_build_object('text', 'pesan ke ' || n, 'media', '[]'::jsonb), $1, 'done', 0, $1
       FROM generate_series(1, $2) n`,
      [at, messages, people],
    )
    await sql(
      `INSERT INTO outbox (account_id, conversation_id, lane, kind, priority, text, inbox_id, prompt_no, due_at, status, tries, sent_at, created_at)
       SELECT 1 + n % $3, 1 + n % $3, 'reply', 'reply', 0, 'Berapa harga satuannya? Contoh: 15rb ' || n, n, n / $3, $1, 'sent', 0, $1, $1
       FROM generate_series(1, $2) n`,
      [at, messages, people],
    )
  })
  await db.sql('VACUUM (ANALYZE)')
}
