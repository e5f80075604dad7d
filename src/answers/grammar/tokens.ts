import { clean } from './clean.ts'
import { spelled } from './spelling.ts'

/** One word, number, sign or line break of a message. */
export interface Token {
  kind: 'word' | 'number' | 'sign' | 'emoji' | 'break'
  /** as written */
  text: string
  /** lower case, without apostrophes and stretched letters, short forms spelled out ('yg' → 'yang'); digits as they are */
  norm: string
  /** `norm` without the endings -nya, -na, -ne */
  stem: string
  /** first and past-the-last character in the cleaned text */
  start: number
  end: number
  /** nothing stands between it and the token before */
  glued: boolean
}

/** A message taken apart: spans of every reading are indexes into `tokens`. */
export interface Words {
  text: string
  tokens: readonly Token[]
}

/** Words, numbers and signs that are read; a long product list has two hundred. */
const MOST_TOKENS = 600

const PIECE =
  /(\n+)|([^\S\n]+)|(\d+(?:[.,]\d+)*)|([\p{L}\p{M}](?:[\p{L}\p{M}]|'(?=\p{L}))*)|(\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator})|(.)/gsu
const PIRT = /(?<![\p{L}\d])(?:spp\s?-?\s?)?p\s?[.-]?\s?i\s?[.]?\s?r\s?[.]?\s?t(?![\p{L}])/giu
const UNTIL = /(?<=[\s\d])s\s?[/.]\s?d\.?(?![\p{L}])/giu

const JOINED_NO =
  /^(g[ak]?k?|ngg?ak?|engg?ak?|nda?k|tdk|tidak|ora|moal|teu)(?:bisa|bs|mau|usah|perlu|jadi|ada|sanggup|punya|tau|tahu|boleh|cukup|keburu|kuat|mampu|sempat|sempet|terima|ikut|pernah|yakin|pasti|cocok|setuju|lagi|tiasa|aya|acan|kiat)(?:a*|u*|i*|h*)$/i

/** Takes a message apart. Linear in its length, which `clean` bounds. */
export function wordsOf(message: string): Words {
  const text = clean(message)
  const joins = joinsOf(text)
  const tokens: Token[] = []
  let glued = false
  PIECE.lastIndex = 0
  for (let piece = PIECE.exec(text); piece && tokens.length < MOST_TOKENS; piece = PIECE.exec(text)) {
    const start = piece.index
    const joined = joins.get(start)
    if (joined) {
      tokens.push({
        kind: 'word',
        text: text.slice(start, joined.end),
        norm: joined.norm,
        stem: joined.norm,
        start,
        end: joined.end,
        glued,
      })
      glued = true
      PIECE.lastIndex = joined.end
      continue
    }
    const [raw] = piece
    const end = start + raw.length
    if (piece[2] !== undefined) {
      glued = false
      continue
    }
    if (piece[1] !== undefined) tokens.push(sign('break', raw, '\n', start, end, false))
    else if (piece[3] !== undefined) pushNumber(tokens, raw, start, end, glued, text)
    else if (piece[4] !== undefined) pushWord(tokens, raw, start, end, glued)
    else if (piece[5] !== undefined) tokens.push(sign('emoji', raw, raw, start, end, glued))
    else tokens.push(sign('sign', raw, raw, start, end, glued))
    glued = piece[1] === undefined
  }
  return { text, tokens }
}

/** What tokens `from` up to (not including) `to` say, as it was written. */
export function written({ text, tokens }: Words, from: number, to: number): string {
  const first = tokens[from]
  const last = tokens[to - 1]
  return first && last && to > from ? text.slice(first.start, last.end).trim() : ''
}

/** Words that are written in several pieces: 'P-IRT', 's/d'. Keyed by where they start. */
function joinsOf(text: string): Map<number, { end: number; norm: string }> {
  const joins = new Map<number, { end: number; norm: string }>()
  if (/irt|i\s?\.?\s?r/i.test(text))
    for (const found of text.matchAll(PIRT))
      joins.set(found.index, { end: found.index + found[0].length, norm: 'pirt' })
  if (/s\s?[/.]\s?d/i.test(text))
    for (const found of text.matchAll(UNTIL))
      joins.set(found.index, { end: found.index + found[0].length, norm: 'sampai' })
  return joins
}

/** A word; 'gabisa', 'tdkada', 'gausah' are two. */
function pushWord(tokens: Token[], raw: string, start: number, end: number, glued: boolean): void {
  const before = tokens.at(-1)
  // 'itung2annya': its ending belongs to the doubled word
  if (glued && before?.kind === 'word' && before.text.endsWith('2') && before.end === start) {
    const whole = before.text + raw
    tokens[tokens.length - 1] = { ...before, text: whole, norm: spelled(whole), stem: before.norm, end }
    return
  }
  const short = shortAfter(raw.toLowerCase(), before, glued)
  if (short !== undefined) {
    tokens.push({ kind: 'word', text: raw, norm: short, stem: short, start, end, glued })
    return
  }
  const front = raw.length > 4 ? JOINED_NO.exec(raw)?.[1]?.length : undefined
  if (front === undefined) {
    tokens.push(word(raw, start, end, glued))
    return
  }
  tokens.push(word(raw.slice(0, front), start, start + front, glued))
  tokens.push(word(raw.slice(front), start + front, end, true))
}

/** 'g ad' is 'ga ada', '250 g' a weight; 'g ush' is 'ga usah', 'ush sy' a business. */
function shortAfter(word: string, before: Token | undefined, glued: boolean): string | undefined {
  if (word === 'g')
    return glued || before?.kind === 'number' || /^(?:per|setengah|seperempat)$/.test(before?.norm ?? '')
      ? undefined
      : 'tidak'
  if (word === 'ush') return /^(?:tidak|jangan)$/.test(before?.norm ?? '') ? 'usah' : 'usaha'
  return undefined
}

function word(raw: string, start: number, end: number, glued: boolean): Token {
  const norm = spelled(raw)
  return { kind: 'word', text: raw, norm, stem: stemOf(norm), start, end, glued }
}

function sign(kind: Token['kind'], text: string, norm: string, start: number, end: number, glued: boolean): Token {
  return { kind, text, norm, stem: norm, start, end, glued }
}

/** Nothing, or an ending of the doubled word: 'itung2annya', 'oleh2nya'. */
const DOUBLED = /^(?:(?:an|in|kan)?(?:nya|na|ku|mu)?)(?![\p{L}\d])/u
const LONGEST_ENDING = 8

/** A number; the 2 of a doubled word ('kecil2', 'kira2') belongs to the word before. */
function pushNumber(tokens: Token[], raw: string, start: number, end: number, glued: boolean, text: string): void {
  const before = tokens.at(-1)
  if (
    raw === '2' &&
    glued &&
    before?.kind === 'word' &&
    before.text.length > 2 &&
    DOUBLED.test(text.slice(end, end + LONGEST_ENDING))
  ) {
    const doubled = word(before.text, before.start, end, before.glued)
    const norm = spelled(`${before.text.toLowerCase()}2`)
    tokens[tokens.length - 1] = {
      ...doubled,
      text: text.slice(before.start, end),
      norm,
      stem: stemOf(norm.replace(/2$/, '')),
    }
    return
  }
  tokens.push(sign('number', raw, raw, start, end, glued))
}

function stemOf(norm: string): string {
  if (norm.length < 5) return norm
  if (norm.endsWith('nya')) return norm.slice(0, -3)
  if (norm.endsWith('na') || norm.endsWith('ne')) return norm.slice(0, -2)
  return norm
}
