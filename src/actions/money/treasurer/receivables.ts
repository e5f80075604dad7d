import type { Actor } from '../../../chat/actor.ts'
import type { Tx } from '../../../db/open.ts'
import { daysBetween } from '../../../domain/calendar.ts'
import { OFFICER_ACTS } from '../../../domain/officers.ts'
import { action } from '../../action.ts'
import { line } from '../../lines.ts'
import { OPEN_PAYMENTS, RECEIVED } from '../ledger/rows.ts'
import { keeperOf, keptBy } from '../scope.ts'

/** Longest list that fits one message. */
const SHOWN = 10

export interface Receivable {
  number: string
  buyer: string
  purpose: string
  left: number
  dueOn: string
}

/** What buyers still owe, the oldest first: of the speaker's penyedia, or of the whole region for the office. */
export function receivables(tx: Tx, actor: Actor): Promise<Receivable[]> {
  const office = actor.roles.includes('admin') || actor.roles.includes('head')
  return tx.sql<Receivable>(
    `SELECT o.number, b.name AS buyer, y.purpose, y.amount - ${RECEIVED} AS left, y.due_on AS "dueOn"
     FROM payments y JOIN orders o ON o.id = y.order_id JOIN buyers b ON b.id = o.buyer_id
     WHERE y.ledger = 'buyer' AND y.purpose <> 'refund' AND y.status = ANY ($1) AND y.due_on IS NOT NULL
       AND (($2 AND o.region_code = $3) OR ${keptBy(3)}) ORDER BY y.due_on, y.id`,
    [OPEN_PAYMENTS, office, ...keeperOf(actor)],
  )
}

/** How one of them is said: late by days, or when it is due. */
export function receivableLine({ number, buyer, purpose, left, dueOn }: Receivable, today: string) {
  const values = { number, buyer, purpose: `payment_purpose.${purpose}`, left }
  const late = daysBetween(dueOn, today)
  return late > 0 ? line('receivable_late', { ...values, days: late }) : line('receivable', { ...values, due: dueOn })
}

/** "Siapa belum bayar?" */
export const listReceivables = action({
  name: 'list_receivables',
  for: OFFICER_ACTS.see_money,
  needs: {},
  gives: { some: { receivables: 'lines', total: 'rupiah', late_total: 'rupiah?' }, none: {} },
  async run(_, { tx, actor, today }) {
    const all = await receivables(tx, actor)
    if (!all.length) return { outcome: 'none' }
    const sum = (of: readonly Receivable[]) => of.reduce((total, { left }) => total + left, 0)
    const lines = all.slice(0, SHOWN).map((one) => receivableLine(one, today))
    const more = all.length - lines.length
    return {
      outcome: 'some',
      values: {
        receivables: more > 0 ? [...lines, line('and_more', { count: more })] : lines,
        total: sum(all),
        late_total: sum(all.filter(({ dueOn }) => dueOn < today)) || undefined,
      },
    }
  },
})
