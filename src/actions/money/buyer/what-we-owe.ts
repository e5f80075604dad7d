import { action } from '../../action.ts'
import { line } from '../../lines.ts'
import { accountOf, accountText } from '../accounts/account-of.ts'
import { orderTold } from '../ledger/telling.ts'
import { duePayments } from './due-payments.ts'

/** "Berapa yang harus kami bayar?": every open payment with its day and the penyedia's account, and the sum. */
export const whatWeOwe = action({
  name: 'what_we_owe',
  for: ['visitor', 'buyer'],
  needs: {},
  gives: { some: { due_payments: 'lines', total: 'rupiah' }, none: {} },
  async run(_, { tx, actor, now }) {
    const due = (await duePayments(tx, actor.buyerId)).filter(({ left }) => left > 0)
    if (!due.length) return { outcome: 'none' }
    const lines = []
    for (const { orderId, number, purpose, left, dueOn } of due) {
      const { supplierId } = await orderTold(tx, orderId)
      const account = supplierId === null ? undefined : await accountOf(tx, { supplierId }, now)
      const values = { number, purpose: `payment_purpose.${purpose}`, left, due: dueOn }
      lines.push(line('we_owe', { ...values, account: account && accountText(account) }))
    }
    return { outcome: 'some', values: { due_payments: lines, total: due.reduce((sum, { left }) => sum + left, 0) } }
  },
})
