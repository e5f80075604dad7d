import type { FileOut, Outgoing } from '../../../chat/reply.ts'
import { type Api, type Limit, type Method, type Payload, SOON, UPLOAD } from '../api.ts'
import type { BotOptions } from '../options.ts'
import { keyboardOf, labelOf } from '../render/keyboard.ts'
import { htmlOf, runsOf, visibleOf } from '../render/markup.ts'
import { splitRuns, splitText } from '../render/split.ts'
import type { KnownFiles, Wrapped } from './known-files.ts'

/** The Bot API's limits (core.telegram.org/bots/api: sendMessage, sendPhoto, sendDocument, sendMediaGroup). */
export const MOST_TEXT = 4096
const MOST_CAPTION = 1024
const MOST_ALBUM = 10
const MOST_PHOTO_BYTES = 10 * 2 ** 20
/** Of one upload; beyond it the server answers with a page. */
const MOST_UPLOAD_BYTES = 50 * 2 ** 20
const PHOTO_TYPES = ['image/jpeg', 'image/png', 'image/webp']

/** One call that sends one message, or one album. */
export interface Part {
  method: Extract<Method, 'sendMessage' | 'sendPhoto' | 'sendDocument' | 'sendMediaGroup'>
  payload: Payload
  files: readonly Wrapped[]
  /** taken away as soon as it has done its work */
  fleeting?: boolean
}

/** What a reply is made into, and what it needs for that. */
export interface Making {
  api: Api
  options: Pick<BotOptions, 'bytes' | 'texts'>
  files: KnownFiles
  /** the contact button still stands in place of this person's letters */
  lettersTaken: boolean
}

/**
 * A reply as calls, in order: photos, papers, words in parts, the keyboard below the last. A single file takes the words
 * as its caption when they are short enough.
 * @returns none when there is nothing to say; a sentence for the log when Telegram would never take it
 */
export async function partsOf(outgoing: Outgoing, making: Making): Promise<Part[] | string> {
  const wrapped = await Promise.all(outgoing.files.map((file) => wrap(file, making)))
  const files = wrapped.filter((file) => file !== undefined)
  if (files.length < wrapped.length) return 'a file is larger than 50 MB'
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

/** @returns nothing when it is too large to be uploaded */
async function wrap(file: FileOut, { api, options, files }: Making): Promise<Wrapped | undefined> {
  const { id, document = false } = files.of(file)
  if (id !== undefined) return { ...file, photo: !document, upload: id, reused: true }
  const bytes = await options.bytes(file)
  if (bytes.length > MOST_UPLOAD_BYTES) return undefined
  const photo = !document && PHOTO_TYPES.includes(file.type) && bytes.length <= MOST_PHOTO_BYTES
  return { ...file, photo, upload: api.upload(bytes, safeName(file.name)), reused: false }
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
        ? part('sendMediaGroup', { media: some.map(({ upload }) => ({ type: 'photo', media: upload })) }, some)
        : filePart(some[0] as Wrapped),
    )
  }
  return [...albums, ...files.filter(({ photo }) => !photo).map((file) => filePart(file))]
}

function filePart(file: Wrapped, caption?: string): Part {
  const { photo, upload } = file
  const words = caption ? { caption, ...HTML } : {}
  const [method, kind] = photo ? (['sendPhoto', 'photo'] as const) : (['sendDocument', 'document'] as const)
  return part(method, { [kind]: upload, ...words }, [file])
}

const part = (method: Part['method'], payload: Payload, files: readonly Wrapped[] = []): Part => ({
  method,
  payload,
  files,
})

/** Bytes go with it, and take their time. */
export const limitFor = ({ files }: Part): Limit => (files.some(({ reused }) => !reused) ? UPLOAD : SOON)

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
