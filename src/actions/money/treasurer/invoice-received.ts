import type { Actor } from '../../../chat/actor.ts'
import type { Tx } from '../../../db/open.ts'
import { addDays } from '../../../domain/calendar.ts'
import { action } from '../../action.ts'
import { audit } from '../../audit.ts'
import { listLabel } from '../../list-label.ts'
import { lockOrder } from '../../orders/lock.ts'
import { pickedId } from '../../picked.ts'
import { OPEN_PAYMENTS } from '../ledger/rows.ts'
import { keeperOf, keptBy, MONEY_KEEPERS } from '../scope.ts'

interface Invoice {
  id: number
  orderId: number
  number: string
  invoice: string
  buyer: string
  termsDays: number
}

/** Standing invoices that still wait for their money: those nobody has noted as received first. */
function invoices(tx: Tx, actor: Actor, id?: number): Promise<Invoice[]> {
  return tx.sql<Invoice>(
    `SELECT d.id, o.id AS "orderId", o.number, d.number AS invoice, b.name AS buyer, o.terms_days AS "termsDays"
     FROM documents d JOIN orders o ON o.id = d.order_id JOIN buyers b ON b.id = o.buyer_id
     WHERE d.kind = 'invoice' AND d.voided_at IS NULL AND ($1::int IS NULL OR d.id = $1)
       AND EXISTS (SELECT 1 FROM payments y WHERE y.order_id = o.id AND y.ledger = 'buyer' AND y.purpose IN ('remainder', 'full')
         AND y.status = ANY ($2)) AND ${keptBy(3)}
     ORDER BY d.received_on IS NOT NULL, d.id DESC`,
    [id ?? null, OPEN_PAYMENTS, ...keeperOf(actor)],
  )
}

/** "Tukar faktur": of which invoice. */
export const findInvoices = action({
  name: 'find_invoices',
  for: MONEY_KEEPERS,
  needs: {},
  gives: { one: { invoice: 'pick' }, several: { invoices: 'list' }, none: {} },
  async run(_, { tx, actor }) {
    const found = await invoices(tx, actor)
    const [only] = found
    if (!only) return { outcome: 'none' }
    if (found.length === 1) return { outcome: 'one', values: { invoice: String(only.id) } }
    return {
      outcome: 'several',
      values: {
        invoices: found.map(({ id, number, buyer }) => ({ value: String(id), label: listLabel(number, buyer) })),
      },
    }
  },
})

/** The buyer took the invoice in on a day: its terms count from there (PRACTICE 14). */
export const noteInvoiceReceived = action({
  name: 'note_invoice_received',
  for: MONEY_KEEPERS,
  needs: { invoice: 'pick', received_on: 'date' },
  gives: { noted: { invoice_number: 'text', buyer: 'text', due: 'date' }, not_yet: {}, gone: {} },
  async run({ invoice: picked, received_on }, { tx, actor, now, today }) {
    if (received_on > today) return { outcome: 'not_yet' }
    const [seen] = await invoices(tx, actor, pickedId(picked))
    if (seen) await lockOrder(tx, seen.orderId)
    const [invoice] = await invoices(tx, actor, pickedId(picked))
    if (!invoice) return { outcome: 'gone' }
    const due = addDays(received_on, invoice.termsDays)
    await tx.sql('UPDATE documents SET received_on = $2 WHERE id = $1', [invoice.id, received_on])
    await tx.sql(
      `UPDATE payments SET due_on = $2 WHERE order_id = $1 AND ledger = 'buyer' AND purpose IN ('remainder', 'full') AND status = ANY ($3)`,
      [invoice.orderId, due, OPEN_PAYMENTS],
    )
    await audit(tx, actor, now, {
      act: 'note_invoice_received',
      subject: 'documents',
      subjectId: invoice.id,
      after: { received_on, due },
    })
    return { outcome: 'noted', values: { invoice_number: invoice.invoice, buyer: invoice.buyer, due }, wrote: true }
  },
})
