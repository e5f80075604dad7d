import { endsClause } from '../clauses.ts'
import { isContents } from '../contents.ts'
import { FILLERS } from '../fillers.ts'
import type { FigurePart, Part } from '../part.ts'
import type { Token } from '../tokens.ts'
import type { Unit } from '../unit-table.ts'
import { wordSet } from '../word-set.ts'
import type { Offer } from './offers.ts'
import { saysThreshold } from './thresholds.ts'

/** Words that may stand between a sum and its unit. */
const ALONG = wordSet('harga satu = isi ( ) untuk buat')

const FOR = wordSet('dapat dapet dpt dpet untuk buat kenging meunang oleh entuk angsal =')

/** What stands behind the sum in its clause: '/bks', 'sebotol', 'per 250 gram', 'dapet 3 bks', also over 'isi 20 pcs'. */
export function lookRight(
  tokens: readonly Token[],
  parts: readonly Part[],
  index: number,
  offer: Offer,
  sums: readonly FigurePart[],
): void {
  let edge = offer.part.to
  for (let at = index + 1; at < parts.length && !offer.unit; at++) {
    const next = parts[at] as Part
    if (sums.includes(next as FigurePart)) return
    let gift = false
    for (const token of tokens.slice(edge, next.from)) {
      if (FOR.has(token.norm)) gift = true
      else if (!ALONG.has(token.norm) && !(token.kind === 'word' && FILLERS.has(token.norm))) return
    }
    edge = next.to
    if (isContents(tokens, next)) continue
    if (!takeRight(tokens, parts, at, offer, sums, gift)) return
  }
}

/** @returns whether what comes behind this part may still belong to the sum */
function takeRight(
  tokens: readonly Token[],
  parts: readonly Part[],
  at: number,
  offer: Offer,
  sums: readonly FigurePart[],
  gift: boolean,
): boolean {
  const next = parts[at] as Part
  if (gift && next.type === 'figure' && !next.figure.money && Number.isInteger(next.figure.value)) {
    // '10rb dapat 4'
    if (next.figure.value > 1 && next.figure.value <= 100 && next.figure.upper === undefined)
      offer.qty = next.figure.value
  } else if (next.type === 'each') take(offer, next.unit, next.qty, next.to)
  else if (next.type === 'unit' && next.unit.kind !== 'weight' && next.unit.kind !== 'volume')
    take(offer, next.unit, 1, next.to)
  else if (next.type === 'measure') {
    const weighs = next.unit.kind === 'weight' || next.unit.kind === 'volume'
    const loose = !startsNextOffer(tokens, parts, at, sums)
    if (weighs && (next.one || gift)) take(offer, next.unit, next.qty, next.to)
    else if (weighs && loose) {
      offer.weight = next
      offer.to = next.to
      return true
    } else if (!weighs && (next.qty <= 1 || gift || loose))
      take(offer, next.unit, next.upper === undefined ? next.qty : 1, next.to)
  }
  return false
}

/** Whether a measure leads to the next sum without a break: '24rb 250gr 57.500'. */
function startsNextOffer(
  tokens: readonly Token[],
  parts: readonly Part[],
  index: number,
  sums: readonly FigurePart[],
): boolean {
  const part = parts[index] as Part
  const next = parts[index + 1]
  if (!next || !sums.includes(next as FigurePart)) return false
  return !tokens.slice(part.to, next.from).some(endsClause)
}

function take(offer: Offer, unit: Unit, qty: number, to: number): void {
  offer.unit = unit
  offer.qty = qty
  offer.to = to
}

/** What stands before the sum in its clause: 'per pak 8rb', '1 dus isi 24 botol 288rb', 'toples 400gr 45k'. */
export function lookLeft(
  tokens: readonly Token[],
  parts: readonly Part[],
  index: number,
  offer: Offer,
  sums: readonly FigurePart[],
): void {
  let edge = offer.part.from
  for (let at = index - 1; at >= 0; at--) {
    const part = parts[at] as Part
    if (sums.includes(part as FigurePart)) return
    if (
      tokens
        .slice(part.to, edge)
        .some((token) => endsClause(token) && token.text !== '(' && token.text !== ')' && !/^,$/.test(token.text))
    )
      return
    if (tokens.slice(part.to, edge).some(({ text }) => text === ',') && ownedByEarlier(parts, at, sums)) return
    edge = part.from
    if (part.type === 'each' && !offer.unit) {
      take(offer, part.unit, part.qty, offer.to)
      offer.from = part.from
    } else if (part.type === 'measure' && !isContents(tokens, part)) {
      if (part.unit.kind === 'weight' || part.unit.kind === 'volume') {
        offer.weight ??= part
        offer.from = part.from
      } else if (!offer.unit && part.qty === 1 && part.upper === undefined) {
        take(offer, part.unit, 1, offer.to)
        offer.from = part.from
      } else if (
        !offer.unit &&
        offer.threshold === undefined &&
        part.upper === undefined &&
        !saysThreshold(tokens, part) &&
        (part.to === offer.part.from || (tokens[part.to]?.text === '=' && part.to + 1 === offer.part.from))
      ) {
        take(offer, part.unit, part.qty, offer.to)
        offer.from = part.from
      }
    } else if (part.type === 'unit' && !offer.unit && packs(tokens, part, offer)) {
      take(offer, part.unit, 1, offer.to)
      offer.from = part.from
    }
  }
}

/** A pack named before its sum; 'Hampers lebaran 150rb' is a name that begins with one. */
function packs(tokens: readonly Token[], part: Extract<Part, { type: 'unit' }>, offer: Offer): boolean {
  if (part.unit.kind === 'group') return true
  if (part.unit.kind !== 'pack') return false
  if (!/^(?:hampers|paket|parcel|box)$/.test(part.unit.name)) return true
  const between = tokens.slice(part.to, offer.part.from)
  return !between.some(({ kind, norm }) => kind === 'word' && !FILLERS.has(norm) && !ALONG.has(norm) && norm !== 'isi')
}

/** Behind a comma, a part may belong to the sum before it. */
const ownedByEarlier = (parts: readonly Part[], at: number, sums: readonly FigurePart[]) =>
  parts.slice(0, at).some((part) => sums.includes(part as FigurePart))
