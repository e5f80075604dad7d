import { rupiahText } from '../../../answers/grammar/say.ts'
import { action } from '../../action.ts'
import { pickedId } from '../../picked.ts'
import { MONEY_KEEPERS } from '../scope.ts'
import { paymentsIn } from './payment-in.ts'

/** Payments that wait for the treasurer's word or for the buyer's money. */
export const listPaymentsIn = action({
  name: 'list_payments_in',
  for: MONEY_KEEPERS,
  needs: {},
  gives: { some: { payments: 'list', proofs: 'count?' }, none: {} },
  async run(_, { tx, actor, house }) {
    const payments = await paymentsIn(tx, actor)
    if (!payments.length) return { outcome: 'none' }
    const proofs = payments.filter(({ status }) => status === 'proof_sent').length
    return {
      outcome: 'some',
      values: {
        proofs: proofs || undefined,
        payments: payments.map(({ id, number, purpose, amount, received, status }) => ({
          value: String(id),
          label: [
            `${status === 'proof_sent' ? '📎 ' : ''}${number}`,
            house.words[`payment_short.${purpose}`],
            rupiahText(amount - received),
          ].join(' · '),
        })),
      },
    }
  },
})

/** One payment with its proof. */
export const lookAtPayment = action({
  name: 'look_at_payment',
  for: MONEY_KEEPERS,
  needs: { bill: 'pick' },
  gives: {
    open: {
      number: 'text',
      buyer: 'text',
      purpose: 'word',
      left: 'rupiah',
      came_before: 'rupiah?',
      claimed: 'rupiah?',
      due: 'date?',
      files: 'files',
    },
    gone: {},
  },
  async run({ bill }, { tx, actor }) {
    const [found] = await paymentsIn(tx, actor, pickedId(bill))
    if (!found) return { outcome: 'gone' }
    const { number, buyer, purpose, amount, received, claimed, dueOn, proof } = found
    return {
      outcome: 'open',
      values: {
        number,
        buyer,
        purpose: `payment_purpose.${purpose}`,
        left: amount - received,
        came_before: received || undefined,
        claimed,
        due: dueOn,
        files: proof ? [proof] : [],
      },
    }
  },
})
