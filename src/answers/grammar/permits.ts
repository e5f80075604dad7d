import { type Code, codeAfter, gather } from './codes.ts'
import { type Standing, standingAt } from './standing.ts'
import type { Token, Words } from './tokens.ts'

/** What a message says of one paper. */
export interface PermitFound {
  /** digits as found, whatever their number; a halal number without 'ID' */
  digits?: string
  standing?: Standing
  /** 'KH…' or 'ML…' was written instead of the number asked for */
  wrongPaper?: boolean
  from: number
  to: number
}

export interface PermitsFound {
  pirt?: PermitFound
  halal?: PermitFound
  bpom?: PermitFound
  nib?: PermitFound
  npwp?: PermitFound
}

const LABELS: Readonly<Record<string, keyof PermitsFound>> = {
  pirt: 'pirt',
  halal: 'halal',
  bpom: 'bpom',
  md: 'bpom',
  nib: 'nib',
  npwp: 'npwp',
  ppirt: 'pirt',
  sertifikathalal: 'halal',
  sppirt: 'pirt',
}
const DIGITS: Readonly<Record<keyof PermitsFound, number>> = { pirt: 15, halal: 17, bpom: 15, nib: 13, npwp: 16 }
const labelAt = (tokens: readonly Token[], at: number): keyof PermitsFound | undefined => {
  const token = tokens[at]
  if (token?.kind !== 'word') return undefined
  return LABELS[token.norm] ?? LABELS[token.stem]
}

/** Every permit a message names or gives, also without a label when its shape leaves no doubt. */
export function permitsIn({ tokens }: Words): PermitsFound {
  const found: PermitsFound = {}
  for (let at = 0; at < tokens.length; at++) {
    const label = labelAt(tokens, at)
    if (!label) continue
    const read = permitAt(tokens, at, label)
    const known = found[label]
    if (!known || (!known.digits && read.digits))
      found[label] = read.digits && known ? { ...read, from: Math.min(known.from, read.from) } : read
    else if (!known.standing && read.standing && !known.digits) found[label] = read
    if (read.digits) at = read.to - 1
  }
  unlabelled(tokens, found)
  return found
}

function permitAt(tokens: readonly Token[], at: number, label: keyof PermitsFound): PermitFound {
  const span = { from: at, to: at + 1 }
  const wrong = wrongPaper(tokens, at + 1, label)
  if (wrong) return { ...span, wrongPaper: true, to: wrong }
  const code = codeAfter(tokens, at + 1, DIGITS[label])
  if (code && mayBeIts(code, label)) return { digits: code.digits, from: at, to: code.to }
  const standing = standingAt(
    tokens,
    at,
    (index) => index !== at && labelAt(tokens, index) !== undefined && labelAt(tokens, index) !== label,
  )
  return standing ? { ...span, standing } : span
}

/** Four digits behind 'PIRT' are a price, not a number. */
const mayBeIts = ({ digits }: Code, label: keyof PermitsFound) => digits.length >= (label === 'halal' ? 10 : 8)

/** 'Halal KH123' is the fatwa decree, 'BPOM ML…' an import. */
function wrongPaper(tokens: readonly Token[], start: number, label: keyof PermitsFound): number | undefined {
  for (let at = start; at < start + 4; at++) {
    const { norm } = tokens[at] ?? {}
    if ((label === 'halal' && norm === 'kh') || (label === 'bpom' && norm === 'ml'))
      return tokens[at + 1]?.kind === 'number' ? at + 2 : undefined
  }
  return undefined
}

/** 'ID32 9900 …' with 17 digits is a halal certificate, 15 digits of one of the three regencies a P-IRT. */
function unlabelled(tokens: readonly Token[], found: PermitsFound): void {
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at] as Token
    if (token.norm === 'id' && tokens[at + 1]?.kind === 'number' && !found.halal?.digits) {
      const code = gather(tokens, at + 1, 17)
      if (code?.digits.length === 17)
        found.halal = { digits: code.digits, from: found.halal ? Math.min(found.halal.from, at) : at, to: code.to }
    }
    if (
      token.kind !== 'number' ||
      found.pirt?.digits ||
      (tokens[at - 1]?.kind === 'number' && token.glued) ||
      token.text.length < 3
    )
      continue
    if (at > 0 && labelAt(tokens, at - 1)) continue
    const code = gather(tokens, at, 15)
    if (code?.digits.length === 15 && /^[1-9](?:0[1-9]|1[0-5])321[456]/.test(code.digits)) {
      found.pirt = { digits: code.digits, from: at, to: code.to }
      at = code.to - 1
    }
  }
}
