import { readQuantity } from '../answers/grammar/quantity.ts'
import type { Words } from '../answers/grammar/tokens.ts'

/** The intent of a maker who takes back a number she gave a while ago; beside those that the vocabulary names. */
export const CHANGE_AMOUNT = 'change_amount'

/** Words that may stand before and behind the one number, and those that take something back. */
const BEFORE =
  /^(?:eh+|aduh|duh|maaf|punten|hapunten|bu|pak|min|salah|keliru|ralat|koreksi|ternyata|tapi|jadi|jadinya|janjinya?|janji|sanggupnya|saya|aku|hanya|cuma|bisa|bisanya|sanggup|mampu|kurangi|dikurangi|tambah|nambah|tambahin|ditambah|kurangin|ganti|ubah|seharusnya|harusnya|maksud|maksudnya|saya|yang|tadi|itu|mau|boleh|oh|iya|ya|tidak)$/
const BEHIND =
  /^(?:saja|aja|deh|ya|yah|dulu|bu|pak|min|kok|bisa|boleh|gimana|ding|dong|doang|jadinya|maaf|tapi|sanggupnya|bisanya)$/
const TAKES_BACK =
  /^(?:eh+|salah|keliru|ralat|koreksi|ternyata|jadi|jadinya|janjinya|kurangi|dikurangi|kurangin|tambah|tambahin|nambah|ditambah|ganti|ubah|seharusnya|harusnya|maksud|maksudnya|deh|saja|ding)$/

/** Another number of pieces, in a message that says little else: 'eh 250 deh', 'salah, 250 saja', 'jadi 250 ya bu'. */
export function changedAmount(words: Words): { value: number; words: string } | undefined {
  const tokens = words.tokens.filter(({ kind }) => kind === 'word' || kind === 'number')
  const numbers = tokens.filter(({ kind }) => kind === 'number')
  const at = tokens.findIndex(({ kind }) => kind === 'number')
  if (numbers.length !== 1 || tokens.length > 9) return undefined
  const before = tokens.slice(0, at)
  // most of what people write stops here: no number needs to be understood for it
  if (!before.every(({ norm }) => BEFORE.test(norm)) || !tokens.some(({ norm }) => TAKES_BACK.test(norm)))
    return undefined
  const read = readQuantity(words)
  const pieces = read && !read.per ? (read.pieces ?? read.qty) : undefined
  if (pieces === undefined || !Number.isInteger(pieces) || pieces < 1) return undefined
  const behind = tokens.slice(at + 1).filter(({ norm }, index) => !(index === 0 && norm === read?.unit))
  if (!behind.every(({ norm }) => BEHIND.test(norm))) return undefined
  const takesBack = [...before, ...behind].some(({ norm }) => TAKES_BACK.test(norm))
  return takesBack ? { value: pieces, words: words.text } : undefined
}
