import { attached, objectIn } from '../body.ts'
import { keep } from '../files.ts'
import { messageOf } from '../messages.ts'
import { bad } from '../refusal.ts'
import type { Bot, Bubble, Json, World } from '../world.ts'
import { captionOf, keyboardOf, MOST_TEXT, reachable, wordsOf } from './sending.ts'

export function editMessageText(world: World, bot: Bot, params: Json): Json {
  return edit(world, bot, params, (bubble) => {
    if (bubble.file) bad('there is no text in the message to edit')
    const { visible, raw } = wordsOf(params, 'text', MOST_TEXT, 'message')
    if (!visible) bad('message text is empty')
    return { ...without(bubble, 'keyboard'), text: visible, html: raw }
  })
}

export function editMessageCaption(world: World, bot: Bot, params: Json): Json {
  return edit(world, bot, params, (bubble) => {
    if (!bubble.file) bad('there is no caption in the message to edit')
    return { ...without(bubble, 'keyboard', 'caption', 'html'), ...captionOf(params) }
  })
}

/** Also adds a picture or paper to a message of words. */
export function editMessageMedia(world: World, bot: Bot, params: Json): Json {
  return edit(world, bot, params, (bubble) => {
    const media = objectIn(params, 'media') as { type: string; media: string; caption?: string; parse_mode?: string }
    const file = keep(world, attached(params, media.media), media.type)
    return { ...without(bubble, 'keyboard', 'text', 'caption', 'html'), file, ...captionOf({ ...media }) }
  })
}

export const editMessageReplyMarkup = (world: World, bot: Bot, params: Json): Json =>
  edit(world, bot, params, (bubble) => without(bubble, 'keyboard'))

export function deleteMessage(world: World, bot: Bot, params: Json): true {
  const chat = reachable(world, bot, params)
  const at = chat.bubbles.findIndex(({ messageId }) => messageId === Number(params.message_id))
  if (at < 0) bad('message to delete not found')
  chat.bubbles.splice(at, 1)
  return true
}

function edit(world: World, bot: Bot, params: Json, change: (bubble: Bubble) => Bubble): Json {
  const chat = reachable(world, bot, params)
  const at = chat.bubbles.findIndex(
    ({ messageId, bot: token }) => messageId === Number(params.message_id) && token === bot.token,
  )
  const bubble = chat.bubbles[at]
  if (!bubble) return bad('message to edit not found')
  if (bubble.by !== 'bot' || bubble.lettersKeyboard) bad("message can't be edited")
  const keyboard = keyboardOf(params)
  const next = { ...change(bubble), ...(keyboard ? { keyboard, hadKeyboard: keyboard } : {}) }
  if (looks(next) === looks(bubble))
    bad('message is not modified: specified new message content and reply markup are exactly the same')
  chat.bubbles[at] = { ...next, edited: Math.floor(Date.now() / 1000) }
  return messageOf(world, chat, chat.bubbles[at])
}

const looks = ({ text, caption, html, file, keyboard }: Bubble) =>
  JSON.stringify([text, caption, html, file?.id, keyboard])

function without<K extends keyof Bubble>(bubble: Bubble, ...keys: K[]): Omit<Bubble, K> & Bubble {
  const rest = { ...bubble }
  for (const key of keys) delete rest[key]
  return rest
}
