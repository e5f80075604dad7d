import { queueNotices } from '../../../outbox/queue.ts'
import { buyerAccounts } from '../../accounts.ts'
import { action } from '../../action.ts'
import { actingOfficer, audit } from '../../audit.ts'
import { priceLabel } from '../../catalogue/price-label.ts'
import { toAll } from '../../fulfilment/telling.ts'
import { listLabel } from '../../list-label.ts'
import { pickedId } from '../../picked.ts'
import { type LineNow, lockOrder, type OrderNow } from '../lock.ts'
import { shortLine, shortLines, substitutesFor } from './short.ts'
import { takeSubstitute } from './take.ts'

const OFFICERS = ['admin', 'curator'] as const
/** Longest list to pick from. */
const MOST = 20

/** Lines that nobody can fill any more and that may be filled otherwise. */
export const listShortLines = action({
  name: 'list_short_lines',
  for: OFFICERS,
  needs: {},
  gives: { some: { shorts: 'list' }, none: {} },
  async run(_, { tx, actor }) {
    const shorts = (await shortLines(tx, actor.region)).filter(({ substitutes }) => substitutes !== 'no').slice(0, MOST)
    if (!shorts.length) return { outcome: 'none' }
    const list = shorts.map(({ order, line }) => ({
      value: String(line.id),
      label: listLabel(named(order, line), line.label),
    }))
    return { outcome: 'some', values: { shorts: list } }
  },
})

/** 'KRW-2027-0001', of several deliveries with the day: 'KRW-2027-0001 (22/2)'. */
function named({ number, deliveries }: OrderNow, { deliveryId }: LineNow): string {
  const day = deliveries.find(({ id }) => id === deliveryId)?.plannedOn
  return day === undefined ? (number ?? '') : `${number ?? ''} (${Number(day.slice(8))}/${Number(day.slice(5, 7))})`
}

const SHORT = { number: 'text', buyer: 'text', label: 'text', missing: 'count' } as const

/** What could stand in for one of them. */
export const listSubstitutes = action({
  name: 'list_substitutes',
  for: OFFICERS,
  needs: { short: 'pick' },
  gives: { some: { ...SHORT, candidates: 'list' }, none: SHORT, over: {} },
  async run({ short: picked }, { tx, actor }) {
    const short = await shortLine(tx, actor.region, pickedId(picked))
    if (!short || short.substitutes === 'no') return { outcome: 'over' }
    const { order, line, missing, buyer } = short
    const values = { number: order.number ?? '', buyer, label: line.label, missing }
    const found = (await substitutesFor(tx, short)).slice(0, MOST)
    if (!found.length) return { outcome: 'none', values }
    const candidates = found.map(({ id, name, business, price }) => ({
      value: String(id),
      label: priceLabel(name, price, business),
    }))
    return { outcome: 'some', values: { ...values, candidates } }
  },
})

/**
 * An officer agrees to a substitute: "boleh setara" offers it to its maker at once, at the order's price; "tanya dulu"
 * asks the buyer first.
 */
export const proposeSubstitute = action({
  name: 'propose_substitute',
  for: OFFICERS,
  needs: { short: 'pick', candidate: 'pick' },
  gives: { offered: { number: 'text' }, asked: { number: 'text' }, over: {} },
  async run({ short: picked, candidate }, { tx, actor, now, feasts }) {
    const lineId = pickedId(picked)
    const seen = await shortLine(tx, actor.region, lineId)
    if (seen) await lockOrder(tx, seen.order.id)
    const short = seen && (await shortLine(tx, actor.region, lineId))
    const substitute =
      short && short.substitutes !== 'no'
        ? (await substitutesFor(tx, short)).find(({ id }) => id === pickedId(candidate))
        : undefined
    if (!short || !substitute) return { outcome: 'over' }
    const { order } = short
    const number = order.number ?? ''
    const atOnce = short.substitutes === 'equal'
    await tx.sql(
      `INSERT INTO substitutions (order_line_id, region_code, product_id, status, proposed_by_id, proposed_at)
       VALUES ($1, $2, $3, 'asked', $4, $5) ON CONFLICT (order_line_id, product_id) DO NOTHING`,
      [lineId, order.regionCode, substitute.id, actingOfficer(actor).officerId, now],
    )
    await audit(tx, actor, now, {
      act: 'propose_substitute',
      subject: 'order_lines',
      subjectId: lineId,
      after: { product: substitute.id, at_once: atOnce },
    })
    if (atOnce) {
      await takeSubstitute(tx, { lineId, productId: substitute.id }, now, feasts)
      return { outcome: 'offered', values: { number }, wrote: true }
    }
    const accounts = await buyerAccounts(tx, [order.buyerId])
    const slots = { line: String(lineId), product: String(substitute.id) }
    const notice = { notice: 'substitute_asked' as const, values: {}, slots }
    await queueNotices(tx, toAll(accounts, `substitute:${lineId}:${substitute.id}`, notice), now)
    return { outcome: 'asked', values: { number }, wrote: true }
  },
})
