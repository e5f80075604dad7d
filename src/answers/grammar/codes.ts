import type { Token } from './tokens.ts'
import { wordSet } from './word-set.ts'

/** A long number as it is written on papers: digits gathered over spaces, dots, dashes and slashes. */
export interface Code {
  digits: string
  from: number
  to: number
}

const SKIPPED =
  wordSet(`nomor no nya na ada sudah is ri md id kode sertifikat saya dengan punya ini nomornya terdaftar yaitu adalah
  juga ya`)

/**
 * The digits behind a label: 'PIRT 210 3215 02 9077 - 29', 'No. P-IRT: 2143216029064-27'.
 * @param at token behind the label
 * @param longest digits after which it is complete
 */
export function codeAfter(tokens: readonly Token[], at: number, longest: number): Code | undefined {
  let start = at
  for (let steps = 0; steps < 6 && tokens[start] && (tokens[start] as Token).kind !== 'number'; steps++, start++) {
    const token = tokens[start] as Token
    if (token.kind === 'word' ? !SKIPPED.has(token.norm) : !/^[.:()#=,-]$/.test(token.text)) return undefined
    if (token.text === ',' && !token.glued) return undefined
  }
  return gather(tokens, start, longest)
}

/** The digits from a token on, until `longest` are there or something else comes. */
export function gather(tokens: readonly Token[], start: number, longest: number): Code | undefined {
  let digits = ''
  let to = start
  for (let at = start; at < tokens.length; at++) {
    const token = tokens[at] as Token
    if (token.kind === 'number') {
      const more = token.text.replace(/\D/g, '')
      if (token.text.includes(',') && digits) break
      if (digits.length === longest && !(token.glued && tokens[at - 1]?.glued)) break
      digits += more
      to = at + 1
      if (digits.length > longest + 8) break
      continue
    }
    const joins =
      (token.text === '-' || token.text === '.' || token.text === '/' || token.text === ' ') &&
      tokens[at + 1]?.kind === 'number'
    if (!joins || digits.length >= longest) break
    if (token.text === '.' && !token.glued) break
  }
  return digits.length >= 4 ? { digits, from: start, to } : undefined
}
