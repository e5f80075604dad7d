import type { Outgoing, Sent } from '../../../chat/reply.ts'
import { type Api, type Called, SOON, UPLOAD } from '../api.ts'
import type { BotOptions } from '../options.ts'
import { sentOf } from './outcome.ts'
import { type Part, partsOf } from './parts.ts'
import { alreadyLooksSo, replace } from './replace.ts'
import { afterSending, type Keyboard, type Screens } from './screens.ts'

/** What sending needs; `tidy` does what nobody waits for. */
export interface Sending {
  api: Api
  options: Pick<BotOptions, 'bytes' | 'texts'>
  screens: Screens
  tidy(work: Promise<unknown>): void
  /** how long to wait when the network is not there */
  unreachedMs(): number
}

/** Parts of a reply that went out before the network asked for a pause: they are not sent again. */
export type Begun = Map<number, Progress>

interface Progress {
  sent: number
  messageId: number | undefined
  /** as it was when the parts were first made: they must be the same again */
  lettersTaken: boolean
}

/** Replies remembered as begun; one that never comes back is forgotten after so many others. */
const MOST_BEGUN = 1_000

/** One reply, whole; what went out before a pause stays out, and the rest follows when the same id comes again. */
export async function send(sending: Sending, begun: Begun, outgoing: Outgoing): Promise<Sent> {
  const { api, screens, unreachedMs } = sending
  if (!/^\d{1,15}$/.test(outgoing.to)) return { sent: false, why: 'refused', what: "not a Telegram person's id" }
  const chat = Number(outgoing.to)
  const progress = begun.get(outgoing.id) ?? {
    sent: 0,
    messageId: undefined,
    lettersTaken: screens.of(chat).lettersTaken,
  }
  const { lettersTaken } = progress
  const parts = await partsOf(outgoing, { ...sending, lettersTaken })
  const last = parts.at(-1)
  if (!last) return { sent: false, why: 'refused', what: 'nothing to say' }
  if (outgoing.replaces && parts.length === 1 && !outgoing.wantsContact && !lettersTaken) {
    const replaced = await sendInPlace(sending, chat, outgoing, last)
    if (replaced) return replaced
  }
  for (const part of parts.slice(progress.sent)) {
    const called = await api.call<Posted | Posted[]>(part.method, part.payload, part.uploads ? UPLOAD : SOON)
    if (!called.ok) return stopped(begun, outgoing.id, progress, sentOf(called, unreachedMs()))
    progress.sent++
    progress.messageId = [called.result].flat().at(-1)?.message_id
    if (part.fleeting) sending.tidy(api.call('deleteMessage', { chat_id: chat, message_id: progress.messageId }, SOON))
  }
  begun.delete(outgoing.id)
  return done(sending, chat, outgoing, last, progress.messageId)
}

interface Posted {
  message_id: number
}

/** @returns nothing when that message cannot be changed, so that a new one is sent */
async function sendInPlace(sending: Sending, chat: number, outgoing: Outgoing, part: Part): Promise<Sent | undefined> {
  const { api, screens, unreachedMs } = sending
  const messageId = Number(outgoing.replaces)
  const known = screens.of(chat).keyboards.find((one) => one.messageId === messageId)
  const called: Called = await replace(api, messageId, part, known?.shows)
  if (called.ok || alreadyLooksSo(called)) return done(sending, chat, outgoing, part, messageId)
  const why = sentOf(called, unreachedMs())
  if (why.sent || why.why !== 'refused') return why
  // it may still have its buttons
  if (!known) remember(sending, chat, [...screens.of(chat).keyboards, { messageId, tapped: true }])
  return undefined
}

function stopped(begun: Begun, id: number, progress: Progress, why: Sent): Sent {
  begun.delete(id)
  if (!why.sent && why.why === 'later' && progress.sent > 0) begun.set(id, progress)
  const [oldest] = begun.keys()
  if (begun.size > MOST_BEGUN && oldest !== undefined) begun.delete(oldest)
  return why
}

/** The screen as it is now; old buttons go, which nobody waits for. */
function done(sending: Sending, chat: number, outgoing: Outgoing, last: Part, messageId: number | undefined): Sent {
  const { api, screens } = sending
  const { promptNo, options, wantsContact = false, awaited } = outgoing
  const keyboard: Keyboard | undefined =
    options.length && !wantsContact && messageId !== undefined
      ? { messageId, tapped: false, ...(last.shows ? { shows: last.shows } : {}) }
      : undefined
  const asks = promptNo !== undefined || keyboard !== undefined
  const { gone, left } = afterSending(screens.of(chat), {
    asks,
    answers: awaited,
    ...(keyboard ? { keyboard } : {}),
  })
  screens.keep(chat, { keyboards: left, lettersTaken: wantsContact })
  for (const old of gone) if (old !== messageId) sending.tidy(takeKeyboard(api, chat, old))
  return { sent: true, ...(messageId === undefined ? {} : { externalId: String(messageId) }) }
}

function remember({ screens }: Sending, chat: number, keyboards: Keyboard[]): void {
  screens.keep(chat, { ...screens.of(chat), keyboards })
}

/** Takes the buttons away from a message of ours; one that has none any more is no trouble. */
export const takeKeyboard = (api: Api, chat: number, messageId: number): Promise<Called> =>
  api.call('editMessageReplyMarkup', { chat_id: chat, message_id: messageId }, SOON)
