import type { Role } from '../../src/chat/actor.ts'

/** Who has records of their own: makers, companies, who only looks around, the office. */
export type Kind = 'seller' | 'buyer' | 'visitor' | 'officer'

/** Which bot a role speaks to, and so whose records it may have. */
export const sideOf = (role: Role): Exclude<Kind, 'visitor'> =>
  role === 'newcomer' || role === 'seller' ? 'seller' : role === 'visitor' || role === 'buyer' ? 'buyer' : 'officer'

/** Lists of words: who picks a line of them names nobody's record. */
export const WORDS: readonly string[] = [
  'kind',
  'product_kind',
  'wish_kind',
  'way',
  'mend_reason',
  'role_held',
  'paper',
]

/** In the catalogue, from which a company next door may buy as well. */
const CATALOGUE = {
  product: `EXISTS (SELECT 1 FROM products WHERE id = told::int AND status = 'approved')`,
  hit: `EXISTS (SELECT 1 FROM products WHERE id = told::int AND status = 'approved')`,
  // one of several goods that somebody is about to order
  chosen_good: 'true',
  counted_good: 'true',
  collection: 'true',
  // may be a company's own
  parcel: 'EXISTS (SELECT 1 FROM parcels WHERE id = told::int AND buyer_id IS NULL)',
  parcel_line:
    'EXISTS (SELECT 1 FROM parcel_lines l JOIN parcels p ON p.id = l.parcel_id WHERE l.id = told::int AND p.buyer_id IS NULL)',
}

/**
 * Records that are not only their owner's, by the name of the answer that has their number: what says that the one
 * told is for somebody of region v.region as well.
 */
export const OPEN: Readonly<Record<Kind, Readonly<Record<string, string>>>> = {
  // what the office arranges for the makers of its regency
  seller: {
    training: 'EXISTS (SELECT 1 FROM trainings WHERE id = told::int AND region_code = v.region)',
    space: 'EXISTS (SELECT 1 FROM selling_spaces WHERE id = told::int AND region_code = v.region)',
  },
  buyer: CATALOGUE,
  visitor: CATALOGUE,
  // a feast is the same everywhere; in one's own region one works
  officer: { feast: 'true', my_region: 'told = v.region' },
}

/** Answers whose record is hardly ever somebody's own: no talk need show a stranger with it. */
export const EVERYBODYS: Readonly<Record<Kind, readonly string[]>> = {
  seller: [],
  buyer: ['product', 'hit', 'chosen_good', 'counted_good', 'collection'],
  visitor: ['product', 'hit', 'chosen_good', 'counted_good', 'collection'],
  officer: ['feast'],
}
