/** A WhatsApp id as the library passes it on: text, or an object with the text in it. */
export type Id = string | { _serialized: string }

/** What whatsapp-web.js keeps of a message under `rawData`, as far as we read it. */
export interface RawMessage {
  id: { _serialized: string; id: string; remote: Id; fromMe: boolean }
  type: string
  subtype?: string
  from: Id
  /** seconds since 1970 */
  t: number
  body?: string
  caption?: string
  directPath?: string
  filename?: string
  size?: number
  lat?: number
  lng?: number
  isViewOnce?: boolean
  isForwarded?: boolean
  isStatusV3?: boolean
  notifyName?: string
  quotedStanzaID?: string
  quotedParticipant?: Id
  parentMsgKey?: { _serialized?: string; id: string }
  protocolMessageKey?: { _serialized: string }
  latestEditSenderTimestampMs?: number
}

export const idText = (id: Id): string => (typeof id === 'string' ? id : id._serialized)

/** Who wrote: the digits of the phone where they are known, otherwise the lid. */
export interface Sender {
  from: string
  alsoKnownAs?: string[]
  replyTo?: string
}

/**
 * One person, whether WhatsApp addresses them by number or by lid.
 * @param chat where the message came from, and where an answer goes: '6281…@c.us' or '123…@lid'
 * @param known what `getContactLidAndPhone` tells of them
 */
export function sender(chat: string, known: { lid?: string | undefined; pn?: string | undefined }): Sender {
  const pn = known.pn ?? (chat.endsWith('@c.us') ? chat : undefined)
  const lid = known.lid ?? (chat.endsWith('@lid') ? chat : undefined)
  if (!pn) return { from: chat, replyTo: chat }
  return {
    from: pn.split('@')[0]!,
    ...(lid ? { alsoKnownAs: [lid] } : {}),
    ...(chat === pn ? {} : { replyTo: chat }),
  }
}
