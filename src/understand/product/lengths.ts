import { lengthOf } from '../../answers/grammar/lengths.ts'
import type { EveryPart, LengthPart, Part } from '../../answers/grammar/part.ts'
import type { Token } from '../../answers/grammar/tokens.ts'
import { type Claims, said } from '../said.ts'
import type { Numbers } from './product.ts'
import { LEAD, SHELF } from './words.ts'

/** 'tahan 90 hari', 'pengerjaan 14 hari', 'pesennya 2 hari sebelumnya'. @returns whether the part was one */
export function lengthRole(tokens: readonly Token[], part: Part, found: Numbers): boolean {
  if (part.type !== 'length' && !(part.type === 'every' && part.one)) return false
  const before = wordsBefore(tokens, part.from)
  const after = tokens.slice(part.to, part.to + 2).map(({ norm }) => norm)
  if (part.type === 'every' && !before.slice(0, 4).some((word) => SHELF.has(word) || LEAD.has(word))) return false
  const length = lengthOf(part)
  if (before.some((word) => SHELF.has(word)) || /^(?:exp|expired|tahan|awet)$/.test(after[0] ?? '')) {
    // 'tahan 7 hari di suhu ruang, 14 hari di kulkas': the first counts
    found.shelfLife ??= said(length.days, part)
    return true
  }
  if (!leads(part, before, after)) return false
  found.leadTime ??= said(length.upper ?? length.days, part)
  return true
}

function leads(part: LengthPart | EveryPart, before: readonly string[], after: readonly string[]): boolean {
  const [near = ''] = before
  if (before.some((word) => LEAD.has(word)) && near !== 'kerja') return true
  const [next = ''] = after
  return (
    next === 'sebelum' || next === 'sebelumnya' || next === 'pengerjaan' || (next === 'jadi' && part.type === 'length')
  )
}

/** The words of the clause before a token, nearest first. */
function wordsBefore(tokens: readonly Token[], from: number): string[] {
  const words: string[] = []
  for (let at = from - 1; at >= Math.max(0, from - 5); at--) {
    const { kind, text, norm, stem } = tokens[at] as Token
    const abbreviated = text === '.' && /^(?:exp|ed|expired|tahan)$/.test(tokens[at - 1]?.norm ?? '')
    if (kind === 'break' || kind === 'number' || (/^[.,;|]$/.test(text) && !abbreviated)) break
    words.push(norm, stem, text.toLowerCase())
  }
  return words
}

/** 'order H-2', 'PO H-3'. */
export function leadByCountdown(tokens: readonly Token[], found: Numbers, mine: Claims): void {
  for (let at = 0; at < tokens.length && !found.leadTime; at++) {
    const number = tokens[at + 2]
    if (tokens[at]?.norm !== 'h' || tokens[at + 1]?.text !== '-' || !/^\d{1,2}$/.test(number?.text ?? '')) continue
    if (
      !tokens.slice(Math.max(0, at - 6), at).some(({ norm }) => LEAD.has(norm) || norm === 'minimal' || norm === 'min')
    )
      continue
    found.leadTime = said(Number(number?.text), { from: at, to: at + 3 })
    mine.claim(at - 1, at + 3)
  }
}
