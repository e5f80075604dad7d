import { fileFields } from './files.ts'
import type { Bot, Bubble, Chat, Json, World } from './world.ts'

export const chatFields = (chat: Chat): Json =>
  chat.type === 'private'
    ? { id: chat.id, type: 'private', first_name: chat.title, username: `u${chat.id}` }
    : { id: chat.id, type: chat.type, title: chat.title }

export const personFields = (chat: Chat): Json => ({
  id: chat.id,
  is_bot: false,
  first_name: chat.title,
  language_code: 'id',
})

/** A bubble as the Bot API shows it: without the reply keyboard, and quoting one level deep. */
export function messageOf(world: World, chat: Chat, bubble: Bubble, deep = true): Json {
  const bot = world.bots.get(bubble.bot) as Bot
  const quoted = deep ? chat.bubbles.find(({ messageId }) => messageId === bubble.quotes) : undefined
  return {
    message_id: bubble.messageId,
    from: bubble.by === 'bot' ? bot.me : personFields(chat),
    chat: chatFields(chat),
    date: Math.floor(Date.now() / 1000),
    ...(bubble.text === undefined ? {} : { text: bubble.text }),
    ...(bubble.caption === undefined ? {} : { caption: bubble.caption }),
    ...(bubble.file ? fileFields(bubble.file) : {}),
    ...(bubble.album ? { media_group_id: bubble.album } : {}),
    ...(bubble.edited ? { edit_date: bubble.edited } : {}),
    ...(bubble.keyboard ? { reply_markup: { inline_keyboard: bubble.keyboard } } : {}),
    ...(quoted ? { reply_to_message: messageOf(world, chat, quoted, false) } : {}),
  }
}
