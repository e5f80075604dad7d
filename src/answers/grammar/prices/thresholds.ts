import { endsClause } from '../clauses.ts'
import { isContents } from '../contents.ts'
import type { FigurePart, Part } from '../part.ts'
import type { Token } from '../tokens.ts'
import { wordSet } from '../word-set.ts'
import type { Offer } from './offers.ts'

const THRESHOLD_BEFORE =
  wordSet(`ambil beli pesan minimal min grosir pembelian belinya ngambil borong mulai reseller ambilnya mundut meser
  tuku minim`)

const RETAIL = wordSet('ecer eceran ecernya satuan satuannya retail ecerannya biasa normal ngecer ecerna')

export function saysThreshold(tokens: readonly Token[], part: { from: number; to: number }): boolean {
  return fromWords(tokens, part.from) || upWords(tokens, part.to)
}

function fromWords(tokens: readonly Token[], from: number): boolean {
  for (let at = from - 1; at >= Math.max(0, from - 3); at--) {
    const { norm, kind } = tokens[at] as Token
    if (THRESHOLD_BEFORE.has(norm) || norm === '>' || norm === '≥') return true
    if (kind === 'break') return false
  }
  return false
}

function upWords(tokens: readonly Token[], to: number): boolean {
  const after = tokens.slice(to, to + 3).map(({ norm }) => norm)
  return (
    (after[0] === 'ke' && after[1] === 'atas') ||
    /^(?:keatas|up|plus|\+|lebih|dst|luhur|munggah)$/.test(after[0] ?? '') ||
    (after[0] === 'ke' && after[1] === 'luhur')
  )
}

/** From how many pieces on a sum holds. */
export function thresholdOf(
  tokens: readonly Token[],
  parts: readonly Part[],
  index: number,
  offer: Offer,
  sums: readonly FigurePart[],
): void {
  const around = neighbours(tokens, parts, index, sums)
  for (const part of around) {
    const counts =
      part.type === 'measure' ? part.unit.kind !== 'weight' && part.unit.kind !== 'volume' : part.type === 'figure'
    if (!counts || isContents(tokens, part)) continue
    const dozens =
      part.type === 'measure' &&
      part.unit.kind === 'group' &&
      (part.qty > 1 || upWords(tokens, part.to)) &&
      !parts.some((each) => each.type === 'each' && each.unit.kind === 'group')
        ? part.unit.size
        : 1
    const qty = (part.type === 'measure' ? part.qty : part.type === 'figure' ? part.figure.value : 0) * dozens
    const isRange =
      (part.type === 'measure' ? part.upper : part.type === 'figure' ? part.figure.upper : undefined) !== undefined
    const bound = part.type === 'measure' ? part.bound : part.type === 'figure' ? part.figure.bound : undefined
    const said = saysThreshold(tokens, part)
    if (part.type === 'figure' && !said && !isRange) continue
    if (bound === 'max') offer.threshold = 1
    else if (said || isRange || (qty > 1 && sums.length > 1)) {
      offer.threshold = strictlyMore(tokens, part.from) ? qty + 1 : qty
      offer.thresholdSaid = upWords(tokens, part.to) || isRange
      if (part.type === 'measure' && dozens > 1) {
        // '5 lusin ke atas 15 ribu' is for each piece
        if (offer.unit === part.unit) {
          delete offer.unit
          offer.qty = 1
        }
      } else if (part.type === 'measure') {
        if (offer.unit === part.unit) offer.qty = 1
        offer.unit ??= part.unit
      }
      offer.from = Math.min(offer.from, part.from)
    }
    if (offer.threshold !== undefined) return
  }
  const start = Math.max(0, offer.part.from - 5)
  for (let at = offer.part.from - 1; at >= start; at--) {
    const { norm, kind } = tokens[at] as Token
    if (kind === 'break') return
    if (RETAIL.has(norm)) {
      offer.threshold = 1
      return
    }
    if ((norm === 'itu' || norm === 'segitu') && tokens[at - 1]?.norm === 'dari') {
      offer.threshold = 1
      return
    }
    if (kind === 'number') return
  }
}

const strictlyMore = (tokens: readonly Token[], from: number) =>
  (tokens[from - 1]?.norm === 'dari' && tokens[from - 2]?.norm === 'lebih') || tokens[from - 1]?.text === '>'

/** '9rb minimal 50 pcs, satuan 10rb', '15rb (min 10), …': what is counted belongs to the sum it follows. */
function isBehindSum(
  tokens: readonly Token[],
  parts: readonly Part[],
  at: number,
  sums: readonly FigurePart[],
): boolean {
  const sum = parts[at - 1]
  const part = parts[at] as Part
  if (!sum || !sums.includes(sum as FigurePart)) return false
  return !tokens.slice(sum.to, part.from).some((token) => endsClause(token) && token.text !== '(')
}

/** Counted parts that belong to a sum: before it up to the last break or sum, else behind it up to the next. */
function neighbours(
  tokens: readonly Token[],
  parts: readonly Part[],
  index: number,
  sums: readonly FigurePart[],
): Part[] {
  const own = parts[index] as Part
  const before: Part[] = []
  for (let at = index - 1; at >= 0; at--) {
    const part = parts[at] as Part
    if (sums.includes(part as FigurePart)) break
    const gap = tokens.slice(part.to, own.from)
    if (gap.some(({ kind, text, norm }) => kind === 'break' || text === '.' || text === ';' || RETAIL.has(norm))) break
    if (gap.some(({ text }) => text === ',') && isBehindSum(tokens, parts, at, sums)) break
    before.push(part)
  }
  if (before.some((part) => part.type === 'measure' || part.type === 'figure')) return before
  const after: Part[] = []
  for (let at = index + 1; at < parts.length; at++) {
    const part = parts[at] as Part
    if (sums.includes(part as FigurePart)) break
    // 'ecer 17rb kalau ngambil 5 lusin 15rb': what is counted leads to the next sum
    const leads = parts.slice(at + 1).some((other) => sums.includes(other as FigurePart))
    const stops = (token: Token) => (endsClause(token) && token.text !== '(') || (leads && token.norm === 'kalau')
    if (tokens.slice(own.to, part.from).some(stops)) break
    after.push(part)
  }
  return after
}
