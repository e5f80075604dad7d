import { mayMove } from '../states.ts'
import { type ProductFacts, stateAfterApproval } from './missing.ts'
import { PRODUCT_STATES, type ProductState } from './states.ts'

/** What a curator may decide. `invite`: to a physical curation · `resume`: a suspended product is sold again. */
export const VERDICTS = ['approve', 'return', 'refuse', 'invite', 'suspend', 'resume'] as const
export type CurationVerdict = (typeof VERDICTS)[number]

/**
 * What a maker may be asked to mend, in the order menus show it. `packaging` and `label` are judged with the goods in
 * hand and mended by new photos; the others are fields of the product.
 */
export const RETURN_REASONS = [
  'photos',
  'name',
  'kind',
  'price',
  'unit',
  'net_size',
  'capacity',
  'pirt',
  'bpom_md',
  'halal',
  'shelf_life_days',
  'storage',
  'packaging',
  'label',
  'description',
] as const
export type ReturnReason = (typeof RETURN_REASONS)[number]

/** States in which a product waits for a verdict. */
export const IN_CURATION: readonly ProductState[] = ['waiting', 'invited']

/** How long a curator may take back her own verdict: long enough for a slip of the thumb. House figure. */
export const TAKE_BACK_MS = 15 * 60_000

/**
 * The state a verdict leads to, or undefined when the product is not in a state that allows it (two curators at once,
 * an old button). A good verdict of food without a halal number is `waiting_halal` (UU 33/2014); suspended food is not
 * sold again before it has one.
 */
export function stateAfterVerdict(
  verdict: CurationVerdict,
  state: ProductState,
  product: ProductFacts,
): ProductState | undefined {
  const to = target(verdict, product)
  const from: readonly ProductState[] =
    verdict === 'resume' ? ['suspended'] : verdict === 'suspend' ? ['approved', 'paused', 'waiting_halal'] : IN_CURATION
  if (!from.includes(state)) return undefined
  // an invitation may be given anew with another day
  if (to === state) return verdict === 'invite' ? to : undefined
  return mayMove(PRODUCT_STATES, state, to) ? to : undefined
}

function target(verdict: CurationVerdict, product: ProductFacts): ProductState {
  switch (verdict) {
    case 'approve':
    case 'resume':
      return stateAfterApproval(product)
    case 'return':
      return 'returned'
    case 'refuse':
      return 'refused'
    case 'invite':
      return 'invited'
    case 'suspend':
      return 'suspended'
  }
}

export type TakeBack = 'allowed' | 'too_late' | 'not_yours' | 'moved_on'

/**
 * Whether a verdict may be taken back: by whoever gave it, within TAKE_BACK_MS, while the product still is where that
 * verdict put it (a maker who already mended it is not called back).
 */
export function mayTakeBack(
  given: { officerId: number; at: Date; ledTo: ProductState },
  asked: { officerId: number; now: Date; state: ProductState },
): TakeBack {
  if (given.officerId !== asked.officerId) return 'not_yours'
  if (asked.state !== given.ledTo) return 'moved_on'
  return asked.now.getTime() - given.at.getTime() <= TAKE_BACK_MS ? 'allowed' : 'too_late'
}
