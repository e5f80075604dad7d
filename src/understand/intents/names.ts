import { FILLERS } from '../../answers/grammar/fillers.ts'
import { type Token, type Words, written } from '../../answers/grammar/tokens.ts'
import type { Said } from '../said.ts'
import { put, type SlotReader } from './wish.ts'

/** 'namanya Dapur Mak Onah', 'nama usaha …', 'usaha saya namanya …'. */
export const businessName: SlotReader = (words, _context, wish) => {
  const { tokens } = words
  for (const [at, token] of tokens.entries()) {
    if (token.norm !== 'nama' && token.norm !== 'merek') continue
    const name = nameFrom(words, at + 1)
    if (name) return put(wish, 'businessName', name)
  }
  put(wish, 'businessName', writtenLarge(words) ?? largeBeforeName(words))
}

const BUSINESS = /^(?:usaha|toko|umkm|warung)(?:nya|na|ku)?$/

/** 'keripik pisang 12rb …, nama usaha Dapur Teh Nining': said beside a product, where 'merek' is the product's. */
export function businessNamed(words: Words): Said<string> | undefined {
  const { tokens } = words
  const at = tokens.findIndex(
    ({ norm, stem }, index) =>
      (norm === 'nama' || stem === 'nama') &&
      (BUSINESS.test(tokens[index + 1]?.norm ?? '') ||
        BUSINESS.test(tokens[index - 1]?.norm ?? '') ||
        BUSINESS.test(tokens[index - 2]?.norm ?? '')),
  )
  return at < 0 ? undefined : nameFrom(words, at + 1)
}

const LEADS_TO_NAME = /^(?:(?:usaha|toko|umkm)(?:nya|na|ku)?|saya|nya|:|adalah|kami|na)$/

/** 'nama usahanya harus ada ya?', 'ga punya nama usaha gimana': asked about a name, none told. */
const NO_NAME_TOLD =
  /^(?:harus|wajib|perlu|kudu|mesti|apa|apaan|gimana|gmn|bagaimana|kumaha|boleh|bisa|ada|belum|tidak|ga|gak|ngga|itu|ini|yang|naon)(?:\s|$)/i

/** The words of a name from here on. */
function nameFrom(words: Words, start: number): Said<string> | undefined {
  const { tokens } = words
  let from = start
  while (LEADS_TO_NAME.test(tokens[from]?.norm ?? '') || /^(?:itu|ini|teh|mah)$/.test(tokens[from]?.text ?? '')) from++
  let to = from
  while (to < tokens.length && to - from < 8 && belongsToName(tokens, to)) to++
  while (
    to > from + 1 &&
    FILLERS.has((tokens[to - 1] as Token).norm) &&
    /^\p{Ll}/u.test((tokens[to - 1] as Token).text)
  )
    to--
  const value = written(words, from, to)
  return /\p{L}{2}/u.test(value) && !NO_NAME_TOLD.test(value) ? { value, from, to } : undefined
}

const FIRM = /^(?:cv|ud|pt|pd)$/i
const OWN_WORDS = /^(?:saya|kami|ane|gue|gua|aku|umkm|nya|:|,|\.|baru|nih|dong|ya|bu|pak|min|kak)$/

/** 'usaha saya Keripik Bu Nani', 'UMKM Berkah Jaya', 'CV Maju Jaya': names are written large. */
function writtenLarge(words: Words): Said<string> | undefined {
  const { tokens } = words
  const large = (at: number) => tokens[at]?.kind === 'word' && /^\p{Lu}/u.test((tokens[at] as Token).text)
  for (const [at, { norm, text }] of tokens.entries()) {
    const firm = FIRM.test(text)
    if (!firm && !/^(?:usaha|umkm|toko|warung|usahanya|kami|perkenalkan)$/.test(norm)) continue
    let from = firm ? at : at + 1
    if (!firm) while (OWN_WORDS.test(tokens[from]?.norm ?? tokens[from]?.text ?? '') && !large(from)) from++
    let to = from
    while (to - from < 6 && large(to)) to++
    if (to - from >= 2) return { value: written(words, from, to), from, to }
  }
  return undefined
}

/** 'Griya Hanum namanya': written large right before. */
function largeBeforeName({ tokens, ...words }: Words): Said<string> | undefined {
  const to = tokens.findIndex(({ norm, stem }) => norm === 'nama' || stem === 'nama')
  let from = to
  while (from > 0 && tokens[from - 1]?.kind === 'word' && /^\p{Lu}/u.test((tokens[from - 1] as Token).text)) from--
  return to - from >= 2 ? { value: written({ tokens, ...words }, from, to), from, to } : undefined
}

function belongsToName(tokens: readonly Token[], at: number): boolean {
  const { kind, text, norm } = tokens[at] as Token
  if (kind !== 'word') return kind === 'number' || text === '&' || text === "'"
  return !/^(?:di|yang|dan|untuk|alamat|lokasi|kec|mau|bisa|jual|jualan|pengen|ingin)$/.test(norm)
}
