import { addDays, dayAt, instantAt } from '../../../domain/calendar.ts'
import { changePromise as weigh } from '../../../domain/orders/change-promise.ts'
import { seasons } from '../../../domain/season.ts'
import { action, type Work } from '../../action.ts'
import { broughtOf } from '../brought.ts'
import { capacitiesOf, freePieces } from '../capacity.ts'
import { lockOrder, type OrderNow, readOrder } from '../lock.ts'
import { offerOpen } from '../offering/offer.ts'
import { openPieces } from '../pieces.ts'
import { tellOfficers } from '../telling.ts'
import { OWED, type OwnShare, ownShares, shareOptions } from './own.ts'

/** A promise of yesterday is still the one that is meant by 'eh, 250 saja'. */
const FRESH_DAYS = 1

/** Which promise is to be another number: the one named, the only one, the one just given, else she picks. */
export const findPromiseToChange = action({
  name: 'find_promise_to_change',
  for: ['seller'],
  needs: { allocation: 'pick?', new_pieces: 'count?' },
  gives: {
    one: { allocation: 'pick' },
    several: { promises: 'list' },
    /** nothing is promised yet, one offer waits: that is asked once more */
    offer: { allocation: 'pick' },
    none: {},
  },
  async run({ allocation, new_pieces }, { tx, actor, today }) {
    if (allocation !== undefined) return { outcome: 'one', values: { allocation } }
    const owed = await ownShares(tx, actor.sellerId, OWED)
    const offers = owed.length ? [] : await ownShares(tx, actor.sellerId, ['offered'])
    if (offers.length === 1 && offers[0]) return { outcome: 'offer', values: { allocation: String(offers[0].id) } }
    const [fresh] = await tx.sql<{ id: number }>(
      `SELECT id FROM allocations WHERE id = ANY ($1) AND answered_at >= $2 ORDER BY answered_at DESC, id DESC LIMIT 1`,
      [owed.map(({ id }) => id), instantAt(addDays(today, -FRESH_DAYS))],
    )
    const only = owed.length === 1 ? owed[0] : new_pieces === undefined ? undefined : fresh
    if (only) return { outcome: 'one', values: { allocation: String(only.id) } }
    if (!owed.length) return { outcome: 'none' }
    return { outcome: 'several', values: { promises: shareOptions(owed) } }
  },
})

const NUMBERS = { product: 'text', unit: 'text', before: 'count', becomes: 'count', difference: 'count' } as const
const REFUSED = {
  same: { product: 'text', unit: 'text', pieces: 'count' },
  brought: { unit: 'text', pieces: 'count' },
  taken: { unit: 'text', pieces: 'count' },
  full: { unit: 'text', pieces: 'count' },
  over: {},
} as const

/** What another number would come to, before she is asked whether she means it. */
export const weighPromise = action({
  name: 'weigh_promise',
  for: ['seller'],
  needs: { allocation: 'pick', new_pieces: 'count' },
  gives: { fewer: NUMBERS, more: NUMBERS, most: NUMBERS, ...REFUSED },
  async run({ allocation, new_pieces }, work) {
    const found = await weighed(work, allocation, new_pieces)
    if (!found) return { outcome: 'over' }
    const { share, change } = found
    if (change.kind !== 'changed') return refused(share, change)
    const values = numbers(share, change.promised)
    if (change.promised < share.promised) return { outcome: 'fewer', values }
    return { outcome: change.promised < new_pieces ? 'most' : 'more', values }
  },
})

/** She means it: what she gives back is offered to others at once, and officers hear of it. */
export const changeOwnPromise = action({
  name: 'change_promise',
  for: ['seller'],
  needs: { allocation: 'pick', new_pieces: 'count' },
  gives: { fewer: NUMBERS, more: NUMBERS, ...REFUSED },
  async run({ allocation, new_pieces }, work) {
    const { tx, now, feasts } = work
    const found = await weighed(work, allocation, new_pieces)
    if (!found) return { outcome: 'over' }
    const { share, order, lineId, change } = found
    if (change.kind !== 'changed') return refused(share, change)
    await tx.sql('UPDATE allocations SET promised = $2, status = $3, answered_at = $4 WHERE id = $1', [
      share.id,
      change.promised,
      change.status,
      now,
    ])
    await offerOpen(tx, (await readOrder(tx, order.id)) as OrderNow, now, feasts, [lineId])
    const values = numbers(share, change.promised)
    await tellOrderOfficers(work, share, order, values)
    return { outcome: change.released > 0 ? 'fewer' : 'more', values, wrote: true }
  },
})

type Weighed = { share: OwnShare; order: OrderNow; lineId: number; change: ReturnType<typeof weigh> }

async function weighed(
  { tx, actor, now, feasts }: Work,
  allocation: string,
  wanted: number,
): Promise<Weighed | undefined> {
  const [own] = await ownShares(tx, actor.sellerId, OWED, allocation)
  const order = own && (await lockOrder(tx, own.orderId))
  const [share] = own ? await ownShares(tx, actor.sellerId, OWED, allocation) : []
  const line = order?.lines.find(({ shares }) => shares.some(({ id }) => id === share?.id))
  const held = line?.shares.find(({ id }) => id === share?.id)
  if (!share || !order || !line || !held) return undefined
  const capacities = await capacitiesOf(tx, [held.productId], { today: dayAt(now), without: [held.id] })
  const capacity = capacities.get(held.productId)
  const from = held.reason?.from ?? addDays(dayAt(now), 1)
  const free = capacity ? freePieces(capacity, seasons(feasts), from, held.dueOn) : 0
  const settled = held.delivered + held.deducted + (await broughtOf(tx, held.id))
  const { status, offered, promised, ready } = held
  return {
    share,
    order,
    lineId: line.id,
    change: weigh({ status, offered, promised, settled, ready, open: openPieces(line), free }, wanted),
  }
}

const numbers = ({ product, unit, promised }: OwnShare, pieces: number) => ({
  product,
  unit,
  before: promised,
  becomes: pieces,
  difference: Math.abs(promised - pieces),
})

function refused(
  { product, unit, promised }: OwnShare,
  change: Exclude<ReturnType<typeof weigh>, { kind: 'changed' }>,
) {
  switch (change.kind) {
    case 'same':
      return { outcome: 'same', values: { product, unit, pieces: promised } } as const
    case 'brought':
      return { outcome: 'brought', values: { unit, pieces: change.pieces } } as const
    case 'over':
      return { outcome: 'over' } as const
    default:
      return { outcome: change.kind, values: { unit, pieces: promised } } as const
  }
}

async function tellOrderOfficers(
  { tx, now }: Work,
  share: OwnShare,
  order: OrderNow,
  { product, unit, before, becomes: pieces }: ReturnType<typeof numbers>,
): Promise<void> {
  const [seller] = await tx.sql<{ name: string; phone: string | null }>(
    'SELECT s.name, s.phone FROM sellers s JOIN allocations a ON a.seller_id = s.id WHERE a.id = $1',
    [share.id],
  )
  const values = {
    seller: seller?.name ?? '',
    phone: seller?.phone,
    product,
    unit,
    before,
    pieces,
    number: share.number,
  }
  const key = `promise-changed:${share.id}:${now.toISOString()}`
  await tellOfficers(tx, order.regionCode, { notice: 'promise_changed', values }, key, now)
}
