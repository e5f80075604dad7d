import type { Words } from '../../answers/grammar/tokens.ts'
import type { Found } from '../../answers/reading.ts'
import { found, worked } from '../found.ts'
import type { Said } from '../said.ts'
import type { Product } from './product.ts'

/** How each way of keeping is called where one chooses between them. */
const KEPT = { frozen: 'freezer', chilled: 'kulkas', room: 'suhu ruang' } as const

/** Puts all that a description says into a reading, each value shaped as its kind of answer. */
export function productValues(words: Words, product: Product, values: Record<string, Found>): void {
  const add = <T>(key: string, said: Said<T> | undefined, shape: (value: T) => unknown = (value) => value) => {
    if (said) values[key] = found(words, said, shape(said.value))
  }
  add('product_name', product.name)
  add('brand', product.brand)
  if (!product.sizes) add('unit_price', product.price)
  if (product.unit)
    values.unit = {
      value: product.unit.value,
      words: product.unit.value,
      ...(product.unit.unsure ? { unsure: true } : {}),
    }
  add('net_weight', product.weight)
  add('contents', product.contents)
  add('min_order', product.minOrder, worked)
  add('lead_time', product.leadTime)
  add('shelf_life', product.shelfLife)
  if (product.storage) values.storage = { value: product.storage.value, words: KEPT[product.storage.value] }
  add('variants', product.variants, (list) => list.join(', '))
  if (product.capacity) {
    const { qty, min, max, unit, per, daysPerWeek, peak } = product.capacity.value
    values.capacity = found(words, product.capacity, {
      qty: qty ?? min ?? max ?? 0,
      per,
      ...(unit === undefined ? {} : { unit }),
      ...(daysPerWeek === undefined ? {} : { daysPerWeek }),
      ...(peak === undefined ? {} : { peak }),
    })
  }
  const { pirt, halal, bpom, nib } = product.permits
  if (pirt?.digits && (pirt.digits.length === 15 || pirt.digits.length === 12))
    values.pirt = found(words, pirt, pirt.digits)
  if (pirt?.digits || pirt?.standing)
    values.has_pirt = found(words, pirt, pirt.digits || pirt.standing === 'have' ? 'yes' : 'no')
  if (halal?.digits?.length === 17) values.halal = found(words, halal, `ID${halal.digits}`)
  if (halal?.digits || halal?.standing)
    values.has_halal = found(words, halal, halal.digits || halal.standing === 'have' ? 'yes' : 'no')
  if (bpom?.digits && (bpom.digits.length === 12 || bpom.digits.length === 15))
    values.bpom = found(words, bpom, bpom.digits)
  if (nib?.digits?.length === 13) values.nib = found(words, nib, nib.digits)
  if (product.phone) values.phone = found(words, product.phone, product.phone.value)
  const [place, another] = product.district?.districts ?? []
  if (product.district && place)
    values.district = found(words, { ...product.district, ...(another ? { unsure: true } : {}) }, place.code)
}
