import { expect, test } from 'vitest'
import { writeReference } from '../../src/actions/places/reference.ts'
import { openDb } from '../../src/db/open.ts'
import { recount } from '../../src/db/upkeep.ts'

test('a plan made while the queues were empty is not kept for hundreds: they are counted each time they double', async () => {
  const db = await openDb()
  await writeReference(db)
  const at = new Date('2027-01-04T01:00:00Z')
  await db.sql(
    `WITH a AS (INSERT INTO accounts (channel, via, external_id, region_code, created_at)
       VALUES ('whatsapp', '32.15', '1', '32.15', $1) RETURNING id)
     INSERT INTO conversations (account_id, state, created_at) SELECT id, 'null', $1 FROM a`,
    [at],
  )
  const grow = (rows: number) =>
    db.sql(
      `INSERT INTO inbox (channel, external_id, conversation_id, payload, received_at, status, tries)
       SELECT 'whatsapp', gen_random_uuid()::text, c.id, '{}', $1, 'new', 0 FROM conversations c, generate_series(1, $2::int)`,
      [at, rows],
    )
  const known = async () => {
    const [row] = await db.sql<{ rows: number }>(`SELECT reltuples::int AS rows FROM pg_class WHERE relname = 'inbox'`)
    return row!.rows
  }
  for (const [more, counted] of [
    [150, 150],
    [150, 150],
    [200, 500],
  ] as const) {
    await grow(more)
    await recount(db)
    expect(await known()).toBe(counted)
  }
  await db.close()
})
