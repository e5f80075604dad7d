import type { ChannelName, Fetched } from '../chat/channel.ts'
import type { Media, MediaRef, Message, Unreadable } from '../chat/message.ts'
import type { Db } from '../db/open.ts'
import { keepMedia } from './keep-media.ts'

/** Fetching one message's pictures takes no longer than this; after it another process may try. */
const LEASE_MS = 60_000
/** The network is asked this often; the gaps double from 2 s. */
const MOST_TRIES = 5
const gapMs = (tries: number) => 2_000 * 2 ** tries
/** An album is complete when nothing of it came for so long (inbox/receive.ts). */
const ALBUM_MS = 1_500

export interface Fetcher {
  channel: ChannelName
  via: string
  fetch(ref: string): Promise<Fetched>
  filesDir: string
  log: { warn(fields: object, text: string): void }
}

interface PrepareRow {
  id: number
  payload: Message
  tries: number
}

/**
 * Fetches what the oldest unprepared message of a channel is about, outside any transaction, and hands the message on
 * to its turn. What the network no longer has is said to the person, not hidden.
 * @returns whether there was anything to fetch
 */
export async function prepareNext(db: Db, fetcher: Fetcher, now: Date): Promise<boolean> {
  const row = await claim(db, fetcher, now)
  if (!row) return false
  const media: Media[] = [...row.payload.media]
  let lost: Unreadable | undefined
  for (const ref of row.payload.refs ?? []) {
    const got = await fetchOne(db, fetcher, ref, now)
    if (got === 'later' && row.tries < MOST_TRIES) {
      await again(db, row, now)
      return true
    }
    if (typeof got !== 'string') media.push(got)
    else if (got === 'later' || got === 'media_gone') lost ??= 'media_gone'
    else lost = got
  }
  const { refs: _, ...rest } = row.payload
  const message: Message = { ...rest, media, ...(lost && !media.length ? { unreadable: lost } : {}) }
  // a worker that was too slow writes nothing: somebody else has the row
  await db.sql(
    `UPDATE inbox SET status = 'new', tries = 0, payload = $3, not_before = $4 WHERE id = $1 AND status = 'prepare' AND tries = $2`,
    [
      row.id,
      row.tries,
      JSON.stringify(message),
      message.album === undefined ? null : new Date(now.getTime() + ALBUM_MS),
    ],
  )
  return true
}

async function claim(db: Db, { channel, via }: Fetcher, now: Date): Promise<PrepareRow | undefined> {
  const [row] = await db.sql<PrepareRow>(
    `UPDATE inbox SET tries = tries + 1, not_before = $3 WHERE id = (
       SELECT i.id FROM inbox i WHERE i.status = 'prepare' AND i.channel = $1 AND i.payload->>'via' = $2
         AND (i.not_before IS NULL OR i.not_before <= $4)
       ORDER BY i.id LIMIT 1 FOR UPDATE SKIP LOCKED)
     RETURNING id, payload, tries`,
    [channel, via, new Date(now.getTime() + LEASE_MS), now],
  )
  return row
}

async function fetchOne(
  db: Db,
  { fetch, filesDir, log }: Fetcher,
  { ref, kind, name }: MediaRef,
  now: Date,
): Promise<Media | 'media_gone' | 'too_large' | 'picture' | 'later'> {
  const fetched = await fetch(ref).catch((error: Error): Fetched => {
    log.warn({ err: error }, 'a picture could not be fetched')
    return { fetched: false, why: 'later' }
  })
  if (!fetched.fetched) return fetched.why === 'gone' ? 'media_gone' : fetched.why
  return keepMedia(db.sql, filesDir, fetched.content, { kind, name, now })
}

const again = (db: Db, row: PrepareRow, now: Date) =>
  db.sql(`UPDATE inbox SET not_before = $3 WHERE id = $1 AND status = 'prepare' AND tries = $2`, [
    row.id,
    row.tries,
    new Date(now.getTime() + gapMs(row.tries)),
  ])
