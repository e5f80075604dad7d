import type { ChannelName } from '../../../chat/channel.ts'
import type { Message } from '../../../chat/message.ts'
import { promptOf, tapped } from '../render/keyboard.ts'
import { contentOf } from './content.ts'
import type { Said, Update, User } from './update.ts'

/** What an update is to us. */
export type Heard =
  | { what: 'message'; chat: number; message: Message; tap?: { query: string; on?: number } }
  /** a button that cannot be told any more */
  | { what: 'expired'; chat: number; query: string; on?: number }
  /** somebody blocked the bot, or took it back */
  | { what: 'reachable'; chat: number; reachable: boolean }
  /** somebody took the bot into a group */
  | { what: 'group'; chat: number }
  | { what: 'nothing'; chat: number }

/** Telegram's bots have one name each, whatever the regency. */
export const VIA = 'bot'

/** Only what a person says to the bot alone is heard; a channel is met with silence. */
export function readUpdate(update: Update, channel: ChannelName): Heard {
  const { message, edited_message, callback_query, my_chat_member } = update
  if (callback_query) return readTap(callback_query, channel)
  const chat = (message ?? edited_message ?? my_chat_member)?.chat
  if (!chat || chat.type === 'channel') return { what: 'nothing', chat: chat?.id ?? 0 }
  if (chat.type !== 'private') {
    const gone = ['left', 'kicked'].includes(my_chat_member?.new_chat_member.status ?? '')
    return { what: edited_message || gone ? 'nothing' : 'group', chat: chat.id }
  }
  if (my_chat_member)
    return { what: 'reachable', chat: chat.id, reachable: my_chat_member.new_chat_member.status !== 'kicked' }
  const heard = message ? readSaid(message, channel) : edited_message ? readEdited(edited_message, channel) : undefined
  return heard ? { what: 'message', chat: chat.id, message: heard } : { what: 'nothing', chat: chat.id }
}

function readSaid(said: Said, channel: ChannelName): Message | undefined {
  const content = contentOf(said)
  if (!said.from || said.from.is_bot || !content) return undefined
  const quoted = said.reply_to_message
  return {
    ...senderOf(said.from, channel),
    externalId: idOf(said),
    quotable: String(said.message_id),
    ...content,
    ...(quoted?.from?.is_bot
      ? { quotes: String(quoted.message_id), ...promptOf(quoted.reply_markup?.inline_keyboard) }
      : {}),
  }
}

const idOf = ({ chat, message_id }: Said) => `m:${chat.id}:${message_id}`

/** A place shared live is edited every few seconds: nobody said anything. */
function readEdited(said: Said, channel: ChannelName): Message | undefined {
  if (!said.from || said.from.is_bot || said.location) return undefined
  const words = said.text ?? said.caption
  return {
    ...senderOf(said.from, channel),
    externalId: `e:${said.chat.id}:${said.message_id}:${said.edit_date ?? 0}`,
    quotable: String(said.message_id),
    media: [],
    unreadable: 'edited',
    about: idOf(said),
    ...(words === undefined ? {} : { text: words }),
  }
}

function readTap(query: NonNullable<Update['callback_query']>, channel: ChannelName): Heard {
  const { id, from, message, data = '' } = query
  const chat = message?.chat.id ?? from.id
  const on = message ? { on: message.message_id } : {}
  if (message && message.chat.type !== 'private') return { what: 'expired', chat, query: id }
  const meant = tapped(data, message?.reply_markup?.inline_keyboard)
  if (!meant) return { what: 'expired', chat, query: id, ...on }
  return {
    what: 'message',
    chat,
    tap: { query: id, ...on },
    message: {
      ...senderOf(from, channel),
      externalId: `c:${id}`,
      media: [],
      ...meant,
      ...(message ? { quotes: String(message.message_id) } : {}),
    },
  }
}

function senderOf({ id, first_name = '', last_name = '' }: User, channel: ChannelName) {
  const profileName = `${first_name} ${last_name}`.trim()
  return { channel, via: VIA, from: String(id), ...(profileName ? { profileName } : {}) }
}
