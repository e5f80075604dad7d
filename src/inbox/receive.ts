import type { Message } from '../chat/message.ts'
import type { Db } from '../db/open.ts'
import { columnOf, together } from '../db/together.ts'

/** Telegram's bots serve every regency: whose catalogue a stranger sees first, until a region is known. */
const HOME_REGION = '32.15'
/** Photos sent together arrive one by one: an album is complete when nothing of it came for so long. House figure. */
const ALBUM_MS = 1_500

/**
 * Whether a message was taken in, had come before, changed one that was not answered yet, or was one too many. Only then
 * does the channel confirm it.
 */
export type Received = 'new' | 'duplicate' | 'changed' | 'dropped'

/**
 * Puts a message in the inbox under its unique (channel, external id): the one thing a channel's handler does.
 * One statement for somebody known; a stranger's account and conversation come first. One whose pictures are still at
 * the network waits there as 'prepare'. An edit or a deletion changes a message that nobody has begun to answer; of a
 * message already answered a deletion means nothing.
 * @param letNewcomer whether somebody who was never here may come in at this moment
 */
export async function receive(db: Db, sent: Message, now: Date, letNewcomer = () => true): Promise<Received> {
  const message = proper(sent)
  if (message.about !== undefined && (await changeUnanswered(db, message, now))) return 'changed'
  if (message.unreadable === 'deleted') return 'changed'
  if (message.replyTo !== undefined || message.alsoKnownAs?.length) await keepIdentity(db, message, now)
  if (await insert(db, { message, now })) return 'new'
  const known = await db.sql<{ id: number }>('SELECT id FROM inbox WHERE channel = $1 AND external_id = $2', [
    message.channel,
    message.externalId,
  ])
  if (known.length) return 'duplicate'
  if (!letNewcomer()) return 'dropped'
  await openConversation(db, message, now)
  await keepIdentity(db, message, now)
  return (await insert(db, { message, now })) ? 'new' : 'duplicate'
}

/** Puts messages of known people into the inbox, in their order. @returns of each whether it was new, and from somebody known */
const insert = together(async (db, sent: readonly { message: Message; now: Date }[]): Promise<boolean[]> => {
  const of = <T>(value: (message: Message, now: Date) => T) => columnOf(sent, ({ message, now }) => value(message, now))
  const rows = await db.sql<{ key: string }>(
    `INSERT INTO inbox (channel, external_id, conversation_id, payload, received_at, status, tries, album, not_before)
     SELECT m.channel, m.external_id, c.id, m.payload, m.received_at, m.status, 0, m.album, m.not_before
     FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::jsonb[], $6::timestamptz[], $7::text[], $8::text[], $9::timestamptz[])
       WITH ORDINALITY AS m (channel, external_id, via, sender, payload, received_at, status, album, not_before, nth)
     JOIN accounts a ON a.id = coalesce(
       (SELECT id FROM accounts WHERE channel = m.channel AND via = m.via AND external_id = m.sender),
       (SELECT account_id FROM account_aliases WHERE channel = m.channel AND via = m.via AND external_id = m.sender))
     JOIN conversations c ON c.account_id = a.id
     ORDER BY m.nth
     ON CONFLICT (channel, external_id) DO NOTHING
     RETURNING channel || ' ' || external_id AS key`,
    [
      of(({ channel }) => channel),
      of(({ externalId }) => externalId),
      of(({ via }) => via),
      of(({ from }) => from),
      of(storable),
      of((_, now) => now),
      of(({ refs }) => (refs?.length ? 'prepare' : 'new')),
      of(({ album }) => album ?? null),
      of(({ album, refs }, now) => (album === undefined || refs?.length ? null : new Date(now.getTime() + ALBUM_MS))),
    ],
  )
  const inserted = new Set(rows.map(({ key }) => key))
  // the same message twice in one go is new once
  return sent.map(({ message: { channel, externalId } }) => inserted.delete(`${channel} ${externalId}`))
})

/**
 * The network vouches that two ids are one person. An account known only by the other id takes this one. Where both
 * exist, one that is nobody's yet becomes the other's; two persons stay two until an officer says that they are one, and
 * that the network says so is kept for her.
 */
