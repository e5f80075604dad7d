import { readPhone } from '../../domain/phone.ts'
import type { Token, Words } from './tokens.ts'

export interface PhoneFound {
  /** '628…' */
  phone: string
  from: number
  to: number
}

/** Mobile numbers in a message, however they are grouped: '0812-0000-0141', '62 857 0000 0162', '+62 813…', 'wa 857…'. */
export function phonesIn({ tokens }: Words): PhoneFound[] {
  const found: PhoneFound[] = []
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at] as Token
    if (token.kind !== 'number' || !startsPhone(tokens, at)) continue
    const read = phoneAt(tokens, at)
    if (!read) continue
    const from = tokens[at - 1]?.text === '+' || tokens[at - 1]?.text === '(' ? at - 1 : at
    found.push({ ...read, from })
    at = read.to - 1
  }
  return found
}

function startsPhone(tokens: readonly Token[], at: number): boolean {
  const { text, glued } = tokens[at] as Token
  const before = tokens[at - 1]
  if (
    glued &&
    before &&
    (before.kind === 'number' || (before.kind === 'word' && !/^(?:wa|hp|telp|tlp|no|nomor|tel)$/.test(before.norm)))
  )
    return false
  if (glued && before?.text === '-') return false
  if (/^0?8\d/.test(text) || /^(?:00)?62/.test(text)) return true
  return text === '08'
}

/** The most groups from here that make a whole number; groups behind blanks must be long enough to belong to it. */
function phoneAt(tokens: readonly Token[], start: number): { phone: string; to: number } | undefined {
  let digits = ''
  let best: { phone: string; to: number } | undefined
  for (let at = start; at < tokens.length && digits.length < 16; at++) {
    const token = tokens[at] as Token
    if (token.kind === 'number') {
      const group = token.text.replace(/\D/g, '')
      if (token.text.includes(',')) break
      const apart = at > start && tokens[at - 1]?.kind === 'number'
      if (apart && group.length < 3 && digits.length >= 8) break
      if (apart && best && (tokens[at + 1]?.kind === 'word' || tokens[at + 1]?.text === '/') && group.length < 4) break
      digits += group
      const read = /^[8]/.test(digits) && digits.length < 9 ? undefined : readPhone(digits)
      if (read?.ok) best = { phone: read.value, to: at + 1 }
      continue
    }
    if (
      !(token.text === '-' || token.text === '.' || token.text === ')' || token.text === '(' || token.text === '/') ||
      tokens[at + 1]?.kind !== 'number'
    )
      break
  }
  return best
}
