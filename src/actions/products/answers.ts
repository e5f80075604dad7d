import { unitNamed } from '../../answers/grammar/unit-table.ts'
import type { Capacity, Quantity, Weight } from '../../answers/index.ts'
import { titled } from '../../domain/names.ts'
import { productKind, type Storage } from '../../domain/products/kinds.ts'
import type { ProductFields, ProductNow } from './fields.ts'

/** The questions about a product, by name and kind of answer: what registering, mending and editing flows ask. */
export const PRODUCT_ANSWERS = {
  product_name: 'text?',
  brand: 'text?',
  kind: 'pick?',
  unit_price: 'rupiah?',
  unit: 'text?',
  net_weight: 'weight?',
  capacity: 'capacity?',
  min_order: 'quantity?',
  lead_time: 'days?',
  shelf_life: 'days?',
  storage: 'choice?',
  packaging: 'choice?',
  pirt: 'pirt?',
  bpom: 'bpom?',
  halal: 'halal?',
  halal_said: 'choice?',
  description: 'text?',
} as const

/** Those answers as an action is handed them: what was not told is missing. */
export interface ProductAnswers {
  product_name?: string | undefined
  brand?: string | undefined
  kind?: string | undefined
  unit_price?: number | undefined
  unit?: string | undefined
  net_weight?: Weight | undefined
  capacity?: Capacity | undefined
  min_order?: Quantity | undefined
  lead_time?: number | undefined
  shelf_life?: number | undefined
  storage?: string | undefined
  packaging?: string | undefined
  pirt?: string | undefined
  bpom?: string | undefined
  halal?: string | undefined
  halal_said?: string | undefined
  description?: string | undefined
}

const STORAGES: readonly string[] = ['room', 'chilled', 'frozen'] satisfies Storage[]
const HALAL_SAID: readonly string[] = ['yes', 'no', 'in_process']

/** Single pieces in a lusin, kodi or gros; 1 in anything else. */
const piecesIn = (unit: string | undefined): number => {
  const known = unit === undefined ? undefined : unitNamed(unit)
  return known?.kind === 'group' ? known.size : 1
}

/**
 * What was told, as it is saved. Numbers of pieces are worked out in the product's own unit; when only the capacity names
 * a unit ('50 bungkus sehari'), that is the product's.
 */
export function fieldsOf(answers: ProductAnswers): Partial<ProductFields> {
  const told = answers.unit ?? (piecesIn(answers.capacity?.unit) === 1 ? answers.capacity?.unit : undefined)
  const unit = told === undefined ? undefined : unitName(told)
  const { net_weight: net, capacity, min_order: least, kind, storage, halal_said: said } = answers
  return {
    ...(answers.product_name === undefined ? {} : { name: titled(answers.product_name) }),
    ...(answers.description === undefined ? {} : { description: answers.description }),
    ...(answers.brand === undefined ? {} : { brand: titled(answers.brand) }),
    ...(kind !== undefined && productKind(kind) ? { kind } : {}),
    ...(answers.unit_price === undefined ? {} : { unitPrice: answers.unit_price }),
    ...(unit === undefined ? {} : { unit }),
    ...(net === undefined
      ? {}
      : 'grams' in net
        ? { netWeightG: Math.round(net.grams), netVolumeMl: null }
        : { netVolumeMl: Math.round(net.ml), netWeightG: null }),
    ...(capacity === undefined ? {} : capacityFields(capacity, unit)),
    ...(least === undefined
      ? {}
      : { minOrder: Math.max(1, Math.ceil(least.unit === unit ? least.qty : (least.pieces ?? least.qty))) }),
    ...(answers.lead_time === undefined ? {} : { leadTimeDays: answers.lead_time }),
    ...(answers.shelf_life === undefined ? {} : { shelfLifeDays: answers.shelf_life }),
    ...(storage !== undefined && STORAGES.includes(storage) ? { storage: storage as Storage } : {}),
    ...(answers.packaging === undefined ? {} : { packaging: answers.packaging }),
    ...(answers.pirt === undefined ? {} : { pirt: answers.pirt }),
    ...(answers.bpom === undefined ? {} : { bpomMd: answers.bpom }),
    ...(answers.halal === undefined ? {} : { halal: answers.halal, halalSaid: 'yes' as const }),
    ...(answers.halal === undefined && said !== undefined && HALAL_SAID.includes(said)
      ? { halalSaid: said as ProductFields['halalSaid'] }
      : {}),
  }
}

function capacityFields(
  { qty, unit, per, daysPerWeek, peak }: Capacity,
  own: string | undefined,
): Partial<ProductFields> {
  const times = unit === own ? 1 : piecesIn(unit)
  return {
    capacityQty: Math.max(1, Math.floor(qty * times)),
    capacityPer: per,
    daysPerWeek: daysPerWeek ?? null,
    capacityPeakQty: peak === undefined ? null : Math.floor(peak * times),
  }
}

/** The unit a few words name ('per bungkus ya bu'), in its one spelling; words nobody knows stay as written, shortened. */
export function unitName(text: string): string {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? []
  const known = words.flatMap((word) => unitNamed(word) ?? unitNamed(word.replace(/^(?:per|se|sa)/, '')) ?? [])
  return known[0]?.name ?? words.join(' ').slice(0, 20)
}

/** A product as the answers to those questions; what is not known is missing, so that it is asked. */
export function answersOf(product: ProductNow): ProductAnswers {
  const { netWeightG, netVolumeMl, capacityQty, capacityPer, daysPerWeek, capacityPeakQty, unit } = product
  return {
    product_name: product.name,
    brand: product.brand ?? undefined,
    kind: product.kind ?? undefined,
    unit_price: product.unitPrice ?? undefined,
    unit: unit ?? undefined,
    net_weight: netWeightG !== null ? { grams: netWeightG } : netVolumeMl !== null ? { ml: netVolumeMl } : undefined,
    capacity:
      capacityQty === null || capacityPer === null
        ? undefined
        : {
            qty: capacityQty,
            per: capacityPer,
            ...(unit === null ? {} : { unit }),
            ...(daysPerWeek === null ? {} : { daysPerWeek }),
            ...(capacityPeakQty === null ? {} : { peak: capacityPeakQty }),
          },
    min_order: product.minOrder > 1 ? { qty: product.minOrder, ...(unit === null ? {} : { unit }) } : undefined,
    lead_time: product.leadTimeDays ?? undefined,
    shelf_life: product.shelfLifeDays ?? undefined,
    storage: product.storage ?? undefined,
    packaging: product.packaging ?? undefined,
    pirt: product.pirt ?? undefined,
    bpom: product.bpomMd ?? undefined,
    halal: product.halal ?? undefined,
    halal_said: product.halalSaid ?? undefined,
    description: product.description ?? undefined,
  }
}
