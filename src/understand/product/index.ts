import { COMMON_PLACE, type DistrictFound, districtsIn } from '../../answers/grammar/districts.ts'
import { FILLERS } from '../../answers/grammar/fillers.ts'
import { scaleOf } from '../../answers/grammar/numbers/literals.ts'
import type { Part } from '../../answers/grammar/part.ts'
import { partsOf } from '../../answers/grammar/parts.ts'
import { permitsIn } from '../../answers/grammar/permits.ts'
import { phonesIn } from '../../answers/grammar/phones.ts'
import type { Token, Words } from '../../answers/grammar/tokens.ts'
import { bareUnitAt } from '../../answers/grammar/units.ts'
import type { ReadContext } from '../../answers/kind.ts'
import { type Claims, claims } from '../said.ts'
import { claimContacts, claimDimensions, claimPermits } from './claims.ts'
import { listsIn } from './lists.ts'
import { namesIn } from './names.ts'
import { numbersIn } from './numbers.ts'
import type { Product } from './product.ts'

/**
 * Reads a whole description of a product in one go. Permits, phone and place are taken out first, then everything with a
 * number, then lists; what is left of the words is its name and brand.
 */
export function readProduct(words: Words, context: Pick<ReadContext, 'districts' | 'region'>): Product {
  const { tokens } = words
  const mine = claims(tokens.length)
  const permits = permitsIn(words)
  claimPermits(tokens, permits, mine)
  const phone = phonesIn(words).find(({ from }) => mine.free(from))
  const places = districtsIn(words, context.districts, context.region).filter(({ from }) => mine.free(from))
  const district =
    places.find(({ cued, alone }) => cued || alone) ?? places.find((place) => place.exact && isPlace(tokens, place))
  claimContacts(tokens, mine, phone, district)
  claimDimensions(tokens, mine)
  const parts = partsOf(tokens, 'money').filter((part) => isFree(part, mine))
  return {
    permits,
    ...(district ? { district } : {}),
    ...(phone ? { phone: { value: phone.phone, from: phone.from, to: phone.to } } : {}),
    ...numbersIn(words, parts, mine),
    ...listsIn(words, mine),
    ...namesIn(words, mine),
  }
}

/** '10rb plered pwk', '… 081311112222 jatisari': a place behind a number that ends the message or names its regency. */
function isPlace(tokens: readonly Token[], { from, to, districts }: DistrictFound): boolean {
  if (COMMON_PLACE.test(districts[0]?.name ?? '')) return false
  const regency = REGENCY.test(tokens[to]?.norm ?? '') || REGENCY.test(tokens[to]?.text.toLowerCase() ?? '')
  if (regency && REGENCY.test(tokens[from]?.norm ?? '')) return false
  const before = tokens[from - 1]
  const numbered =
    before?.kind === 'number' || scaleOf(before, true) !== undefined || bareUnitAt(tokens, from - 1) !== undefined
  return numbered && (regency || tokens.slice(to).every(({ kind, norm }) => kind !== 'word' || FILLERS.has(norm)))
    ? true
    : regency && tokens[from - 1]?.kind !== 'word'
}

const REGENCY = /^(?:karawang|krw|krwg|bekasi|bks|purwakarta|pwk|kab|kabupaten)$/

function isFree(part: Part, mine: Claims): boolean {
  for (let at = part.from; at < part.to; at++) if (!mine.free(at)) return false
  return true
}
