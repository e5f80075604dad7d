import { FILLERS } from '../fillers.ts'
import type { Token } from '../tokens.ts'

export interface Clause {
  words: string[]
  /** 'eh', 'ralat': what stood before is taken back */
  takesBack: boolean
  /** 'tapi', 'cuma': what stood before is limited */
  limits: boolean
  /** it begins with 'tapi' */
  but: boolean
  /** a '?' ends it */
  asks: boolean
}

/** What a message says one after the other, split at signs and at 'eh', 'tapi', 'cuma'. */
export function clausesOf(tokens: readonly Token[]): Clause[] {
  const clauses: Clause[] = []
  let open: Clause = { words: [], takesBack: false, limits: false, but: false, asks: false }
  for (const [at, token] of tokens.entries()) {
    const breaks =
      token.kind === 'break' || token.kind === 'emoji' || (token.kind === 'sign' && /^[,.;!?()]$/.test(token.text))
    const turns =
      token.kind === 'word' &&
      !/^heu?$/.test(tokens[at - 1]?.norm ?? '') &&
      /^(?:eh|ralat|tapi|hanya|langsung|cuman|ngan)$/.test(token.norm)
    if (breaks || turns) {
      open.asks = token.text === '?'
      clauses.push(open)
      open = {
        words: [],
        takesBack: turns && /^(?:eh|ralat)$/.test(token.norm),
        limits: turns && !/^(?:eh|ralat|langsung)$/.test(token.norm),
        but: turns && token.norm === 'tapi',
        asks: false,
      }
    }
    // thanks accept nothing
    if (token.norm === 'kasih' && open.words.at(-1) === 'terima') open.words.pop()
    else if (/^(?:gada|gaada|gakada|gda)$/.test(token.norm)) open.words.push('tidak', 'ada')
    else if (token.kind === 'word') open.words.push(shortWord(tokens, at))
  }
  clauses.push(open)
  return clauses.filter(({ words }) => words.length > 0)
}

/** 'no' is a no unless a number follows, 'g' a 'ga' unless it weighs; 'nya' and 'lain' by themselves are Sundanese. */
function shortWord(tokens: readonly Token[], at: number): string {
  const { norm, text } = tokens[at] as Token
  const raw = text.toLowerCase()
  const alone = tokens.every(({ kind, norm: other }, index) => index === at || kind !== 'word' || FILLERS.has(other))
  if (/^(?:eh|euh|uh)$/.test(norm) && /^(?:he|heu)$/.test(tokens[at - 1]?.norm ?? '')) return 'heeh'
  if (norm === 'oh' && tokens[at - 1]?.norm === 'ho') return 'hooh'
  if (/^no+$/.test(raw) && NUMBERED.test(tokens[at + 1]?.stem ?? '')) return 'nomor'
  if (/^no+$/.test(raw) && tokens[at + 1]?.kind !== 'number') return 'nope'
  if (raw === 'g' && tokens[at - 1]?.kind !== 'number') return 'tidak'
  // 'btl aja': nobody says 'betul aja'
  if (raw === 'btl' && tokens[at + 1]?.norm === 'saja') return 'batal'
  if (alone && raw === 'nya') return 'iya'
  const first = tokens.slice(0, at).every(({ kind, norm: other }) => kind !== 'word' || FILLERS.has(other))
  if (raw === 'lain' && (alone || (first && tokens[at + 1]?.text === ','))) return 'bukan'
  return norm
}

const NUMBERED = /^(?:rek|rekening|hp|wa|resi|telp|telepon|ktp|npwp|nib|po|invoice)$/
