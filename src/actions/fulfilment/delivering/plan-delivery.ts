import { addDays } from '../../../domain/calendar.ts'
import { OFFICER_ACTS } from '../../../domain/officers.ts'
import { action, type Work } from '../../action.ts'
import { audit } from '../../audit.ts'
import { listLabel } from '../../list-label.ts'
import { plannedRow } from '../../orders/deliveries/planned-row.ts'
import { deliveryLabel } from '../../orders/deliveries/say.ts'
import { pickedId } from '../../picked.ts'
import { scopeOf } from '../scope.ts'
import { type Leaving, leaving, tellLeaving } from './tomorrow.ts'

/** Cars are arranged this long before, hardly earlier; what is as long overdue is no news. House figure. */
const AHEAD_DAYS = 14
/** From this hour of the day before, in Asia/Jakarta, the buyer has been told: what is settled later is told at once. */
const TOLD_FROM_HOUR = 14

/** Deliveries of the officer's region, or of a keeper's own packing point. */
async function soon({ tx, actor, today }: Work, id?: number): Promise<Leaving[]> {
  const { region, points } = await scopeOf(tx, actor)
  const all = await leaving(tx, { from: addDays(today, -AHEAD_DAYS), until: addDays(today, AHEAD_DAYS), region, id })
  return all.filter(({ packingPointId: point }) => points === null || (point !== null && points.includes(point)))
}

/** Deliveries of the next days, soonest first. */
export const listLeaving = action({
  name: 'list_leaving',
  for: OFFICER_ACTS.ship_goods,
  needs: {},
  gives: { some: { plans: 'list' }, none: {} },
  async run(_, work) {
    const plans = []
    for (const { id: known, orderId, day, count, buyer } of await soon(work)) {
      const id = known ?? (await plannedRow(work.tx, { id: orderId, deliveries: [] }, undefined, work.now))
      if (id !== undefined) plans.push({ value: String(id), label: listLabel(deliveryLabel(day, count), buyer) })
    }
    return plans.length ? { outcome: 'some', values: { plans } } : { outcome: 'none' }
  },
})

/** One of them, as a driver and the packing point need to know it. */
export const lookAtLeaving = action({
  name: 'look_at_leaving',
  for: OFFICER_ACTS.ship_goods,
  needs: { plan: 'pick' },
  gives: {
    shown: {
      number: 'text',
      buyer: 'text',
      day: 'date',
      count: 'count',
      packed: 'count?',
      address: 'text',
      gate: 'text?',
      hours: 'text?',
      receiver: 'text?',
      receiver_phone: 'phone?',
      car: 'text?',
    },
    gone: {},
  },
  async run({ plan }, work) {
    const [of] = await soon(work, pickedId(plan))
    if (!of) return { outcome: 'gone' }
    const { number, buyer, day, count, address } = of
    const car = [of.plate, of.driver].filter(Boolean).join(', ')
    const known = {
      packed: of.packed ?? undefined,
      gate: of.gate,
      hours: of.hours,
      receiver: of.receiver,
      receiver_phone: of.phone,
      car: car || undefined,
    }
    return { outcome: 'shown', values: { number, buyer, day, count, address, ...known } }
  },
})

/** Car and driver of a delivery. The buyer hears them the day before, or at once when that has passed. */
export const setCar = action({
  name: 'set_car',
  for: OFFICER_ACTS.ship_goods,
  needs: { plan: 'pick', plate: 'text', driver: 'text' },
  gives: { set: { number: 'text', day: 'date' }, told: { number: 'text' }, gone: {} },
  async run({ plan, plate, driver }, work) {
    const { tx, now, today, actor } = work
    const [of] = await soon(work, pickedId(plan))
    if (!of || of.id === null) return { outcome: 'gone' }
    await tx.sql('UPDATE deliveries SET plate = $2, driver = $3 WHERE id = $1', [of.id, plate, driver])
    await audit(tx, actor, now, { act: 'set_car', subject: 'deliveries', subjectId: of.id, after: { plate, driver } })
    const { number, day } = of
    const hour = (now.getUTCHours() + 7) % 24
    if (day > addDays(today, 1) || (day > today && hour < TOLD_FROM_HOUR))
      return { outcome: 'set', values: { number, day }, wrote: true }
    await tellLeaving(tx, { ...of, plate, driver }, `delivery-car:${of.id}:${plate}:${driver}`, now)
    return { outcome: 'told', values: { number }, wrote: true }
  },
})
