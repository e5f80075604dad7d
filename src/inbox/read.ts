import type { Actor } from '../chat/actor.ts'
import type { Message } from '../chat/message.ts'
import { dayOf } from '../clock.ts'
import { readContext } from '../flow/say.ts'
import type { AnswerInput, TurnContext, TurnEvent } from '../flow/types.ts'
import type { Desk } from './desk.ts'
import type { Consulted } from './row.ts'

/** Longest text that is read; what lies beyond stays in the inbox but fills nothing. */
const READ_CHARS = 4_000

/** What a turn knows of the day and the place. */
export const contextOf = (desk: Desk, actor: Actor, now: Date): TurnContext => ({
  actor,
  today: dayOf(now),
  feasts: desk.feasts,
  districts: desk.districts,
})

/** One reading of the message, made before the turn. */
export function read(desk: Desk, actor: Actor, message: Message & Consulted, now: Date): TurnEvent {
  const text = (message.text ?? '').slice(0, READ_CHARS)
  const readingOf = (words: string) => desk.read(words, readContext(desk.house, contextOf(desk, actor, now)))
  const { pick, contact, location, promptNo } = message
  // a voice note stays in the inbox for the officers
  const media = message.media.filter(({ kind }) => kind !== 'voice')
  const unheard = message.unreadable ?? (media.length < message.media.length ? ('voice' as const) : undefined)
  const input: AnswerInput = {
    text,
    media,
    ...(pick === undefined ? {} : { pick }),
    ...(contact === undefined ? {} : { contact }),
    ...(location === undefined ? {} : { location }),
    ...(message.forwarded ? { forwarded: true } : {}),
  }
  const reading = text && pick === undefined ? readingOf(text) : { values: {} }
  const { proposal, transcript } = message
  if (unheard === 'voice' && transcript) {
    const words = [text, transcript].filter(Boolean).join('. ')
    const said = { input: { ...input, text: words }, reading: readingOf(words) }
    return { type: 'message', input, reading, transcript: said }
  }
  return {
    type: 'message',
    input,
    reading,
    ...(promptNo === undefined ? {} : { promptNo }),
    ...(unheard === undefined ? {} : { unheard }),
    ...(proposal ? { proposal } : {}),
  }
}
