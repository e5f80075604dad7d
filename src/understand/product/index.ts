import { districtsIn } from '../../answers/grammar/districts.ts'
import type { Part } from '../../answers/grammar/part.ts'
import { partsOf } from '../../answers/grammar/parts.ts'
import { permitsIn } from '../../answers/grammar/permits.ts'
import { phonesIn } from '../../answers/grammar/phones.ts'
import type { Words } from '../../answers/grammar/tokens.ts'
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
  const district = districtsIn(words, context.districts, context.region).find(
    ({ from, cued, alone }) => mine.free(from) && (cued || alone),
  )
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

function isFree(part: Part, mine: Claims): boolean {
  for (let at = part.from; at < part.to; at++) if (!mine.free(at)) return false
  return true
}
