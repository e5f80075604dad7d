import { USUAL_DP_PERCENT, USUAL_TERMS_DAYS } from '../../../domain/orders/totals.ts'
import { action } from '../../action.ts'

const TERMS = { dp_percent: 'count', terms_days: 'days' } as const

/** How a company pays an order: what was agreed with it, or what is usual. */
export const paymentTerms = action({
  name: 'payment_terms',
  for: ['visitor', 'buyer'],
  needs: {},
  gives: { usual: TERMS, own: { ...TERMS, organisation: 'text' } },
  async run(_, { tx, actor }) {
    const [buyer] = await tx.sql<{ organisation: string; terms_days: number }>(
      'SELECT name AS organisation, terms_days FROM buyers WHERE id = $1',
      [actor.buyerId ?? 0],
    )
    const dp_percent = USUAL_DP_PERCENT
    return buyer
      ? { outcome: 'own', values: { ...buyer, dp_percent } }
      : { outcome: 'usual', values: { dp_percent, terms_days: USUAL_TERMS_DAYS } }
  },
})
