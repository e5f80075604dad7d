import type { Capabilities } from '../../chat/channel.ts'
import type { FileOut, Reply } from '../../chat/reply.ts'
import type { MenuTexts } from './options.ts'
import { splitText } from './split.ts'

/** Buttons and lists no longer work: menus are numbered lines, short enough for the official API to take over. */
export const CAN: Capabilities = { buttons: false, options: 10, label: 24, text: 4096, edit: false, windowHours: null }

/** Characters under a picture or a document. */
const CAPTION = 1024

/** One WhatsApp message: a text, or a file with what stands under it. */
export interface Part {
  text: string
  file?: FileOut & { as: 'photo' | 'document' }
}

/**
 * A reply as WhatsApp messages, in order. A single file carries the text when it fits; otherwise files come first, so that
 * the question is the last thing to be seen. `*bold*` and `_italic_` are WhatsApp's own; a lone star is just a star.
 */
export function render({ text, options, files }: Reply, texts: MenuTexts): Part[] {
  const menu = numbered(
    options.map(({ label }) => label),
    texts,
  )
  const whole = [text.trim(), menu].filter(Boolean).join('\n\n')
  const [only] = files
  if (only && files.length === 1 && whole.length <= CAPTION) return [{ text: whole, file: shown(only) }]
  return [...files.map((file) => ({ text: '', file: shown(file) })), ...texted(text, menu)]
}

function numbered(labels: string[], { howToPick }: MenuTexts): string {
  if (!labels.length) return ''
  const lines = labels.map((label, i) => `${i + 1}. ${label}`).join('\n')
  return howToPick ? `${lines}\n\n${howToPick}` : lines
}

/** A menu is never torn from its last paragraph unless it must, and never in two. */
function texted(text: string, menu: string): Part[] {
  const parts = splitText(text, CAN.text)
  const last = parts.at(-1)
  if (!menu) return parts.map((part) => ({ text: part }))
  const together = last === undefined ? menu : `${last}\n\n${menu}`
  const whole =
    together.length <= CAN.text ? [...parts.slice(0, -1), together] : [...parts, ...splitText(menu, CAN.text)]
  return whole.map((part) => ({ text: part }))
}

const shown = (file: FileOut): FileOut & { as: 'photo' | 'document' } => ({
  ...file,
  as: /^image\/(jpeg|png|webp)$/.test(file.type) ? 'photo' : 'document',
})
