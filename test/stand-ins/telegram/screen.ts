import type { Bubble, Chat } from './world.ts'

/** What a person's screen shows of one message of the bot, edits applied. */
export interface Seen {
  messageId: number
  /** words or caption, as shown */
  text: string
  /** the same as the bot sent them */
  html: string
  /** labels, row by row */
  rows: string[][]
  photo?: Uint8Array
  document?: { name: string; bytes: Uint8Array }
  album?: string
  /** the message above it that it quotes */
  quotes?: number
  edited: boolean
}

/** The bot's messages in a chat, oldest first. */
export const seenIn = (chat: Chat, token: string): Seen[] =>
  chat.bubbles.filter(({ bot, by }) => bot === token && by === 'bot').map(seen)

function seen(bubble: Bubble): Seen {
  const { messageId, text, caption, html, keyboard, file, album, quotes, edited } = bubble
  return {
    messageId,
    text: text ?? caption ?? '',
    html: html ?? '',
    rows: (keyboard ?? []).map((row) => row.map((button) => button.text)),
    edited: edited > 0,
    ...(file?.kind === 'photo' ? { photo: file.bytes } : {}),
    ...(file?.kind === 'document' ? { document: { name: file.name, bytes: file.bytes } } : {}),
    ...(album ? { album } : {}),
    ...(quotes ? { quotes } : {}),
  }
}
