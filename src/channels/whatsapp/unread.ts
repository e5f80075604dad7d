import type { Client, Message as WebMessage } from 'whatsapp-web.js'
import { withLimit } from './limit.ts'
import type { Limits } from './options.ts'

/** Messages of one chat, at most: whoever wrote more while we were away is answered by the last of them. */
const MOST = 200

/** Chats with unread messages, or with anything since. */
const CHATS = (since: number) => `window.require('WAWebCollections').Chat.getModelsArray()
  .filter((chat) => chat.unreadCount > 0 || chat.t >= ${since})
  .map((chat) => ({ id: chat.id._serialized, unread: Math.max(0, chat.unreadCount) }))`

/**
 * What came while nobody listened: the library raises no event for it. Oldest first.
 * @param since seconds since 1970: messages from then on count even when somebody has read them on the phone
 * @throws when the page does not answer in time
 */
export async function readUnread(
  client: Client,
  limits: Limits,
  since: number | undefined,
  found: (message: WebMessage) => void,
): Promise<number> {
  const from = since ?? Number.MAX_SAFE_INTEGER
  const listed = client.pupPage!.evaluate(CHATS(from)) as Promise<{ id: string; unread: number }[]>
  const chats = await withLimit(listed, limits.callMs, 'unread chats')
  let count = 0
  for (const { id, unread } of chats.filter(({ id }) => /@(c\.us|lid)$/.test(id))) {
    const chat = await withLimit(client.getChatById(id), limits.callMs, 'chat')
    const messages = await withLimit(
      chat.fetchMessages({ limit: MOST, fromMe: false }),
      limits.callMs,
      'unread messages',
    )
    messages.sort((a, b) => a.timestamp - b.timestamp)
    const first = messages.length - unread
    const missed = messages.filter(({ timestamp }, i) => i >= first || timestamp >= from)
    for (const message of missed) found(message)
    count += missed.length
  }
  return count
}
