import type { PermitFound } from '../answers/grammar/permits.ts'
import type { Words } from '../answers/grammar/tokens.ts'
import type { Weight } from '../answers/grammar/weights.ts'
import type { ReadContext } from '../answers/kind.ts'
import { readProduct } from './product/index.ts'
import type { Pack, Product, SaidCapacity, Size } from './product/product.ts'
import type { Told } from './vocabulary.ts'

export function productTold(words: Words, context: ReadContext): Told {
  const product = readProduct(words, context)
  const { pirt, halal, bpom, nib } = product.permits
  const halalNumber = halal?.digits?.length === 17 ? `ID${halal.digits}` : undefined
  const says = given({
    name: product.name?.value,
    brand: product.brand?.value,
    price: product.price
      ? product.price.unsure && !product.about
        ? null
        : product.sizes
          ? undefined
          : allPacked(product)
            ? undefined
            : product.price.value
      : undefined,
    unit: allPacked(product) ? undefined : (product.unit?.value ?? (product.price ? null : undefined)),
    ...weightTold(product),
    contents: product.contents?.value,
    capacity: product.capacity && !product.capacity.unsure ? capacityTold(product.capacity.value) : undefined,
    pirt: pirtTold(pirt),
    halal: halalTold(halal),
    halal_number: halalNumber ?? (halalTold(halal) === true ? null : undefined),
    bpom_md: numberTold(bpom, [12, 15]),
    nib: numberTold(nib, [13]),
    variants: product.variants?.value,
    sizes: product.sizes?.value.map(({ weight, price }: Size) => ({ ...weightKeys(weight), price })),
    packs: product.packs?.value.map(({ unit, contents, price }: Pack) => given({ unit, contents, price })),
    min_order: product.minOrder?.value,
    kecamatan: product.district
      ? product.district.districts.length === 1
        ? product.district.districts[0]?.name
        : null
      : undefined,
    phone: product.phone?.value,
    storage: product.storage?.value,
    bundle: product.bundle?.value,
    lead_time_days: product.leadTime?.value,
    shelf_life_days: product.shelfLife?.value,
  })
  const places = product.district?.districts ?? []
  if (places.length > 1) return { says, ask: { labels: places.map(({ name }) => name) } }
  if (product.price?.unsure) return { says, ask: { phrase: 'rupiah.not_a_price' } }
  return { says }
}

/** Every price belongs to a pack with contents: none of them is the price. */
const allPacked = ({ packs, price }: Product) =>
  packs !== undefined && price !== undefined && packs.value.some((pack) => pack.price === price.value)

const weightKeys = (weight: Weight) =>
  'grams' in weight ? { net_weight_g: weight.grams } : { net_volume_ml: weight.ml }

function weightTold({ weight, sizes, price }: Product): Record<string, unknown> {
  if (sizes) return {}
  if (!weight) return price ? { net_weight_g: null } : {}
  return weight.unsure ? { net_weight_g: null } : weightKeys(weight.value)
}

const capacityTold = ({ qty, min, max, unit, per, daysPerWeek, peak }: SaidCapacity) =>
  given({ qty, min, max, unit, per, days_per_week: daysPerWeek, peak })

function pirtTold(pirt: PermitFound | undefined): string | null {
  if (pirt?.digits) return pirt.digits.length === 15 || pirt.digits.length === 12 ? pirt.digits : null
  if (pirt?.standing === 'have') return 'yes_number_missing'
  return pirt?.standing === 'none' || pirt?.standing === 'in_process' ? 'none' : null
}

function halalTold(halal: PermitFound | undefined): boolean | 'in_process' | null {
  if (halal?.digits || halal?.standing === 'have') return true
  if (halal?.standing === 'in_process') return 'in_process'
  return halal?.standing === 'none' ? false : null
}

const numberTold = (permit: PermitFound | undefined, lengths: readonly number[]) =>
  permit?.digits && lengths.includes(permit.digits.length) ? permit.digits : undefined

/** Without the keys that hold nothing. */
export function given<T extends Record<string, unknown>>(keys: T): Record<string, unknown> {
  return Object.fromEntries(Object.entries(keys).filter(([, value]) => value !== undefined))
}
