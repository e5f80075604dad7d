import { attached, objectIn } from '../body.ts'
import { keep } from '../files.ts'
import { visibleOf } from '../html.ts'
import { spend } from '../limits.ts'
import { messageOf } from '../messages.ts'
import { bad, refuse } from '../refusal.ts'
import type { Bot, Bubble, Button, Chat, Json, World } from '../world.ts'

export const MOST_TEXT = 4096
export const MOST_CAPTION = 1024

export function sendMessage(world: World, bot: Bot, params: Json): Json {
  const chat = reachable(world, bot, params)
  const words = wordsOf(params, 'text', MOST_TEXT, 'message')
  if (!words.visible) bad('message text is empty')
  return post(world, bot, chat, params, { text: words.visible, html: words.raw })
}

export const sendPhoto = (world: World, bot: Bot, params: Json): Json => sendFile(world, bot, params, 'photo')
export const sendDocument = (world: World, bot: Bot, params: Json): Json => sendFile(world, bot, params, 'document')

function sendFile(world: World, bot: Bot, params: Json, kind: 'photo' | 'document'): Json {
  const chat = reachable(world, bot, params)
  const file = keep(world, params[kind], kind)
  return post(world, bot, chat, params, { file, ...captionOf(params) })
}

/** Two to ten together; Telegram shows no keyboard below an album. */
export function sendMediaGroup(world: World, bot: Bot, params: Json): Json[] {
  const chat = reachable(world, bot, params)
  const media = objectIn(params, 'media') as { type: string; media: string; caption?: string; parse_mode?: string }[]
  if (media.length < 2 || media.length > 10) bad('wrong number of items in the media group')
  if (params.reply_markup) bad('a media group has no reply markup')
  const album = `album-${world.next('message')}`
  const kept = media.map((one) => ({
    file: keep(world, attached(params, one.media), one.type),
    ...captionOf({ ...one }),
    album,
  }))
  return kept.map((fields) => post(world, bot, chat, { reply_parameters: params.reply_parameters }, fields))
}

/** The chat a bot may write to. */
export function reachable(world: World, bot: Bot, params: Json): Chat {
  const chat = world.chats.get(Number(params.chat_id))
  if (!chat) return bad('chat not found')
  if (chat.deactivated) refuse(403, 'Forbidden: user is deactivated')
  if (chat.blocked.has(bot.token)) refuse(403, 'Forbidden: bot was blocked by the user')
  if (chat.type === 'private' && !chat.started.has(bot.token))
    refuse(403, "Forbidden: bot can't initiate conversation with a user")
  if (chat.type !== 'private' && !chat.members.has(bot.token))
    refuse(403, `Forbidden: bot is not a member of the ${chat.type} chat`)
  return chat
}

/** Words as shown, trimmed; refused when they are too long or their HTML is broken. */
export function wordsOf(params: Json, key: string, most: number, what: string) {
  const raw = String(params[key] ?? '')
  if (!raw.isWellFormed()) bad('strings must be encoded in UTF-8')
  const visible = (String(params.parse_mode ?? '').toUpperCase() === 'HTML' ? visibleOf(raw) : raw).trim()
  if (visible.length > most) bad(`${what} is too long`)
  return { raw, visible }
}

export function captionOf(params: Json): { caption?: string; html?: string } {
  if (!params.caption) return {}
  const { raw, visible } = wordsOf(params, 'caption', MOST_CAPTION, 'message caption')
  return visible ? { caption: visible, html: raw } : {}
}

/** A keyboard below a message, checked as Telegram checks it. */
export function keyboardOf(params: Json): Button[][] | undefined {
  const markup = objectIn(params, 'reply_markup') as { inline_keyboard?: Button[][] } | undefined
  const rows = markup?.inline_keyboard?.filter((row) => row.length)
  if (!rows?.length) return undefined
  for (const row of rows) {
    if (row.length > 8) bad('too many buttons in a row')
    for (const { text, callback_data } of row) {
      if (!text?.trim()) bad('inline keyboard button text must be non-empty')
      const bytes = Buffer.byteLength(callback_data ?? '')
      if (bytes < 1 || bytes > 64) bad('BUTTON_DATA_INVALID')
    }
  }
  if (rows.flat().length > 100) bad('reply markup is too long')
  return rows
}

function post(world: World, bot: Bot, chat: Chat, params: Json, fields: Partial<Bubble>): Json {
  const keyboard = keyboardOf(params)
  spend(world, bot.token, chat.id)
  const letters = lettersKeyboard(bot, chat, params)
  const quotes = objectIn(params, 'reply_parameters') as
    | { message_id: number; allow_sending_without_reply?: boolean }
    | undefined
  const known = chat.bubbles.some(({ messageId }) => messageId === quotes?.message_id)
  if (quotes && !known && !quotes.allow_sending_without_reply) bad('message to be replied not found')
  const bubble: Bubble = {
    bot: bot.token,
    messageId: world.next('message'),
    by: 'bot',
    edited: 0,
    ...(keyboard ? { keyboard, hadKeyboard: keyboard } : {}),
    ...(letters ? { lettersKeyboard: true } : {}),
    ...(quotes && known ? { quotes: quotes.message_id } : {}),
    ...fields,
  }
  chat.bubbles.push(bubble)
  return messageOf(world, chat, bubble)
}

/** Shows or takes away what stands in place of the letters. */
function lettersKeyboard(bot: Bot, chat: Chat, params: Json): boolean {
  const markup = objectIn(params, 'reply_markup') as { keyboard?: Button[][]; remove_keyboard?: boolean } | undefined
  if (markup?.keyboard) chat.letters.set(bot.token, markup.keyboard)
  if (markup?.remove_keyboard) chat.letters.delete(bot.token)
  return Boolean(markup?.keyboard || markup?.remove_keyboard)
}
