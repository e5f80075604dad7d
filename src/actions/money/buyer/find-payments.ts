import { rupiahText } from '../../../answers/grammar/say.ts'
import type { House } from '../../../flow/types.ts'
import { action } from '../../action.ts'
import { type DuePayment, duePayments, meantPayments } from './due-payments.ts'

/** For which payment a proof is: the one that was named, the only one, or one of a list. */
export const findDuePayments = action({
  name: 'find_due_payments',
  for: ['visitor', 'buyer'],
  needs: { order: 'pick?', order_no: 'text?', amount: 'rupiah?', payment_kind: 'choice?' },
  gives: {
    one: { bill: 'pick' },
    several: { payments: 'list' },
    unknown: { order_no: 'text', payments: 'list' },
    none: {},
  },
  async run(said, { tx, actor, house }) {
    const all = await duePayments(tx, actor.buyerId)
    if (!all.length) return { outcome: 'none' }
    const meant = meantPayments(all, said)
    const [only] = meant
    if (only && meant.length === 1) return { outcome: 'one', values: { bill: only.key } }
    const payments = (only ? meant : all).map((due) => optionOf(house, due))
    if (!only && said.order_no !== undefined)
      return { outcome: 'unknown', values: { order_no: said.order_no, payments } }
    return { outcome: 'several', values: { payments } }
  },
})

/** All of them, whatever was said. */
export const allDuePayments = action({
  name: 'all_due_payments',
  for: ['visitor', 'buyer'],
  needs: {},
  gives: { some: { payments: 'list' }, none: {} },
  async run(_, { tx, actor, house }) {
    const all = await duePayments(tx, actor.buyerId)
    if (!all.length) return { outcome: 'none' }
    return { outcome: 'some', values: { payments: all.map((due) => optionOf(house, due)) } }
  },
})

/** 'KRW-2027-0012 · DP · Rp50.000.000' */
const optionOf = ({ words }: House, { key, number, purpose, left }: DuePayment) => ({
  value: key,
  label: [number, words[`payment_short.${purpose}`], left ? rupiahText(left) : undefined].filter(Boolean).join(' · '),
})
