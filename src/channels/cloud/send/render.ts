import type { Capabilities } from '../../../chat/channel.ts'
import type { FileOut, Outgoing } from '../../../chat/reply.ts'
import { render } from '../../whatsapp/render.ts'
import { splitText } from '../../whatsapp/split.ts'
import type { CloudTexts } from '../options.ts'
import { WINDOW_HOURS } from '../people.ts'
import { tapId } from '../taps.ts'

/** Meta's limits (developers.facebook.com/docs/whatsapp/cloud-api/messages): rows and labels of lists. */
export const CAN: Capabilities = {
  buttons: true,
  options: 10,
  label: 24,
  text: 4096,
  edit: false,
  windowHours: WINDOW_HOURS,
}
/** Of buttons, and of the text above buttons or a list. */
const MOST_BUTTONS = 3
const BUTTON_LABEL = 20
const MOST_BODY = 1024
/** A menu without words must have some. */
const POINTER = '👇'

/** One message of the Cloud API. */
export type Part =
  | { kind: 'text'; body: string }
  | { kind: 'file'; file: Shown; caption?: string }
  | { kind: 'buttons'; body: string; choices: Choice[]; picture?: Shown }
  | { kind: 'list'; body: string; choices: Choice[] }

/** A file on its way out: as a picture, or as a paper. */
export interface Shown extends FileOut {
  as: 'image' | 'document'
}

export interface Choice {
  id: string
  title: string
}

/**
 * A reply as messages, in order. Files and long words go first, so that the menu is the last to be seen; a single picture
 * stands above the buttons. Options that fit neither buttons nor a list are numbered, as on the paired phone.
 * @param files those of the reply
 */
export function partsOf(outgoing: Outgoing, files: readonly Shown[], texts: CloudTexts): Part[] {
  const text = outgoing.text.toWellFormed().trim()
  const menu = menuOf(outgoing)
  if (!menu) return numbered({ ...outgoing, text }, files, texts)
  const [picture, another] = files
  if (menu.kind === 'buttons' && picture?.as === 'image' && !another && text.length <= MOST_BODY)
    return [{ ...menu, body: text || POINTER, picture }]
  const tail = splitText(text, MOST_BODY).at(-1) ?? ''
  const head = splitText(text.slice(0, text.length - tail.length), CAN.text)
  return [
    ...files.map((file): Part => ({ kind: 'file', file })),
    ...head.map((body): Part => ({ kind: 'text', body })),
    { ...menu, body: tail || POINTER },
  ]
}

function numbered({ text, options }: Outgoing, files: readonly Shown[], texts: CloudTexts): Part[] {
  return render({ text, options, files: [...files] }, texts).map(({ text: words, file }) => {
    const shown = files.find(({ hash }) => hash === file?.hash)
    if (!shown) return { kind: 'text', body: words }
    return { kind: 'file', file: shown, ...(words ? { caption: words } : {}) }
  })
}

/** Meta takes no two buttons alike, neither in what they say nor in what they send. */
function menuOf({ options, promptNo }: Outgoing): { kind: 'buttons' | 'list'; choices: Choice[] } | undefined {
  const choices = options.map((option, index) => ({
    id: tapId(option, index, promptNo),
    title: option.label.toWellFormed().trim(),
  }))
  const alike = (key: keyof Choice) => new Set(choices.map((choice) => choice[key])).size < choices.length
  const longest = Math.max(0, ...choices.map(({ title }) => title.length))
  if (!choices.length || choices.some(({ title }) => !title) || alike('id') || alike('title')) return undefined
  if (choices.length <= MOST_BUTTONS && longest <= BUTTON_LABEL) return { kind: 'buttons', choices }
  return choices.length <= CAN.options && longest <= CAN.label ? { kind: 'list', choices } : undefined
}
