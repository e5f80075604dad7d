import type { Option } from '../../../chat/reply.ts'

export interface Button {
  text: string
  callback_data: string
}

/** Telegram's limit, in bytes. */
const MOST_DATA = 64
/** Characters that fit side by side on a small phone; the buttons of a row are equally wide. */
const ROW = 34
const FRAME = 3
const MOST_IN_ROW = 8

/**
 * Options as buttons, several in a row where their labels are short.
 * @param promptNo comes back with the tap
 */
export function keyboardOf(options: readonly Option[], promptNo: number | undefined): Button[][] {
  const rows: Button[][] = []
  let widest = 0
  for (const [index, option] of options.entries()) {
    const text = labelOf(option)
    const button = { text, callback_data: dataOf(option.value, index, promptNo) }
    const row = rows.at(-1)
    widest = Math.max(widest, [...text].length)
    if (row && row.length < MOST_IN_ROW && (row.length + 1) * (widest + FRAME) <= ROW) row.push(button)
    else {
      rows.push([button])
      widest = [...text].length
    }
  }
  return rows
}

/** A button without a word on it is refused. */
export const labelOf = ({ label, value }: Option): string => label.toWellFormed().trim() || value.trim() || '…'

/** '12=value', or '12#3' when the value does not fit: the label of the third button is then what was picked. */
function dataOf(value: string, index: number, promptNo: number | undefined): string {
  const data = `${promptNo ?? ''}=${value}`
  return value.isWellFormed() && new TextEncoder().encode(data).length <= MOST_DATA
    ? data
    : `${promptNo ?? ''}#${index}`
}

export interface Tapped {
  promptNo?: number
  /** the option's value, or its label when the value did not fit into the button */
  pick: string
}

/**
 * What a tap meant.
 * @param keyboard as the message shows it, where the network still knows
 * @returns nothing when it cannot be told any more
 */
export function tapped(data: string, keyboard: readonly (readonly Partial<Button>[])[] = []): Tapped | undefined {
  const [, no = '', sign, rest = ''] = /^(\d{0,15})([=#])([\s\S]*)$/.exec(data) ?? []
  if (!sign) return undefined
  const pick = sign === '=' ? rest : keyboard.flat().find((button) => button.callback_data === data)?.text
  return pick === undefined ? undefined : { pick, ...promptIn(no) }
}

/** The prompt that a message of ours asked, as its buttons tell. */
export const promptOf = (keyboard: readonly (readonly Partial<Button>[])[] | undefined): { promptNo?: number } =>
  promptIn(/^(\d{1,15})[=#]/.exec(keyboard?.[0]?.[0]?.callback_data ?? '')?.[1] ?? '')

const promptIn = (no: string): { promptNo?: number } => (no ? { promptNo: Number(no) } : {})