async function keepIdentity(db: Db, { channel, via, from, alsoKnownAs = [], replyTo }: Message, now: Date) {
  await db.sql(
    `UPDATE accounts SET external_id = $3 WHERE channel = $1 AND via = $2 AND external_id = ANY ($4::text[])
     AND NOT EXISTS (SELECT 1 FROM accounts WHERE channel = $1 AND via = $2 AND external_id = $3)`,
    [channel, via, from, alsoKnownAs],
  )
  await db.sql(
    `WITH own AS (SELECT id FROM accounts WHERE channel = $1 AND via = $2 AND external_id = $3),
     address AS (UPDATE accounts SET address = $5 FROM own WHERE accounts.id = own.id AND $5::text IS NOT NULL AND address IS DISTINCT FROM $5)
     INSERT INTO account_aliases (account_id, channel, via, external_id, created_at)
     SELECT own.id, $1, $2, alias, $6 FROM own, unnest($4::text[]) alias
     ON CONFLICT (channel, via, external_id) DO UPDATE SET account_id = excluded.account_id
       WHERE account_aliases.account_id <> excluded.account_id`,
    [channel, via, from, alsoKnownAs, replyTo ?? null, now],
  )
  if (alsoKnownAs.length) await joinNobodys(db, channel, via, [from, ...alsoKnownAs])
}

/**
 * Of one person's accounts those that are nobody's yet become hers. What a stranger was being asked there is dropped for
 * a maker: she is none. Accounts of different persons are left as they are.
 */
async function joinNobodys(db: Db, channel: string, via: string, ids: readonly string[]): Promise<void> {
  await db.sql(
    `WITH theirs AS (SELECT id, person_id FROM accounts WHERE channel = $1 AND via = $2 AND external_id = ANY ($3::text[])),
     owner AS (SELECT min(person_id) AS id FROM theirs HAVING count(DISTINCT person_id) = 1),
     joined AS (UPDATE accounts a SET person_id = owner.id FROM theirs, owner
       WHERE a.id = theirs.id AND theirs.person_id IS NULL AND a.person_id IS NULL RETURNING a.id)
     UPDATE conversations c SET open_question_at = NULL, state = jsonb_build_object('stack', '[]'::jsonb, 'prompts', '[]'::jsonb,
       'promptNo', c.prompt_no, 'talkNo', coalesce((c.state ->> 'talkNo')::int, 0))
     FROM joined, owner WHERE c.account_id = joined.id AND EXISTS (SELECT 1 FROM seller_members m WHERE m.person_id = owner.id)`,
    [channel, via, ids],
  )
}

/** Two first messages at once end in one account: the keys see to it. */
async function openConversation(db: Db, message: Message, now: Date): Promise<void> {
  const { channel, via, from } = message
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

/** A message that is still waiting is what its sender made of it. @returns whether it was still waiting */
async function changeUnanswered(db: Db, { channel, about, unreadable, text }: Message, now: Date): Promise<boolean> {
  const rows =
    unreadable === 'deleted'
      ? await db.sql(
          `UPDATE inbox SET status = 'done', done_at = $3, payload = payload - 'text' - 'media' - 'refs'
           WHERE channel = $1 AND external_id = $2 AND done_at IS NULL RETURNING id`,
          [channel, about, now],
        )
      : await db.sql(
          `UPDATE inbox SET payload = jsonb_set(payload - 'proposal', '{text}', to_jsonb($3::text))
           WHERE channel = $1 AND external_id = $2 AND done_at IS NULL RETURNING id`,
          [channel, about, storableText(text ?? '')],
        )
  return rows.length > 0
}

/** What must be words when it is there at all. */
const WORDS = ['text', 'profileName', 'pick', 'contact', 'quotes', 'quotable', 'replyTo', 'album', 'about'] as const

/**
 * A library hands on whatever a network made of a message: what is not words where words belong is not there, and no id
 * holds what the database cannot keep. A message that could not be written down would come again for ever.
 */
function proper(sent: Message): Message {
  const message = { ...sent, from: storableText(sent.from), externalId: storableText(sent.externalId) }
  for (const name of WORDS) {
    const word: unknown = message[name]
    if (word === undefined) continue
    if (typeof word === 'string') message[name] = storableText(word)
    else delete message[name]
  }
  if (sent.alsoKnownAs) message.alsoKnownAs = sent.alsoKnownAs.map(storableText)
  return message
}

/** A message as PostgreSQL can keep it: it has no NUL, and half a surrogate pair is no character. */
const storable = (message: Message): string =>
  JSON.stringify(message, (_, value: unknown) => (typeof value === 'string' ? storableText(value) : value))

const storableText = (text: unknown) => String(text).replaceAll('\0', '').toWellFormed()
