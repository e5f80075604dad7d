import { orderTotals } from '../../../domain/orders/totals.ts'
import { queueNotices } from '../../../outbox/queue.ts'
import { buyerAccounts } from '../../accounts.ts'
import { action } from '../../action.ts'
import { audit } from '../../audit.ts'
import { billOrder } from '../../fulfilment/billing.ts'
import { toAll } from '../../fulfilment/telling.ts'
import { listLabel } from '../../list-label.ts'
import { askDownPayment } from '../../money/ledger/down-payment.ts'
import { pickedId } from '../../picked.ts'
import { readPaperOrder } from '../order.ts'
import { supplierIn } from './suppliers.ts'

/** Orders of the region that nobody invoices yet, the soonest first; without any, those still running. */
export const listOrdersToSupply = action({
  name: 'list_orders_to_supply',
  for: ['admin'],
  needs: {},
  gives: { some: { orders: 'list' }, none: {} },
  async run(_, { tx, actor }) {
    const rows = await tx.sql<{ id: number; number: string; buyer: string }>(
      `SELECT o.id, o.number, b.name AS buyer FROM orders o JOIN buyers b ON b.id = o.buyer_id
       WHERE o.region_code = $1 AND o.number IS NOT NULL AND o.status NOT IN ('closed', 'cancelled', 'lapsed')
       ORDER BY o.supplier_id IS NOT NULL, o.needed_on, o.id LIMIT 60`,
      [actor.region],
    )
    if (!rows.length) return { outcome: 'none' }
    const orders = rows.map(({ id, number, buyer }) => ({ value: String(id), label: listLabel(number, buyer) }))
    return { outcome: 'some', values: { orders } }
  },
})

/**
 * Names who invoices an order. PPN follows the penyedia, so the total may change: the buyer hears both. Refused once
 * money has come in for another penyedia or another total.
 */
export const nameSupplier = action({
  name: 'name_supplier',
  for: ['admin'],
  needs: { order: 'pick', supplier: 'pick' },
  gives: { named: { number: 'text', supplier_name: 'text', total: 'rupiah' }, paid: { number: 'text' }, gone: {} },
  async run({ order: pickedOrder, supplier: pickedSupplier }, { tx, now, today, actor }) {
    const supplierId = await supplierIn(tx, actor, pickedSupplier)
    const order = await readPaperOrder(tx, pickedId(pickedOrder), true)
    if (supplierId === undefined || !order || order.regionCode !== actor.region) return { outcome: 'gone' }
    if (['closed', 'cancelled', 'lapsed'].includes(order.status)) return { outcome: 'gone' }
    const { number } = order
    const { name, pkp } = await tx.prisma.supplier.findUniqueOrThrow({ where: { id: supplierId } })
    if (order.supplierId === supplierId)
      return { outcome: 'named', values: { number, supplier_name: name, total: order.total } }
    const came = order.payments.some(({ paid, withheld, status }) => paid + withheld > 0 || status === 'proof_sent')
    const other = pkp !== order.pkp
    if (came && (order.supplierId !== null || other)) return { outcome: 'paid', values: { number } }
    const packing = order.packingFee * (order.parcelCount ?? 0)
    const total = other ? orderTotals(order.lines, packing, pkp).total : order.total
    await tx.sql('UPDATE orders SET supplier_id = $2, total = $3 WHERE id = $1', [order.id, supplierId, total])
    // what was asked for already follows the new total, and the buyer hears where to pay it
    if (order.payments.length && !(await askDownPayment(tx, order.id, today, now)))
      await billOrder(tx, order.id, today, now)
    await audit(tx, actor, now, {
      act: 'name_supplier',
      subject: 'orders',
      subjectId: order.id,
      before: { supplierId: order.supplierId, total: order.total },
      after: { supplierId, total },
    })
    const members = await buyerAccounts(tx, [order.buyerId])
    const values = { number, supplier: name, total }
    await queueNotices(
      tx,
      toAll(members, `supplier-named:${order.id}:${supplierId}`, { notice: 'supplier_named', values }),
      now,
    )
    return { outcome: 'named', values: { number, supplier_name: name, total }, wrote: true }
  },
})
