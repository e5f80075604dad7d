import type { Tx } from '../../../db/open.ts'
import { dayAt, timeAt } from '../../../domain/calendar.ts'
import type { Line } from '../../../flow/say.ts'
import { action } from '../../action.ts'
import { line } from '../../lines.ts'
import { samplesOfShare } from '../../samples/said.ts'
import { type OwnShare, ownShares } from './own.ts'
import { promisedBesides } from './promised-besides.ts'

/** What a maker is offered, for the card of the question. One that is answered, lapsed or gone is `over`. */
export const showOffer = action({
  name: 'show_offer',
  for: ['seller'],
  needs: { allocation: 'pick' },
  gives: {
    open: {
      product: 'text',
      pieces_offered: 'count',
      unit: 'text',
      price: 'rupiah',
      amount: 'rupiah',
      buyer: 'text',
      due_on: 'date',
      place: 'text?',
      answer_on: 'date',
      answer_at: 'text',
      samples: 'lines',
      renewed: 'lines',
      keeps: 'days?',
      some_pieces: 'count?',
    },
    over: {},
  },
  async run({ allocation }, { tx, actor, now }) {
    const [share] = await ownShares(tx, actor.sellerId, ['offered'], allocation)
    if (!share) return { outcome: 'over' }
    const { product, offered, unit, price, buyer, dueOn, place } = share
    const until = share.answerBy ?? now
    return {
      outcome: 'open',
      values: {
        product,
        pieces_offered: offered,
        unit,
        price,
        amount: offered * price,
        buyer,
        due_on: dueOn,
        place: place || undefined,
        answer_on: dayAt(until),
        answer_at: timeAt(until).replace(':', '.'),
        keeps: share.keepsDays ?? undefined,
        some_pieces: offered > 1 ? Math.min(100, Math.floor(offered / 2)) : undefined,
        renewed: await whyAgain(tx, share),
        samples: await samplesOfShare(tx, share.id),
      },
    }
  },
})

/** Why she is asked about the same goods of the same order once more. */
async function whyAgain(tx: Tx, { id, unit, renewed }: OwnShare): Promise<Line[]> {
  const pieces = await promisedBesides(tx, id)
  if (pieces > 0) return [line('offer_besides', { pieces, unit })]
  return renewed ? [line('offer_renewed', {})] : []
}
