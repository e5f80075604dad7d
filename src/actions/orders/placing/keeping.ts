import type { Tx } from '../../../db/open.ts'
import { handOverDay } from '../../../domain/orders/days.ts'
import { keepsAtDelivery } from '../../../domain/orders/shelf-life.ts'
import type { Line } from '../../../flow/say.ts'
import { action } from '../../action.ts'
import { line } from '../../lines.ts'
import type { Item } from './item.ts'
import type { Wish } from './quote.ts'

/** Outcome of an order whose goods cannot keep as long as it asks: which, for how long they do, and what all of them can. */
export const TOO_SHORT = { too_short: { asked_days: 'days', keeping: 'lines', keeps: 'days?' } } as const

/**
 * Lines of which nothing can still keep so long when it is delivered. A product of which nobody knows how long it keeps
 * may: its best-before day is looked at when it is handed over.
 * @returns nothing when all can; `keeps`: days that every line can, absent when one is hardly made for that
 */
export async function tooShort(
  tx: Tx,
  item: Item,
  { count, neededOn, parts, minShelfLifeDays }: Wish,
): Promise<
  { outcome: 'too_short'; values: { asked_days: number; keeping: Line[]; keeps: number | undefined } } | undefined
> {
  if (minShelfLifeDays === undefined) return undefined
  const rows = await tx.sql<{ id: number; days: number | null }>(
    `SELECT id, shelf_life_days AS days FROM products WHERE id = ANY ($1)`,
    [item.lines.flatMap(({ products }) => products)],
  )
  const known = new Map(rows.map(({ id, days }) => [id, days]))
  const deliveries = parts ?? [{ count, day: neededOn }]
  const keeping = item.lines.map(({ label, products }) => {
    const days = deliveries.map(({ count, day }) => {
      const parcels = item.parcelId === null ? null : count
      const due = handOverDay(day, { parcels, packedADay: item.packedADay })
      return Math.max(0, ...products.map((id) => keepsOf(known.get(id), due, day)))
    })
    return { label, days: Math.min(...days) }
  })
  const short = keeping.filter(({ days }) => days < minShelfLifeDays)
  if (!short.length) return undefined
  const keeps = Math.min(...short.map(({ days }) => days))
  return {
    outcome: 'too_short',
    values: {
      asked_days: minShelfLifeDays,
      keeping: short.map((of) => line('keeps_at_most', of)),
      keeps: keeps || undefined,
    },
  }
}

const keepsOf = (shelfLifeDays: number | null | undefined, due: string, day: string): number =>
  shelfLifeDays === null || shelfLifeDays === undefined
    ? Number.POSITIVE_INFINITY
    : keepsAtDelivery(shelfLifeDays, due, day)

/** The buyer takes the goods for as long as they do keep. */
export const takeKeeps = action({
  name: 'take_keeps',
  for: ['visitor', 'buyer'],
  needs: { keeps: 'days?' },
  gives: { taken: { wished_shelf_life: 'days?' } },
  run: async ({ keeps }) => ({ outcome: 'taken', values: { wished_shelf_life: keeps } }),
})

/** However long they keep. */
export const dropKeeps = action({
  name: 'drop_keeps',
  for: ['visitor', 'buyer'],
  needs: {},
  gives: { taken: { wished_shelf_life: 'days?' } },
  run: async () => ({ outcome: 'taken', values: { wished_shelf_life: undefined } }),
})
