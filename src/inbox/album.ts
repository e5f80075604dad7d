import type { Message } from '../chat/message.ts'
import type { Tx } from '../db/open.ts'
import type { InboxRow } from './row.ts'

/**
 * Photos sent together are one answer: their rows become one message, with the first caption there is. The other rows are
 * done with that; the first one is when its turn is.
 */
export async function gatherAlbum(tx: Tx, row: InboxRow, now: Date): Promise<void> {
  const others = await tx.sql<{ id: number; payload: Message }>(
    `WITH done AS (UPDATE inbox SET status = 'done', done_at = $4
       WHERE conversation_id = $1 AND album = $2 AND id > $3 AND done_at IS NULL RETURNING id, payload)
     SELECT id, payload FROM done ORDER BY id`,
    [row.conversation_id, row.album, row.id, now],
  )
  const messages = [row.payload as Message, ...others.map(({ payload }) => payload)]
  const text = messages.map((message) => message.text).find(Boolean)
  const media = messages.flatMap((message) => message.media)
  const { unreadable, ...first } = messages[0]!
  row.payload = {
    ...first,
    media,
    ...(text === undefined ? {} : { text }),
    ...(unreadable === undefined || media.length ? {} : { unreadable }),
  }
  row.also = others.map(({ id }) => id)
}
