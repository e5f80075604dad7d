import { dayAt } from '../../../domain/calendar.ts'
import { action } from '../../action.ts'
import { line } from '../../lines.ts'
import { accountMasked, accountOf } from '../accounts/account-of.ts'

interface Owed {
  number: string
  buyer: string
  supplier: string | null
  purpose: 'dp' | 'remainder' | 'full'
  amount: number
  since: Date
  due: string | null
  status: string
}

/** "Siapa belum bayar saya?": who owes her how much, since when and when it is expected; and where she is paid. */
export const myMoney = action({
  name: 'my_money',
  for: ['seller'],
  needs: {},
  gives: { owed: { owed_lines: 'lines', total: 'rupiah', account: 'text?' }, none: { account: 'text?' } },
  async run(_, { tx, actor, now, today }) {
    const sellerId = actor.sellerId ?? 0
    const own = await accountOf(tx, { sellerId }, now)
    const account = own && accountMasked(own)
    const rows = await tx.sql<Owed>(
      `SELECT o.number, b.name AS buyer, u.name AS supplier, y.purpose, sum(y.amount - y.paid)::bigint AS amount,
         min(y.created_at) AS since, max(y.due_on) AS due, max(y.status) AS status
       FROM payments y JOIN allocations a ON a.id = y.allocation_id JOIN orders o ON o.id = y.order_id
         JOIN buyers b ON b.id = o.buyer_id LEFT JOIN suppliers u ON u.id = o.supplier_id
       WHERE a.seller_id = $1 AND y.ledger = 'maker' AND y.purpose <> 'refund' AND y.status IN ('due', 'proof_sent', 'rejected')
       GROUP BY o.id, b.name, u.name, y.purpose HAVING sum(y.amount - y.paid) > 0 ORDER BY due, o.id, y.purpose`,
      [sellerId],
    )
    if (!rows.length) return { outcome: 'none', values: { account } }
    const owed_lines = rows.map(({ number, buyer, supplier, purpose, amount, since, due, status }) =>
      line('owed_to_me', {
        from: supplier ?? buyer,
        number,
        amount,
        purpose: `payment_purpose.${purpose}`,
        since: dayAt(since),
        due: due !== null && due >= today ? due : undefined,
        was_due: due !== null && due < today ? due : undefined,
        sent: status === 'proof_sent' ? 'payout.sent' : undefined,
      }),
    )
    return {
      outcome: 'owed',
      values: { owed_lines, total: rows.reduce((sum, { amount }) => sum + amount, 0), account },
    }
  },
})
