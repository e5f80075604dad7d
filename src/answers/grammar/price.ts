import type { Part } from './part.ts'
import { partsOf } from './parts.ts'
import { type Offer, offersIn, unitFromAfar } from './prices/offers.ts'
import { excludesShipping } from './prices/shipping.ts'
import type { Words } from './tokens.ts'

/** What a message says about a price. Amounts are rupiah, weights grams. Nothing said = the key is absent. */
export interface Price {
  amount?: number
  /** the unit's name */
  per?: string
  perQty?: number
  perWeight?: number
  approx?: boolean
  min?: number
  max?: number
  tiers?: { minQty: number; amount: number }[]
  sizes?: { grams?: number; ml?: number; amount: number }[]
  excludesShipping?: boolean
  /** amounts it may mean, when it cannot be told which */
  unclear?: number[]
  /** tokens it was read from */
  from: number
  to: number
}

/** Reads everything a message says about a price. Nothing about a sum: undefined. */
export function readPrice(words: Words, parts: readonly Part[] = partsOf(words.tokens, 'money')): Price | undefined {
  const { tokens } = words
  const offers = offersIn(tokens, parts)
  if (!offers.length) return undefined
  unitFromAfar(tokens, parts, offers)
  const from = Math.min(...offers.map((offer) => offer.from))
  const to = Math.max(...offers.map((offer) => offer.to))
  const shipping = excludesShipping(tokens) ? { excludesShipping: true } : {}
  return { ...meaning(offers), ...shipping, from, to }
}

/** What sums of one message say together: one price, a range, sizes or tiers. */
export function meaning(offers: readonly Offer[]): Omit<Price, 'from' | 'to'> {
  const unclear = offers.find((offer) => offer.unclear)
  const [first] = offers
  if (!first) return {}
  const unit = offers.find((offer) => offer.unit)?.unit
  const per = unit ? { per: unit.name } : {}
  if (unclear) return { unclear: unclear.unclear as number[], ...per }
  if (offers.length > 1) {
    const dozens = byTheDozen(offers)
    if (dozens) return dozens
    const bounds = boundsOf(offers)
    if (bounds) return { ...bounds, ...per }
    const sizes = sizesOf(offers)
    if (sizes) return { sizes }
    const tiers = tiersOf(offers)
    if (tiers) return { tiers, ...per }
    const amounts = [...new Set(offers.map(({ amount }) => amount))]
    const units = new Set(offers.map((offer) => offer.unit?.name))
    const apart = units.size === offers.length && (first.unit !== undefined || first.threshold === 1)
    const forAll = offers.slice(1).every(({ threshold, amount }) => (threshold ?? 0) > 1 && amount >= first.amount * 3)
    const base = offers.find(({ threshold }) => threshold === 1) ?? first
    const others = offers.filter((offer) => offer !== base)
    if (forAll || isBase(base, others)) return single(forAll ? first : base)
    if (amounts.length > 1 && !apart) return { unclear: amounts, ...per }
    // the same sum twice: '18.000 (delapan belas ribu) per botol'
    if (amounts.length === 1) return single(offers.find(({ unit }) => unit) ?? first)
  }
  return single(first)
}

function single(offer: Offer): Omit<Price, 'from' | 'to'> {
  const { part, amount, upper, unit, qty, weight } = offer
  const { figure } = part
  const price: Omit<Price, 'from' | 'to'> = {}
  if (upper !== undefined) Object.assign(price, { min: amount, max: upper })
  else if (figure.bound === 'min') price.min = amount
  else if (figure.bound === 'max') price.max = amount
  else if (offer.threshold !== undefined && offer.threshold > 1 && offer.thresholdSaid)
    price.tiers = [{ minQty: offer.threshold, amount }]
  else price.amount = amount
  if (figure.about && upper === undefined) price.approx = true
  if (
    unit &&
    (unit.kind !== 'weight' ||
      unit.name === 'kg' ||
      unit.name === 'kuintal' ||
      unit.name === 'ton' ||
      unit.name === 'ons') &&
    !(unit.kind === 'weight' && qty * unit.size !== unit.size)
  )
    price.per = unit.name
  if (unit?.kind === 'weight' && !(qty === 1 && unit.size >= 1000)) price.perWeight = qty * unit.size
  else if (unit && qty > 1) price.perQty = qty
  if (!unit && weight?.unit.kind === 'weight') {
    const grams = weight.qty * weight.unit.size
    if (grams === 1000) price.per = 'kg'
    else price.perWeight = grams
  }
  if (!unit && qty > 1) price.perQty = qty
  return price
}

/** '1000/pcs, per 10 pcs 9rb', '50rb, 1 kodi 900rb': the others are sums for many of it. */
const isBase = (first: Offer, others: readonly Offer[]): boolean =>
  first.qty === 1 &&
  others.every(({ unit, qty, amount }) => {
    const pieces = unit?.kind === 'group' ? qty * unit.size : unit && unit === first.unit ? qty : 1
    return pieces > 1 && amount > first.amount && amount <= first.amount * pieces
  })

/** 'satuan 8rb, lusinan 7.500': no more than one costs, so it is for each when a dozen is taken. */
function byTheDozen([one, group, more]: readonly Offer[]): Omit<Price, 'from' | 'to'> | undefined {
  if (!one || !group || more || group.unit?.kind !== 'group' || one.unit?.kind === 'group') return undefined
  if (group.qty !== 1 || group.amount > one.amount) return undefined
  const tiers = [
    { minQty: 1, amount: one.amount },
    { minQty: group.unit.size, amount: group.amount },
  ]
  return { tiers, ...(one.unit ? { per: one.unit.name } : {}) }
}

function boundsOf(offers: readonly Offer[]): { min: number; max: number } | undefined {
  const min = offers.find(({ part }) => part.figure.bound === 'min')
  const max = offers.find(({ part }) => part.figure.bound === 'max')
  return min && max && min.amount < max.amount ? { min: min.amount, max: max.amount } : undefined
}

function sizesOf(offers: readonly Offer[]): Price['sizes'] | undefined {
  const weights = offers.map(({ weight, unit, qty }) => {
    if (weight) return { kind: weight.unit.kind, size: weight.qty * weight.unit.size }
    return unit && (unit.kind === 'weight' || unit.kind === 'volume')
      ? { kind: unit.kind, size: unit.size * qty }
      : undefined
  })
  if (weights.some((weight) => !weight) || new Set(weights.map((weight) => weight?.size)).size < offers.length)
    return undefined
  return offers.map(({ amount }, index) => {
    const { kind, size } = weights[index] as { kind: string; size: number }
    return kind === 'volume' ? { ml: size, amount } : { grams: size, amount }
  })
}

function tiersOf(offers: readonly Offer[]): Price['tiers'] | undefined {
  const without = offers.filter(({ threshold }) => threshold === undefined)
  if (without.length > 1 || without.length === offers.length) return undefined
  const tiers = offers
    .map(({ threshold, amount }) => ({ minQty: threshold ?? 1, amount }))
    .sort((a, b) => a.minQty - b.minQty)
  // '2.500 per biji, 100 biji 230rb': the second is a sum for all, not a better price
  if (tiers.some(({ amount }, index) => index > 0 && amount > (tiers[index - 1]?.amount ?? amount))) return undefined
  return new Set(tiers.map(({ minQty }) => minQty)).size === tiers.length ? tiers : undefined
}
