import type { Message } from '../chat/message.ts'
import type { Tx } from '../db/open.ts'
import type { InboxRow } from './row.ts'

/** Photos sent together are one answer: their rows become one message, with the first caption there is. */
export async function gatherAlbum(tx: Tx, row: InboxRow): Promise<void> {
  const others = await tx.sql<{ id: number; payload: Message }>(
    `SELECT id, payload FROM inbox WHERE conversation_id = $1 AND album = $2 AND id > $3 AND done_at IS NULL ORDER BY id FOR UPDATE`,
    [row.conversation_id, row.album, row.id],
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
