import type { Tx } from '../../../db/open.ts'
import type { OfferAnswer } from '../../../domain/orders/offers.ts'
import { bringForward } from '../../../outbox/queue.ts'
import { sellerAccounts } from '../../accounts.ts'
import type { Outcome, Work } from '../../action.ts'
import { line } from '../../lines.ts'
import { wantAccount } from '../../money/accounts/want-account.ts'
import { answerShare } from '../offering/answer.ts'
import { ownShares } from './own.ts'
import { promisedBesides } from './promised-besides.ts'

const PROMISE = { product: 'text', pieces: 'count', unit: 'text', due_on: 'date', place: 'text?' } as const

/** What an answer to an offer comes to, whichever way it was given. */
export const ANSWERED = {
  promised: PROMISE,
  promised_part: PROMISE,
  promised_on_dp: PROMISE,
  /** `stays`: what she promised of it before, which her no does not take back */
  declined: { stays: 'lines' },
  /** her capacity allows fewer by then */
  not_enough: { pieces: 'count', unit: 'text' },
  none_free: {},
  /** others have taken it in the meantime */
  taken: {},
  already: {},
  /** she has promised before: taking that back goes another way */
  promised_before: { pieces: 'count', unit: 'text' },
  /** the same, and she names another number */
  other_number: { new_pieces: 'count' },
  over: {},
  /** taken back because the buyer changed the order: another offer of it is on its way */
  renewed: {},
} as const

const STATES = [
  'offered',
  'waiting_dp',
  'accepted',
  'partial',
  'declined',
  'lapsed',
  'in_progress',
  'ready',
  'handed_over',
  'delivered',
  'cancelled',
] as const

/** Answers a maker's own offer and says what came of it. */
export async function answerOwn(
  { tx, actor, now, feasts }: Work,
  allocation: string,
  answerTo: (offered: number) => OfferAnswer,
): Promise<Outcome<typeof ANSWERED>> {
  const [share] = await ownShares(tx, actor.sellerId, STATES, allocation)
  if (!share) return { outcome: 'over' }
  const answer = answerTo(share.offered)
  const answered = await answerShare(tx, share.id, answer, { now, feasts })
  const { unit } = share
  switch (answered.kind) {
    case 'changed': {
      await nextOffer(tx, actor.sellerId, now)
      if (answer.kind === 'decline') {
        const pieces = await promisedBesides(tx, share.id)
        const stays = pieces > 0 ? [line('promise_stays', { pieces, unit })] : []
        return { outcome: 'declined', values: { stays }, wrote: true }
      }
      await wantAccount(tx, actor.sellerId, now)
      const { product, dueOn, place } = share
      const values = { product, pieces: answered.promised, unit, due_on: dueOn, place: place || undefined }
      const onDp = answer.kind === 'accept_on_dp' || (answer.kind === 'part' && answer.onDp === true)
      if (onDp) return { outcome: 'promised_on_dp', values, wrote: true }
      return answered.promised < share.offered
        ? { outcome: 'promised_part', values, wrote: true }
        : { outcome: 'promised', values, wrote: true }
    }
    case 'not_enough':
      return answered.free > 0
        ? { outcome: 'not_enough', values: { pieces: answered.free, unit } }
        : { outcome: 'none_free' }
    case 'promised_before':
      if (answer.kind === 'part') return { outcome: 'other_number', values: { new_pieces: answer.pieces } }
      return { outcome: 'promised_before', values: { pieces: answered.promised, unit } }
    case 'taken':
    case 'already':
      return { outcome: answered.kind }
    default: {
      const open = await ownShares(tx, actor.sellerId, ['offered'])
      if (!open.some(({ orderId }) => orderId === share.orderId)) return { outcome: 'over' }
      await nextOffer(tx, actor.sellerId, now)
      return { outcome: 'renewed' }
    }
  }
}

/** Several offers come one at a time: the next when this one is answered, not hours later. */
async function nextOffer(tx: Tx, sellerId: number | undefined, now: Date): Promise<void> {
  const accounts = await sellerAccounts(tx, sellerId === undefined ? [] : [sellerId])
  await bringForward(
    tx,
    accounts.map(({ accountId }) => accountId),
    'offer',
    now,
  )
}
