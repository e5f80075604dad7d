import { action } from '../../action.ts'
import { ownOrder } from '../following/own-orders.ts'
import { readOrder } from '../lock.ts'
import { plannedRow } from './planned-row.ts'
import { deliveryLabel, deliveryLines } from './say.ts'

const BUYERS = ['visitor', 'buyer'] as const

/** Which delivery's gate and receiver: the one picked, the only one, or one of several that have not left. */
export const findGate = action({
  name: 'find_gate',
  for: BUYERS,
  needs: { order: 'pick', delivery: 'pick?' },
  gives: { one: { number: 'text' }, several: { number: 'text', choices: 'list' }, over: {} },
  async run({ order: picked, delivery }, { tx, actor }) {
    const id = await ownOrder(tx, actor.buyerId, picked)
    const order = id === undefined ? undefined : await readOrder(tx, id)
    if (!order || ['quoted', 'lapsed', 'delivered', 'closed', 'cancelled'].includes(order.status))
      return { outcome: 'over' }
    const number = order.number ?? ''
    const open = order.deliveries.filter(({ status }) => status === 'planned')
    if (delivery !== undefined || open.length === 1 || !order.deliveries.length)
      return { outcome: 'one', values: { number } }
    if (!open.length) return { outcome: 'over' }
    const choices = open.map((of) => ({ value: String(of.id), label: deliveryLabel(of.plannedOn, of.wanted) }))
    return { outcome: 'several', values: { number, choices } }
  },
})

/** Gate, receiving hours, and who receives: what the gate pass wants. What is left open stays as it was. */
export const setGate = action({
  name: 'set_gate',
  for: BUYERS,
  needs: {
    order: 'pick',
    delivery: 'pick?',
    gate: 'text?',
    receiving_hours: 'text?',
    receiver_name: 'name?',
    receiver_phone: 'phone?',
  },
  gives: { set: { number: 'text', plan: 'lines' }, over: {} },
  async run({ order: picked, delivery, gate, receiving_hours, receiver_name, receiver_phone }, { tx, actor, now }) {
    const id = await ownOrder(tx, actor.buyerId, picked)
    const order = id === undefined ? undefined : await readOrder(tx, id)
    const row = order && (await plannedRow(tx, order, delivery, now))
    if (!order || row === undefined) return { outcome: 'over' }
    const given = [gate ?? null, receiving_hours ?? null, receiver_name ?? null, receiver_phone ?? null]
    await tx.sql(
      `UPDATE deliveries SET gate = coalesce($2, gate), receiving_hours = coalesce($3, receiving_hours),
         receiver_name = coalesce($4, receiver_name), receiver_phone = coalesce($5, receiver_phone) WHERE id = $1`,
      [row, ...given],
    )
    const values = { number: order.number ?? '', plan: await deliveryLines(tx, order.id) }
    return { outcome: 'set', values, wrote: true }
  },
})
