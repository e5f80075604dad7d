import type { Message } from '../chat/message.ts'
import type { Db } from '../db/open.ts'

/** Telegram's bots serve every regency: whose catalogue a stranger sees first, until a region is known. */
const HOME_REGION = '32.15'

/** Whether a message was taken in, or had come before. Only then does the channel confirm it. */
export type Received = 'new' | 'duplicate'

/**
 * Puts a message in the inbox under its unique (channel, external id): the one thing a channel's handler does.
 * One statement for somebody known; a stranger's account and conversation come first.
 */
export async function receive(db: Db, message: Message, now: Date): Promise<Received> {
  const inserted = await insert(db, message, now)
  if (inserted) return 'new'
  const known = await db.sql<{ id: number }>('SELECT id FROM inbox WHERE channel = $1 AND external_id = $2', [
    message.channel,
    message.externalId,
  ])
  if (known.length) return 'duplicate'
  await openConversation(db, message, now)
  return (await insert(db, message, now)) ? 'new' : 'duplicate'
}

async function insert(db: Db, message: Message, now: Date): Promise<boolean> {
  const rows = await db.sql(
    `INSERT INTO inbox (channel, external_id, conversation_id, payload, received_at, status, tries)
     SELECT $1, $2, c.id, $5, $6, 'new', 0
     FROM accounts a JOIN conversations c ON c.account_id = a.id
     WHERE a.channel = $1 AND a.via = $3 AND a.external_id = $4
     ON CONFLICT (channel, external_id) DO NOTHING
     RETURNING id`,
    [message.channel, message.externalId, message.via, message.from, storable(message), now],
  )
  return rows.length > 0
}

/** Two first messages at once end in one account: the keys see to it. */
async function openConversation(db: Db, { channel, via, from }: Message, now: Date): Promise<void> {
  await db.sql(
    `INSERT INTO accounts (channel, via, external_id, region_code, created_at)
     VALUES ($1, $2, $3, coalesce((SELECT code FROM regions WHERE code = $2), $5), $4)
     ON CONFLICT (channel, via, external_id) DO NOTHING`,
    [channel, via, from, now, HOME_REGION],
  )
  await db.sql(
    `INSERT INTO conversations (account_id, state, created_at)
     SELECT id, 'null', $4 FROM accounts WHERE channel = $1 AND via = $2 AND external_id = $3
     ON CONFLICT (account_id) DO NOTHING`,
    [channel, via, from, now],
  )
}

/** A message as PostgreSQL can keep it: it has no NUL, and half a surrogate pair is no character. */
const storable = (message: Message): string =>
  JSON.stringify(message, (_, value: unknown) =>
    typeof value === 'string' ? value.replaceAll('\0', '').toWellFormed() : value,
  )
