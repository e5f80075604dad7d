import { meaning } from '../../answers/grammar/price.ts'
import type { Offer } from '../../answers/grammar/prices/offers.ts'
import type { Counted } from '../../answers/grammar/rates.ts'
import type { Token } from '../../answers/grammar/tokens.ts'
import { type Claims, said } from '../said.ts'
import type { Numbers, Pack, Size } from './product.ts'

/** One price, sizes or packs, and what one pack holds. */
export function prices(
  tokens: readonly Token[],
  offers: readonly Offer[],
  contents: readonly Counted[],
  found: Numbers,
  mine: Claims,
): void {
  for (const offer of offers) mine.claim(offer.from, offer.to)
  for (const part of contents) mine.claim(part.from - 1, part.to)
  const [first] = offers
  if (!first) {
    if (contents[0]) holdsPieces(contents[0], found)
    return
  }
  const span = { from: Math.min(...offers.map(({ from }) => from)), to: Math.max(...offers.map(({ to }) => to)) }
  const held = new Map(offers.map((offer) => [offer, contentsOf(tokens, offer, contents, offers)]))
  const meant = meaning(offers)
  if (meant.sizes) {
    found.sizes = said(
      meant.sizes.map(
        ({ grams, ml, amount }): Size => ({ weight: grams === undefined ? { ml: ml ?? 0 } : { grams }, price: amount }),
      ),
      span,
    )
    return
  }
  if (!meant.tiers && packs(offers, held, found, span)) return
  const tier = meant.tiers?.find(({ minQty }) => minQty === 1) ?? (offers.length > 1 ? meant.tiers?.[0] : undefined)
  if (tier) {
    found.price = said(tier.amount, span)
    if (meant.per !== undefined) found.unit = said(meant.per, span)
    return
  }
  setPrice(found, offers.find(({ unit }) => unit) ?? first, meant.unclear !== undefined && offers.length === 1)
  if (found.price && meant.amount === undefined && new Set(offers.map(({ amount }) => amount)).size > 1) {
    found.price.unsure = true
    delete found.about
  }
  const pieces = contents.filter((part) => part.type === 'figure' || !/^(?:weight|volume)$/.test(part.unit.kind))
  const own = held.get(first) ?? (pieces.length === 1 ? pieces[0] : contents.length === 1 ? contents[0] : undefined)
  if (own) holdsPieces(own, found)
}

/** Several packs of one product: the one without contents, or sold singly, is its price. @returns whether they are */
function packs(
  offers: readonly Offer[],
  held: ReadonlyMap<Offer, Counted | undefined>,
  found: Numbers,
  span: { from: number; to: number },
): boolean {
  if (offers.length < 2) return false
  const base =
    offers.find((offer) => offer.threshold === 1 && !held.get(offer)) ?? offers.find((offer) => !held.get(offer))
  const bigger = offers.filter((offer) => offer !== base)
  const units = new Set(offers.map(({ unit }) => unit?.name))
  if (
    units.size < offers.length ||
    bigger.some(({ unit }) => !unit || unit.kind === 'weight' || unit.kind === 'volume')
  )
    return false
  // 'topi bambu 50rb, 1 kodi 900rb'
  const dozens = base && bigger.every(({ unit, amount }) => unit?.kind === 'group' && amount >= base.amount * 3)
  if (base && !base.unit && !dozens && !bigger.every((offer) => held.get(offer))) return false
  found.packs = said(
    bigger.map(
      (offer): Pack => ({ unit: offer.unit?.name ?? '', ...holds(offer, held.get(offer)), price: offer.amount }),
    ),
    span,
  )
  setPrice(found, base ?? (offers[0] as Offer))
  return true
}

/** What 'isi N' says, or the dozen, score or gross itself. */
const holds = ({ unit, qty }: Offer, part: Counted | undefined) =>
  part || unit?.kind !== 'group' || qty !== 1 ? countOf(part) : { contents: unit.size }

const countOf = (part: Counted | undefined) =>
  part ? { contents: part.type === 'measure' ? part.qty : part.figure.value } : {}

function setPrice(found: Numbers, offer: Offer, unclear = false): void {
  const { figure } = offer.part
  const doubtful =
    unclear || offer.unclear !== undefined || figure.about || figure.upper !== undefined || figure.bound !== undefined
  found.price = said(offer.amount, offer.part, doubtful)
  if (figure.about && !unclear && !offer.unclear && figure.upper === undefined && !figure.bound) found.about = true
  const { unit } = offer
  if (!unit || unit.kind === 'volume') return
  if (unit.kind !== 'weight' || unit.size >= 1000) found.unit = said(unit.name, offer)
  if (unit.kind === 'weight' && unit.size < 1000) found.weight = said({ grams: offer.qty * unit.size }, offer)
  if (unit.kind !== 'weight' && offer.qty > 1) found.price.unsure = true
}

/** What one pack holds, unless it is a weight. */
function holdsPieces(part: Counted, found: Numbers): void {
  if (part.type === 'figure') found.contents = said({ qty: part.figure.value }, part)
  else if (part.unit.kind !== 'weight' && part.unit.kind !== 'volume')
    found.contents = said({ qty: part.qty, unit: part.unit.name }, part)
}

/** The 'isi N' that belongs to a sum: inside its words, or right behind them. */
function contentsOf(
  tokens: readonly Token[],
  offer: Offer,
  contents: readonly Counted[],
  offers: readonly Offer[],
): Counted | undefined {
  const pieces = contents.filter(
    (part) => part.type === 'figure' || (part.unit.kind !== 'weight' && part.unit.kind !== 'volume'),
  )
  const inside = pieces.find(({ from }) => from >= offer.from && from < offer.part.from)
  if (inside) return inside
  const next = offers.find(({ from }) => from >= offer.to)
  return pieces.find(
    ({ from }) =>
      from >= offer.to &&
      (!next || from < next.from) &&
      from - offer.to <= 8 &&
      !tokens.slice(offer.to, from).some(({ kind }) => kind === 'break'),
  )
}
