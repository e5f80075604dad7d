import type { MediaRef, Message, Unreadable } from '../../chat/message.ts'
import { idText, type RawMessage, type Sender } from './raw.ts'

/** What WhatsApp writes into a chat by itself, and what belongs to another message. */
const NOT_SAID = new Set(
  `album call_log ciphertext debug e2e_notification gp2 group_notification broadcast_notification notification
  notification_template pin_message pinned_message keep_in_chat protocol reaction revoked biz_content_placeholder`.split(
    /\s+/,
  ),
)

const KIND: Record<string, MediaRef['kind']> = { image: 'photo', ptt: 'voice', audio: 'voice', document: 'document' }

const UNREADABLE: Record<string, Unreadable> = {
  sticker: 'sticker',
  video: 'video',
  ptv: 'video',
  gif: 'video',
  poll_creation: 'poll',
  view_once: 'view_once',
}

const SPOKEN = new Set(['chat', 'list_response', 'buttons_response', 'template_button_reply'])

/** Whether somebody says something to us here: groups, stories, channels and our own messages are none of it. */
export function isSaid({ id, from, type, isStatusV3 }: RawMessage): boolean {
  if (id.fromMe || isStatusV3 || NOT_SAID.has(type)) return false
  return /@(c\.us|lid)$/.test(idText(from))
}

/** True for a photo that may belong with others. */
export const isPhoto = ({ type, isViewOnce }: RawMessage): boolean => type === 'image' && !isViewOnce

/** A message of WhatsApp as a message of ours. @param album of a photo: what the photos sent together are called */
export function readMessage(raw: RawMessage, who: Sender, via: string, album?: string): Message {
  const message = {
    ...blank(raw, who, via, raw.id._serialized),
    ...(album && isPhoto(raw) ? { album } : {}),
    ...quoted(raw, who),
    ...(raw.isForwarded ? { forwarded: true as const } : {}),
  }
  return { ...message, ...content(raw, who) }
}

/** A message that was changed after it was sent: what it says now, and which it was. */
export function readEdit(raw: RawMessage, who: Sender, via: string, text: string): Message {
  const { _serialized: about } = raw.id
  const edit = raw.latestEditSenderTimestampMs ?? `${raw.t} ${text}`.slice(0, 200)
  return { ...blank(raw, who, via, `${about}#edited ${edit}`), text, unreadable: 'edited', about }
}

/** A message that was taken back. */
export function readDeletion(raw: RawMessage, who: Sender, via: string): Message {
  const about = raw.protocolMessageKey?._serialized ?? raw.id._serialized
  return { ...blank(raw, who, via, `${about}#deleted`), unreadable: 'deleted', about }
}

/** A message that never became readable here; it may still do so later, under its own id. */
export function readSealed(raw: RawMessage, who: Sender, via: string): Message {
  const unreadable = raw.subtype?.startsWith('view_once') ? 'view_once' : 'unknown'
  return { ...blank(raw, who, via, `${raw.id._serialized}#sealed`), unreadable }
}

export function readCall(callId: string, who: Sender, via: string): Message {
  return { channel: 'whatsapp', via, ...who, externalId: `call ${callId}`, media: [], unreadable: 'call' }
}

/** The new wording, when a change of the message is an edit by its writer and not a thumbnail that arrived. */
export function editedText(raw: RawMessage, text: unknown, before: unknown): string | undefined {
  if (!isSaid(raw) || typeof text !== 'string' || typeof before !== 'string' || text === before) return undefined
  return text === (raw.directPath ? raw.caption : raw.body) ? text : undefined
}

const blank = ({ notifyName }: RawMessage, who: Sender, via: string, externalId: string): Message => ({
  channel: 'whatsapp',
  via,
  ...who,
  externalId,
  media: [],
  ...(notifyName ? { profileName: notifyName } : {}),
})

/** Only a quote of ours counts: between two people, what is not theirs is ours. */
function quoted({ quotedStanzaID, quotedParticipant, from }: RawMessage, who: Sender): Partial<Message> {
  if (!quotedStanzaID) return {}
  const by = quotedParticipant ? idText(quotedParticipant) : ''
  const theirs = [idText(from), `${who.from}@c.us`, ...(who.alsoKnownAs ?? [])].includes(by)
  return theirs ? {} : { quotes: quotedStanzaID }
}

function content(raw: RawMessage, who: Sender): Partial<Message> {
  const text = raw.directPath ? raw.caption : undefined
  const caption = text ? { text } : {}
  if (raw.isViewOnce) return { ...caption, unreadable: 'view_once' }
  if (SPOKEN.has(raw.type)) return { text: raw.body ?? '' }
  const kind = KIND[raw.type]
  if (kind) return { ...caption, refs: [reference(raw, kind)] }
  if (raw.type === 'location' && raw.lat !== undefined && raw.lng !== undefined)
    return { location: { lat: raw.lat, lon: raw.lng } }
  if (raw.type === 'vcard') return card(raw.body ?? '', who)
  return { ...caption, unreadable: UNREADABLE[raw.type] ?? 'unknown' }
}

const reference = ({ id, filename, size, type }: RawMessage, kind: MediaRef['kind']): MediaRef => ({
  kind,
  ref: id._serialized,
  name: filename ?? `${type}-${id.id}`,
  ...(size === undefined ? {} : { bytes: size }),
})

/** A contact card counts when it is the sender's own; WhatsApp vouches for the number by the account it belongs to. */
function card(vcard: string, { from }: Sender): Partial<Message> {
  const numbers = [...vcard.matchAll(/waid=(\d+)|^TEL[^:]*:([+\d][\d ()-]*)/gm)].map(
    ([, account, number]) => account ?? number!.replace(/\D/g, ''),
  )
  return numbers.includes(from) ? { contact: from } : { unreadable: 'unknown' }
}
