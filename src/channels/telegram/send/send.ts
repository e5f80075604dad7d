import type { Outgoing, Sent } from '../../../chat/reply.ts'
import { type Api, type Called, SOON } from '../api.ts'
import type { BotOptions } from '../options.ts'
import type { KnownFiles, Posted } from './known-files.ts'
import { sentOf } from './outcome.ts'
import { limitFor, type Part, partsOf } from './parts.ts'
import { alreadyLooksSo, replace } from './replace.ts'
import { afterSending, type Keyboard, type Screens } from './screens.ts'

/** What sending needs; `tidy` does what nobody waits for. */
export interface Sending {
  api: Api
  options: Pick<BotOptions, 'bytes' | 'texts'>
  screens: Screens
  files: KnownFiles
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
  if (!/^\d{1,15}$/.test(outgoing.to)) return refused("not a Telegram person's id")
  const chat = Number(outgoing.to)
  const { lettersTaken } = sending.screens.of(chat)
  const progress = begun.get(outgoing.id) ?? { sent: 0, messageId: undefined, lettersTaken }
  const make = () => partsOf(outgoing, { ...sending, lettersTaken: progress.lettersTaken })
  const parts = await make()
  if (typeof parts === 'string') return refused(parts)
  const [only, another] = parts
  if (!only) return refused('nothing to say')
  if (!another && !outgoing.wantsContact && !progress.lettersTaken) {
    const replaced = await sendInPlace(sending, chat, outgoing, only)
    if (replaced) return replaced
  }
  const left = await sendParts(sending, chat, parts, progress, make)
  begun.delete(outgoing.id)
  if ('last' in left) return done(sending, chat, outgoing, left.last, progress.messageId)
  if (!left.sent && left.why === 'later' && progress.sent > 0) remember(begun, outgoing.id, progress)
  return left
}

const refused = (what: string): Sent => ({ sent: false, why: 'refused', what })

/**
 * The parts that have not gone out yet, one after the other.
 * @param make makes the parts anew when a file must go another way; those that went out stay as they are
 * @returns the last part, or why it stopped
 */
async function sendParts(
  { api, files, tidy, unreachedMs }: Sending,
  chat: number,
  made: Part[],
  progress: Progress,
  make: () => Promise<Part[] | string>,
): Promise<Sent | { last: Part }> {
  let parts = made
  let part = parts[progress.sent]
  while (part) {
    const called = await api.call<Posted | Posted[]>(part.method, part.payload, limitFor(part))
    if (called.ok) {
      const posted = [called.result].flat()
      for (const [index, file] of part.files.entries()) files.learn(file, posted[index])
      progress.sent++
      progress.messageId = posted.at(-1)?.message_id
      if (part.fleeting) tidy(api.call('deleteMessage', { chat_id: chat, message_id: progress.messageId }, SOON))
    } else {
      const why = sentOf(called, unreachedMs())
      const isRefused = !why.sent && why.why === 'refused'
      if (!isRefused || !part.files.filter((file) => files.doubt(file, called.description)).length) return why
      const again = await make()
      if (typeof again === 'string') return refused(again)
      parts = again
    }
    part = parts[progress.sent]
  }
  return { last: parts.at(-1) as Part }
}

/** @returns nothing when there is no such message or it cannot be changed, so that a new one is sent */
async function sendInPlace(sending: Sending, chat: number, outgoing: Outgoing, part: Part): Promise<Sent | undefined> {
  const { api, screens, files, unreachedMs } = sending
  if (!/^\d{1,15}$/.test(outgoing.replaces ?? '')) return undefined
  const messageId = Number(outgoing.replaces)
  const known = screens.of(chat).keyboards.find((one) => one.messageId === messageId)
  const called = await replace(api, messageId, part, known?.shows)
  const [file] = part.files
  if (called.ok && file) files.learn(file, called.result)
  if (called.ok || alreadyLooksSo(called)) return done(sending, chat, outgoing, part, messageId)
  const why = sentOf(called, unreachedMs())
  if (why.sent || why.why !== 'refused') return why
  // it may still have its buttons
  const screen = screens.of(chat)
  if (!known) screens.keep(chat, { ...screen, keyboards: [...screen.keyboards, { messageId, tapped: true }] })
  return undefined
}

function remember(begun: Begun, id: number, progress: Progress): void {
  begun.set(id, progress)
  const [oldest] = begun.keys()
  if (begun.size > MOST_BEGUN && oldest !== undefined) begun.delete(oldest)
}

/** The screen as it is now; old buttons go, which nobody waits for. */
function done(sending: Sending, chat: number, outgoing: Outgoing, last: Part, messageId: number | undefined): Sent {
  const { api, screens } = sending
  const { promptNo, options, wantsContact = false, awaited } = outgoing
  const [shows] = last.files
  const keyboard: Keyboard | undefined =
    options.length && !wantsContact && messageId !== undefined
      ? { messageId, tapped: false, ...(shows ? { shows: shows.hash } : {}) }
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

/** Takes the buttons away from a message of ours; one that has none any more is no trouble. */
export const takeKeyboard = (api: Api, chat: number, messageId: number): Promise<Called> =>
  api.call('editMessageReplyMarkup', { chat_id: chat, message_id: messageId }, SOON)
