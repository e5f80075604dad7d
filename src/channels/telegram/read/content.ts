import type { MediaRef, Message, Unreadable } from '../../../chat/message.ts'
import type { Said } from './update.ts'

/** Largest file that the Bot API hands out. */
export const MOST_BYTES = 20 * 2 ** 20

/** What a person can send that is not read, by the name of its field; an animation comes with a document beside it. */
const UNREADABLE: [field: string, kind: Unreadable][] = [
  ['animation', 'video'],
  ['video', 'video'],
  ['video_note', 'video'],
  ['sticker', 'sticker'],
  ['poll', 'poll'],
]

/** What Telegram writes into a chat by itself: nobody said it, so nobody is answered. */
const SERVICE = [
  'pinned_message',
  'message_auto_delete_timer_changed',
  'write_access_allowed',
  'chat_background_set',
  'connected_website',
  'new_chat_members',
  'left_chat_member',
  'chat_shared',
  'users_shared',
  'successful_payment',
  'refunded_payment',
  'gift',
  'unique_gift',
]

type Content = Pick<Message, 'text' | 'media' | 'refs' | 'album' | 'contact' | 'location' | 'unreadable' | 'forwarded'>

/** What a message holds. A forwarded one is read like any other, and says so. @returns nothing for what nobody said */
export function contentOf(said: Said): Content | undefined {
  const words = said.text ?? said.caption
  const base: Content = {
    media: [],
    ...(words === undefined ? {} : { text: withoutBotName(words) }),
    ...('forward_origin' in said ? { forwarded: true } : {}),
    ...(said.media_group_id === undefined ? {} : { album: said.media_group_id }),
  }
  const unreadable = UNREADABLE.find(([field]) => field in said)
  if (unreadable) return { ...base, unreadable: unreadable[1] }
  const ref = refOf(said)
  if (ref) return { ...base, ...ref }
  const place = said.location ?? said.venue?.location
  if (place) return { ...base, location: { lat: place.latitude, lon: place.longitude } }
  if (said.contact && said.contact.user_id === said.from?.id)
    return { ...base, contact: said.contact.phone_number.replace(/\D/g, '') }
  if (said.text !== undefined) return base
  return SERVICE.some((field) => field in said) ? undefined : { ...base, unreadable: 'unknown' }
}

/** '/menu@gandeng_bot' is '/menu'. */
const withoutBotName = (words: string): string => words.replace(/^(\/\w+)@\w+/, '$1')

/** The file to be fetched, or that it is more than Telegram hands out. */
function refOf({
  photo,
  document,
  voice,
  audio,
}: Said): { refs: MediaRef[] } | { unreadable: 'too_large' } | undefined {
  if (photo) {
    const largest = photo.filter(fits).sort((a, b) => dots(b) - dots(a))[0]
    return largest ? { refs: [reference('photo', largest, 'foto.jpg')] } : { unreadable: 'too_large' }
  }
  const file = document ?? voice ?? audio
  if (!file) return undefined
  if (!fits(file)) return { unreadable: 'too_large' }
  return { refs: [document ? reference('document', file, 'berkas') : reference('voice', file, 'suara.ogg')] }
}

const dots = ({ width = 0, height = 0 }: { width?: number; height?: number }) => width * height
const fits = ({ file_size = 0 }: { file_size?: number }) => file_size <= MOST_BYTES

const reference = (
  kind: MediaRef['kind'],
  { file_id, file_name, file_size }: { file_id: string; file_name?: string; file_size?: number },
  name: string,
): MediaRef => ({
  kind,
  ref: file_id,
  name: file_name ?? name,
  ...(file_size === undefined ? {} : { bytes: file_size }),
})
