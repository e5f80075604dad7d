import { type Pirt, readBpomMd, readHalal, readPirt } from '../permits.ts'
import { permitNeeded, productKind } from './kinds.ts'
import type { ProductFacts } from './missing.ts'
import { nameSimilarity } from './names.ts'

/** `stop`: cannot be approved like this · `warn`: look closely · `note`: good to know. */
export type Severity = 'stop' | 'warn' | 'note'

export type FindingCode =
  | 'pirt_shape'
  | 'pirt_old'
  | 'pirt_region'
  | 'pirt_expired'
  | 'pirt_expiring'
  | 'pirt_food_type'
  | 'pirt_not_for_this'
  | 'bpom_shape'
  | 'halal_shape'
  | 'halal_is_decree'
  | 'halal_province'
  | 'halal_missing'
  | 'price_low'
  | 'price_high'
  | 'duplicate_of_own'
  | 'duplicate_in_region'

export interface Finding {
  code: FindingCode
  severity: Severity
  /** what the sentence about it names; days 'YYYY-MM-DD', rupiah as integers, ids of other products */
  values: Readonly<Record<string, string | number>>
}

/** Another product to compare with: the same maker's, and those of the same region. */
export interface OtherProduct {
  id: number
  sellerId: number
  name: string
  netWeightG: number | null
}

export interface CheckContext {
  /** 'YYYY-MM-DD' */
  today: string
  /** the last day it must be good for, such as the end of the coming season */
  goodUntil: string
  /** the maker's regency, '32.15' */
  regionCode: string
  sellerId: number
  others: readonly OtherProduct[]
  /** what products of this kind really cost per unit (integer rupiah), when there are enough to tell */
  medianPrice?: number
}

/** A price this many times below or above the median of its kind is worth a look. House figure. */
export const FAR_OFF_MEDIAN = 3
/** The kinds' usual ranges are rough: only beyond half the low end or twice the high end is worth a look. House figure. */
export const FAR_OFF_RANGE = 2
/** From here on two names of one maker are likely one product. House figure, tried on the makers' real names. */
export const ALIKE_OWN = 0.85
/** Makers of one region share names such as 'keripik tempe': only nearly equal ones are worth a note. */
export const ALIKE_REGION = 0.95

/**
 * What can be said of a product without looking at it: shapes, regions and ends of permits, a price far off its kind's,
 * likely duplicates. Numbers that fit are not thereby true. Findings come in a fixed order, worst reasons first in each
 * subject; an empty list is good news.
 */
export function checkProduct(product: ProductFacts, context: CheckContext): Finding[] {
  return [
    ...checkPirt(product, context),
    ...checkBpom(product),
    ...checkHalal(product),
    ...checkPrice(product, context.medianPrice),
    ...checkDuplicates(product, context),
  ]
}

function finding(code: FindingCode, severity: Severity, values: Finding['values'] = {}): Finding {
  return { code, severity, values }
}

function checkPirt(product: ProductFacts, context: CheckContext): Finding[] {
  if (product.pirt === null) return []
  const read = readPirt(product.pirt)
  if (!read.ok) return [finding('pirt_shape', 'stop', { number: product.pirt, reason: read.reason })]
  const pirt = read.value
  const findings: Finding[] = []
  const permit = permitNeeded(product)
  if (permit !== 'pirt') {
    // goods that need no permit at all are rather of another kind than unlawful
    findings.push(finding('pirt_not_for_this', permit === 'bpom' ? 'stop' : 'warn', { number: pirt.written }))
  }
  findings.push(...checkPirtTime(pirt, context))
  if (pirt.regionCode !== context.regionCode) {
    findings.push(finding('pirt_region', 'warn', { number: pirt.written, bps: pirt.bps, region: context.regionCode }))
  }
  const kind = product.kind === null ? undefined : productKind(product.kind)
  if (kind && kind.pirtTypes.length > 0 && !kind.pirtTypes.includes(pirt.foodType)) {
    findings.push(finding('pirt_food_type', 'note', { food_type: pirt.foodType, kind: kind.key }))
  }
  return findings
}

function checkPirtTime(pirt: Pirt, { today, goodUntil }: CheckContext): Finding[] {
  if (pirt.validUntil === null) return [finding('pirt_old', 'warn', { number: pirt.written })]
  const values = { number: pirt.written, until: pirt.validUntil }
  if (pirt.validUntil < today) return [finding('pirt_expired', 'stop', values)]
  return pirt.validUntil < goodUntil ? [finding('pirt_expiring', 'warn', values)] : []
}

function checkBpom(product: ProductFacts): Finding[] {
  if (product.bpomMd === null) return []
  const read = readBpomMd(product.bpomMd)
  return read.ok ? [] : [finding('bpom_shape', 'stop', { number: product.bpomMd, reason: read.reason })]
}

function checkHalal(product: ProductFacts): Finding[] {
  const isFood = product.kind === null || productKind(product.kind)?.food !== false
  if (product.halal === null) return isFood ? [finding('halal_missing', 'note')] : []
  const read = readHalal(product.halal)
  if (read.ok) {
    return read.value.warnings.length > 0 ? [finding('halal_province', 'warn', { province: read.value.province })] : []
  }
  const values = { number: product.halal, reason: read.reason }
  return [finding(read.reason === 'is_decree' ? 'halal_is_decree' : 'halal_shape', 'stop', values)]
}

/** The median of real prices beats the kind's rough range; by weight beats by piece, because pieces vary most. */
function checkPrice(product: ProductFacts, medianPrice: number | undefined): Finding[] {
  const { price, netWeightG } = product
  const kind = product.kind === null ? undefined : productKind(product.kind)
  if (price === null) return []
  if (medianPrice !== undefined && medianPrice > 0) {
    const values = { price, median: medianPrice }
    if (price * FAR_OFF_MEDIAN < medianPrice) return [finding('price_low', 'warn', values)]
    return price > medianPrice * FAR_OFF_MEDIAN ? [finding('price_high', 'warn', values)] : []
  }
  if (!kind) return []
  const byWeight = kind.kgPrice !== null && netWeightG !== null && netWeightG > 0
  const range = byWeight ? kind.kgPrice! : kind.unitPrice
  const compared = byWeight ? Math.round((price * 1000) / netWeightG!) : price
  const values = { price: compared, min: range.min, max: range.max, per: byWeight ? 'kg' : 'unit' }
  if (compared * FAR_OFF_RANGE < range.min) return [finding('price_low', 'warn', values)]
  return compared > range.max * FAR_OFF_RANGE ? [finding('price_high', 'warn', values)] : []
}

/** The same goods in another size are a variant, not a duplicate. */
function checkDuplicates(product: ProductFacts, context: CheckContext): Finding[] {
  const name = product.name
  if (name === null) return []
  const sameSize = (other: OtherProduct) =>
    other.netWeightG === null || product.netWeightG === null || other.netWeightG === product.netWeightG
  return context.others
    .filter(sameSize)
    .map((other) => ({ other, own: other.sellerId === context.sellerId, alike: nameSimilarity(name, other.name) }))
    .filter(({ own, alike }) => alike >= (own ? ALIKE_OWN : ALIKE_REGION))
    .sort((a, b) => Number(b.own) - Number(a.own) || b.alike - a.alike || a.other.id - b.other.id)
    .map(({ other, own }) =>
      finding(own ? 'duplicate_of_own' : 'duplicate_in_region', own ? 'warn' : 'note', {
        product_id: other.id,
        name: other.name,
      }),
    )
}
