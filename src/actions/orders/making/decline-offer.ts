import { DECLINE_REASONS, type DeclineReason } from '../../../domain/orders/offers.ts'
import { action } from '../../action.ts'
import { ANSWERED, answerOwn } from './answered.ts'

/** Tidak, with a one-tap reason. */
export const declineOffer = action({
  name: 'decline_offer',
  for: ['seller'],
  needs: { allocation: 'pick', reason: 'choice' },
  gives: ANSWERED,
  run: ({ allocation, reason }, work) =>
    answerOwn(work, allocation, () => ({ kind: 'decline', reason: reasonOf(reason) })),
})

/** A choice's value comes from the flow file; one that is no reason is a mistake there. */
function reasonOf(value: string): DeclineReason {
  const reason = DECLINE_REASONS.find((known) => known === value)
  if (!reason) throw new Error(`'${value}' is no reason to decline`)
  return reason
}
