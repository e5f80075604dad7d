import type { OfferAnswer } from '../../../domain/orders/offers.ts'
import { action, type Outcome } from '../../action.ts'
import { ANSWERED, answerOwn } from './answered.ts'
import { ownShares } from './own.ts'

/** `lapsed`: its time ran out, and it was offered on: nobody waits for her reason. */
const GIVES = { ...ANSWERED, why_not: {}, lapsed: {} } as const

/** An answer in the maker's own words: yes, a number, only with a down payment, no. A no without a reason asks for one. */
export const answerOffer = action({
  name: 'answer_offer',
  for: ['seller'],
  needs: { allocation: 'pick', answer: 'offer' },
  gives: GIVES,
  async run({ allocation, answer }, work): Promise<Outcome<typeof GIVES>> {
    if (answer.says === 'no' && !answer.reason) {
      const [share] = await ownShares(work.tx, work.actor.sellerId, ['offered', 'lapsed'], allocation)
      if (share) return { outcome: share.status === 'offered' ? 'why_not' : 'lapsed' }
    }
    return answerOwn(work, allocation, (offered): OfferAnswer => {
      // without a reason only of a share that a no does not change any more
      if (answer.says === 'no') return { kind: 'decline', reason: answer.reason ?? 'lain' }
      if (answer.says === 'yes') return { kind: answer.onDp ? 'accept_on_dp' : 'accept' }
      const pieces = 'pieces' in answer ? answer.pieces : Math.floor(offered * answer.share)
      return { kind: 'part', pieces, onDp: answer.onDp }
    })
  },
})
