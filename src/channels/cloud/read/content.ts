import type { MediaRef, Message, Unreadable } from '../../../chat/message.ts'
import { tapped } from '../taps.ts'
import type { Said } from './events.ts'

type Content = Partial<Pick<Message, 'text' | 'pick' | 'promptNo' | 'refs' | 'contact' | 'location' | 'unreadable'>>

/** What WhatsApp writes into a chat by itself, and what belongs to another message: nobody said it. */
const NOT_SAID = new Set(['reaction', 'system', 'request_welcome', 'pin', 'pin_message', 'poll_update', 'keep_in_chat'])

const KIND: Readonly<Record<string, { kind: MediaRef['kind']; name: string }>> = {
  image: { kind: 'photo', name: 'foto.jpg' },
  audio: { kind: 'voice', name: 'suara.ogg' },
  voice: { kind: 'voice', name: 'suara.ogg' },
  document: { kind: 'document', name: 'berkas' },
}

const UNREADABLE: Readonly<Record<string, Unreadable>> = {
  sticker: 'sticker',
  video: 'video',
  video_note: 'video',
  ptv: 'video',
  poll_creation: 'poll',
  edit: 'edited',
}

/** What a message holds. A forwarded one is read like any other. @returns nothing for what nobody said */
export function contentOf(said: Said, sender: string): Content | undefined {
  const type = said.type === 'unsupported' ? (unsupportedType(said) ?? said.type) : said.type
  if (NOT_SAID.has(type)) return undefined
  if (type === 'text') return { text: said.text?.body ?? '' }
  if (type === 'interactive') return tapOf(said.interactive)
  if (type === 'button') return { text: String((said.button as { text?: unknown } | undefined)?.text ?? '') }
  if (type === 'location') return place(said)
  if (type === 'contacts') return card(said, sender)
  const media = said[type] as MediaFields | undefined
  const caption = typeof media?.caption === 'string' ? { text: media.caption } : {}
  const known = KIND[type]
  if (known && said.type === type) return { ...caption, ...reference(media, known) }
  if (/^view_once/.test(type)) return { unreadable: 'view_once' }
  return { ...caption, unreadable: UNREADABLE[type] ?? 'unknown' }
}

interface MediaFields {
  id?: unknown
  caption?: unknown
  filename?: unknown
}

/** Media that Meta could not take over from the phone comes without an id. */
function reference(media: MediaFields | undefined, { kind, name }: { kind: MediaRef['kind']; name: string }): Content {
  if (typeof media?.id !== 'string') return { unreadable: 'media_gone' }
  const given = typeof media.filename === 'string' && media.filename
  return { refs: [{ kind, ref: media.id, name: given || name }] }
}

interface Reply {
  id?: unknown
  title?: unknown
}

function tapOf(interactive: Said['interactive']): Content {
  const { id, title = '' } = ((interactive?.buttonReply ?? interactive?.listReply) as Reply | undefined) ?? {}
  if (typeof id !== 'string') return { unreadable: 'unknown' }
  return tapped(id, String(title)) ?? { text: String(title) }
}

function place({ location }: Said): Content {
  const { latitude, longitude } = location ?? {}
  if (latitude === undefined || longitude === undefined) return { unreadable: 'unknown' }
  return { location: { lat: latitude, lon: longitude } }
}

/** A contact card counts when it is the sender's own; WhatsApp vouches for the number by the account it belongs to. */
function card({ contacts = [] }: Said, sender: string): Content {
  const phones = contacts.flatMap(({ phones }) => (phones as { waId?: string }[] | undefined) ?? [])
  return phones.some(({ waId }) => waId === sender) ? { contact: sender } : { unreadable: 'unknown' }
}

const unsupportedType = ({ unsupported }: Said): string | undefined => {
  const type = (unsupported as { type?: unknown } | undefined)?.type
  return typeof type === 'string' ? type : undefined
}
