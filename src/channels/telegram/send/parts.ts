import type { FileOut, Outgoing } from '../../../chat/reply.ts'
import type { Api, Method, Payload } from '../api.ts'
import type { BotOptions } from '../options.ts'
import { keyboardOf, labelOf } from '../render/keyboard.ts'
import { htmlOf, runsOf, visibleOf } from '../render/markup.ts'
import { splitRuns, splitText } from '../render/split.ts'

/** The Bot API's limits (core.telegram.org/bots/api: sendMessage, sendPhoto, sendDocument, sendMediaGroup). */
export const MOST_TEXT = 4096
const MOST_CAPTION = 1024
const MOST_ALBUM = 10
const MOST_PHOTO_BYTES = 10 * 2 ** 20
const PHOTO_TYPES = ['image/jpeg', 'image/png', 'image/webp']

/** One call that sends one message, or one album. */
export interface Part {
  method: Extract<Method, 'sendMessage' | 'sendPhoto' | 'sendDocument' | 'sendMediaGroup'>
  payload: Payload
  /** bytes go with it */
  uploads: boolean
  /** hash of the only file in it */
  shows?: string
  /** taken away as soon as it has done its work */
  fleeting?: boolean
}

/** A file on its way out, in the library's wrapping. */
interface Wrapped extends FileOut {
  photo: boolean
  upload: unknown
}

/** What a reply is made into, and what it needs for that. */
export interface Making {
  api: Api
  options: Pick<BotOptions, 'bytes' | 'texts'>
  /** the contact button still stands in place of this person's letters */
  lettersTaken: boolean
}

/**
 * A reply as calls, in order: photos, papers, words in parts, the keyboard below the last. A single file takes the words
 * as its caption when they are short enough.
 * @returns none when there is nothing to say
 */
export async function partsOf(outgoing: Outgoing, making: Making): Promise<Part[]> {
  const files = await Promise.all(outgoing.files.map((file) => wrap(file, making)))
  const texts = textsOf(outgoing.text)
  const [only, another] = files
  const parts =
    only && !another && fitsCaption(outgoing.text)
      ? [filePart(only, texts[0])]
      : [...fileParts(files), ...texts.map((html) => part('sendMessage', { text: html, ...WORDS }))]
  if (parts.at(-1)?.method === 'sendMediaGroup' && (outgoing.options.length || outgoing.wantsContact))
    parts.push(part('sendMessage', { text: POINTER }))
  return addressed(withKeyboard(parts, outgoing, making), outgoing)
}

const HTML = { parse_mode: 'HTML' }
const WORDS = { ...HTML, link_preview_options: { is_disabled: true } }
/** Below an album without words something must carry the buttons. */
const POINTER = '👇'

function textsOf(text: string): string[] {
  const runs = runsOf(text)
  const lengths = splitText(visibleOf(runs), MOST_TEXT).map(({ length }) => length)
  return splitRuns(runs, lengths)
    .filter((part) => visibleOf(part).trim())
    .map(htmlOf)
}

const fitsCaption = (text: string) => visibleOf(runsOf(text)).length <= MOST_CAPTION

async function wrap(file: FileOut, { api, options }: Making): Promise<Wrapped> {
  const bytes = await options.bytes(file)
  const photo = PHOTO_TYPES.includes(file.type) && bytes.length <= MOST_PHOTO_BYTES
  return { ...file, photo, upload: api.upload(bytes, safeName(file.name)) }
}

/** One library writes a file's name into the form without quotes, the other with. */
const safeName = (name: string): string => name.toWellFormed().replace(/[\s"';\\/]+/g, '_') || 'berkas'

function fileParts(files: readonly Wrapped[]): Part[] {
  const photos = files.filter(({ photo }) => photo)
  const albums: Part[] = []
  for (let at = 0; at < photos.length; at += MOST_ALBUM) {
    const some = photos.slice(at, at + MOST_ALBUM)
    albums.push(
      some.length > 1
        ? part('sendMediaGroup', { media: some.map(({ upload }) => ({ type: 'photo', media: upload })) }, true)
        : filePart(some[0] as Wrapped),
    )
  }
  return [...albums, ...files.filter(({ photo }) => !photo).map((file) => filePart(file))]
}

function filePart({ photo, upload, hash }: Wrapped, caption?: string): Part {
  const words = caption ? { caption, ...HTML } : {}
  const [method, kind] = photo ? (['sendPhoto', 'photo'] as const) : (['sendDocument', 'document'] as const)
  return { ...part(method, { [kind]: upload, ...words }, true), shows: hash }
}

const part = (method: Part['method'], payload: Payload, uploads = false): Part => ({ method, payload, uploads })

/** Options below the last part; the contact button, with the options under it, in place of the letters. */
function withKeyboard(parts: Part[], outgoing: Outgoing, { options, lettersTaken }: Making): Part[] {
  const last = parts.at(-1)
  if (!last) return parts
  const markup = outgoing.wantsContact
    ? contactKeyboard(outgoing, options.texts.share_contact)
    : outgoing.options.length
      ? { inline_keyboard: keyboardOf(outgoing.options, outgoing.promptNo) }
      : undefined
  const removal = { remove_keyboard: true }
  const freeing = lettersTaken && !outgoing.wantsContact
  if (freeing && (markup || last.method === 'sendMediaGroup'))
    parts.unshift({
      ...part('sendMessage', { text: options.texts.contact_done, reply_markup: removal }),
      fleeting: true,
    })
  else if (freeing) last.payload.reply_markup = removal
  if (markup) last.payload.reply_markup = markup
  return parts
}

const contactKeyboard = (outgoing: Outgoing, label: string) => ({
  keyboard: [
    [{ text: label, request_contact: true }],
    ...outgoing.options.map((option) => [{ text: labelOf(option) }]),
  ],
  resize_keyboard: true,
  one_time_keyboard: true,
})

/** To whom, and which message the first part quotes: as text, since one of the libraries drops objects from forms. */
function addressed(parts: Part[], { to, answers }: Outgoing): Part[] {
  const quoted = answers && /^\d+$/.test(answers) ? Number(answers) : undefined
  let first = true
  for (const { payload, fleeting } of parts) {
    payload.chat_id = Number(to)
    if (fleeting || !first) continue
    first = false
    if (quoted !== undefined)
      payload.reply_parameters = JSON.stringify({ message_id: quoted, allow_sending_without_reply: true })
  }
  return parts
}
