import { RETURN_REASONS, type ReturnReason } from './verdict.ts'

/** Answers of the maker that mend what a curator sent back; a new pack or label shows in a new photo. */
const MENDED_BY = {
  photos: ['photos'],
  name: ['product_name'],
  kind: ['kind'],
  price: ['unit_price'],
  unit: ['unit'],
  net_size: ['net_weight'],
  capacity: ['capacity'],
  pirt: ['pirt'],
  bpom_md: ['bpom'],
  halal: ['halal'],
  shelf_life_days: ['shelf_life'],
  storage: ['storage'],
  packaging: ['packaging', 'photos'],
  label: ['photos'],
  description: ['description'],
} as const satisfies Readonly<Record<ReturnReason, readonly string[]>>

export type MendedAnswer = (typeof MENDED_BY)[ReturnReason][number]

/** The answers to be given anew for these reasons, each once, in the order of RETURN_REASONS. Unknown reasons ask nothing. */
export function answersToMend(reasons: readonly string[]): MendedAnswer[] {
  const named = RETURN_REASONS.filter((reason) => reasons.includes(reason))
  return [...new Set(named.flatMap((reason): readonly MendedAnswer[] => MENDED_BY[reason]))]
}
