import { dayAfter, EVERY, isTimeToAsk } from '../../../domain/shops/standing.ts'
import { action, type Work } from '../../action.ts'
import { listLabel } from '../../list-label.ts'
import { fewestOf, readItem } from '../../orders/placing/item.ts'
import { countOf } from '../../orders/placing/wish.ts'
import { pickedId } from '../../picked.ts'
import { askFor, readStanding, standingOf } from './standing.ts'

const own = ({ tx, actor }: Work, standing: string, lock: 'lock' | 'look' = 'look') =>
  readStanding(tx, pickedId(standing), actor.buyerId ?? 0, lock)

/** Writes down what an organisation wants every week or month; it is asked each time before anything is ordered. */
export const keepStanding = action({
  name: 'keep_standing_order',
  for: ['visitor', 'buyer'],
  needs: { product: 'pick', quantity: 'quantity', every: 'choice', first_on: 'date' },
  gives: {
    kept: {},
    already: {},
    which_unit: { unit: 'text' },
    too_few: { fewest: 'count' },
    unverified: {},
    stranger: {},
    gone: {},
  },
  async run({ product, quantity, every: said, first_on }, { tx, actor, now, today }) {
    const [buyer] = await tx.sql<{ id: number; status: string }>(
      'SELECT id, status FROM buyers WHERE id = $1 FOR UPDATE',
      [actor.buyerId ?? 0],
    )
    if (!buyer) return { outcome: 'stranger' }
    if (buyer.status !== 'verified') return { outcome: 'unverified' }
    const item = await readItem(tx, { product })
    const every = EVERY.find((known) => known === said)
    if (!item || !every) return { outcome: 'gone' }
    const counted = countOf(quantity, item)
    if (!counted.ok) return { outcome: 'which_unit', values: { unit: item.unit ?? 'pcs' } }
    if (counted.count < fewestOf(item)) return { outcome: 'too_few', values: { fewest: fewestOf(item) } }
    const id = pickedId(product)
    if ((await standingOf(tx, buyer.id)).some(({ productId }) => productId === id)) return { outcome: 'already' }
    const [row] = await tx.sql<{ id: number }>(
      `INSERT INTO standing_orders (region_code, buyer_id, every, next_on, anchor_day, status, created_at)
       VALUES ($1, $2, $3, $4, $5, 'active', $6) RETURNING id`,
      [item.regionCode, buyer.id, every, first_on, Number(first_on.slice(8)), now],
    )
    await tx.sql(
      'INSERT INTO standing_order_lines (standing_order_id, region_code, product_id, quantity) VALUES ($1, $2, $3, $4)',
      [row?.id, item.regionCode, id, counted.count],
    )
    const standing = await readStanding(tx, row?.id ?? 0, buyer.id)
    if (standing && isTimeToAsk(today, first_on, standing.leadDays)) await askFor(tx, standing, now)
    return { outcome: 'kept', wrote: true }
  },
})

/** All of the organisation's, to pick from. */
export const findStanding = action({
  name: 'find_standing_orders',
  for: ['visitor', 'buyer'],
  needs: {},
  gives: { some: { standings: 'list' }, none: {} },
  async run(_, { tx, actor, house }) {
    const all = await standingOf(tx, actor.buyerId ?? 0)
    if (!all.length) return { outcome: 'none' }
    const standings = all.map(({ id, product, every }) => ({
      value: String(id),
      label: listLabel(product, house.words[`every.${every}`] ?? every),
    }))
    return { outcome: 'some', values: { standings } }
  },
})

const CARD = { title: 'text', amount: 'quantity', how_often: 'word', next_on: 'date' } as const

/** One of them: how much, how often, when next. */
export const showStanding = action({
  name: 'show_standing_order',
  for: ['visitor', 'buyer'],
  needs: { standing: 'pick' },
  gives: { active: CARD, paused: CARD, over: {} },
  async run({ standing }, work) {
    const found = await own(work, standing)
    if (!found || found.status === 'ended') return { outcome: 'over' }
    const { product: title, quantity: qty, unit, every, nextOn, status } = found
    const values = { title, amount: { qty, unit }, how_often: `every.${every}`, next_on: nextOn }
    return { outcome: status, values }
  },
})

/** Nothing is asked until it goes on. */
export const pauseStanding = action({
  name: 'pause_standing_order',
  for: ['visitor', 'buyer'],
  needs: { standing: 'pick' },
  gives: { paused: {}, over: {} },
  async run({ standing }, work) {
    const found = await own(work, standing, 'lock')
    if (found?.status !== 'active') return { outcome: 'over' }
    await work.tx.sql(`UPDATE standing_orders SET status = 'paused' WHERE id = $1`, [found.id])
    return { outcome: 'paused', wrote: true }
  },
})

/** It goes on from its next day; days that went by meanwhile are not made up for. */
export const resumeStanding = action({
  name: 'resume_standing_order',
  for: ['visitor', 'buyer'],
  needs: { standing: 'pick' },
  gives: { resumed: { next_on: 'date' }, over: {} },
  async run({ standing }, work) {
    const found = await own(work, standing, 'lock')
    if (found?.status !== 'paused') return { outcome: 'over' }
    const next_on = dayAfter(work.today, found.nextOn, found.every, found.anchorDay)
    await work.tx.sql(`UPDATE standing_orders SET status = 'active', next_on = $2 WHERE id = $1`, [found.id, next_on])
    if (isTimeToAsk(work.today, next_on, found.leadDays)) await askFor(work.tx, { ...found, nextOn: next_on }, work.now)
    return { outcome: 'resumed', values: { next_on }, wrote: true }
  },
})

/** For good; orders already placed stay. */
export const endStanding = action({
  name: 'end_standing_order',
  for: ['visitor', 'buyer'],
  needs: { standing: 'pick' },
  gives: { ended: {}, over: {} },
  async run({ standing }, work) {
    const found = await own(work, standing, 'lock')
    if (!found || found.status === 'ended') return { outcome: 'over' }
    await work.tx.sql(`UPDATE standing_orders SET status = 'ended' WHERE id = $1`, [found.id])
    return { outcome: 'ended', wrote: true }
  },
})

/** So many from now on. */
export const changeStanding = action({
  name: 'change_standing_order',
  for: ['visitor', 'buyer'],
  needs: { standing: 'pick', new_amount: 'quantity' },
  gives: { changed: {}, which_unit: { unit: 'text' }, over: {} },
  async run({ standing, new_amount }, work) {
    const found = await own(work, standing, 'lock')
    if (!found || found.status === 'ended') return { outcome: 'over' }
    const counted = countOf(new_amount, found)
    if (!counted.ok) return { outcome: 'which_unit', values: { unit: found.unit } }
    await work.tx.sql('UPDATE standing_order_lines SET quantity = $2 WHERE standing_order_id = $1', [
      found.id,
      counted.count,
    ])
    return { outcome: 'changed', wrote: true }
  },
})
