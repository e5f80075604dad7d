import type { Client, Message as WebMessage } from 'whatsapp-web.js'
import type { Message } from '../../chat/message.ts'
import { albumNames } from './album.ts'
import { identities } from './identity.ts'
import type { Settings } from './options.ts'
import type { Heard } from './protocol.ts'
import { type Id, idText, type RawMessage, type Sender } from './raw.ts'
import { editedText, isPhoto, isSaid, readCall, readDeletion, readEdit, readMessage, readSealed } from './read.ts'

/** Ids kept in mind, so that what is told twice is mostly handed on once; the inbox sees to the rest. */
const MOST = 5_000

/** It begins on hold: what was missed comes before what is said now. */
export interface Listening {
  /** a message that was found unread */
  found(message: WebMessage): void
  /** what is said from now on waits for `release`, once for each `hold` */
  hold(): void
  release(): void
}

/** Everything people do to us, turned into messages of ours. @param broken who wrote could not be found out: begin again */
export function listen(
  client: Client,
  { via, limits }: Settings,
  heard: (heard: Heard) => void,
  broken: (why: string) => void,
): Listening {
  const who = identities(client, limits.callMs)
  const albumOf = albumNames()
  const told = new Set<string>()
  const waiting: (() => void)[] = []
  let holds = 1
  const inTurn = (act: () => void) => {
    if (holds) waiting.push(act)
    else act()
  }

  const tell = (chat: Id, sentAt: number, read: (sender: Sender) => Message, unread = false) => {
    who(idText(chat)).then(
      (sender) => {
        const message = read(sender)
        if (told.has(message.externalId)) return
        if (told.size >= MOST) told.clear()
        told.add(message.externalId)
        heard({ message, sentAt, unread })
      },
      (error) => broken(`who wrote is not known: ${error}`),
    )
  }
  const said = (web: WebMessage, unread: boolean) => {
    const raw = rawOf(web)
    if (!isSaid(raw)) return
    const { t: sentAt, parentMsgKey } = raw
    const chat = idText(raw.from)
    const photo = {
      chat,
      id: raw.id._serialized,
      sentAt,
      ...(parentMsgKey ? { parent: parentMsgKey._serialized ?? parentMsgKey.id } : {}),
    }
    const album = isPhoto(raw) && !told.has(photo.id) ? albumOf(photo) : undefined
    tell(raw.from, sentAt, (sender) => readMessage(raw, sender, via, album), unread)
  }

  client.on('message', (web) => inTurn(() => said(web, false)))
  client.on('message_edit', (web, text, before) => {
    const raw = rawOf(web)
    const edited = editedText(raw, text, before)
    if (edited === undefined) return
    inTurn(() => tell(raw.from, raw.t, (sender) => readEdit(raw, sender, via, edited)))
  })
  client.on('message_revoke_everyone', (web) => {
    const raw = rawOf(web)
    if (!isSaid({ ...raw, type: 'chat' })) return
    inTurn(() => tell(raw.from, raw.t, (sender) => readDeletion(raw, sender, via)))
  })
  const sealed = (raw: RawMessage) => {
    if (!isSaid({ ...raw, type: 'chat' })) return
    inTurn(() => tell(raw.from, raw.t, (sender) => readSealed(raw, sender, via)))
  }
  // shown once, and never to a computer
  client.on('message_ciphertext', (web) => /^view_once/.test(rawOf(web).subtype ?? '') && sealed(rawOf(web)))
  client.on('message_ciphertext_failed', (web) => sealed(rawOf(web)))
  client.on('call', ({ id, from, isGroup, fromMe, timestamp }) => {
    if (isGroup || fromMe || !from || !/@(c\.us|lid)$/.test(idText(from))) return
    inTurn(() => tell(from, timestamp, (sender) => readCall(id, sender, via)))
  })
  return {
    found: (web) => said(web, true),
    hold: () => void holds++,
    release() {
      if (--holds === 0) for (const act of waiting.splice(0)) act()
    },
  }
}

const rawOf = (web: WebMessage): RawMessage => web.rawData as RawMessage
