import type { Tx } from '../../../db/open.ts'
import { dayAt } from '../../../domain/calendar.ts'
import type { Feasts } from '../../../domain/feasts.ts'
import { lastDay, MOST_OPEN } from '../../../domain/orders/quotation.ts'
import { action, type Outcome } from '../../action.ts'
import { insertOrder, nextNumber } from '../placing/insert.ts'
import { type Item, piecesOf } from '../placing/item.ts'
import { TOO_SHORT } from '../placing/keeping.ts'
import { type NewOrder, type Placed, readyToWrite } from '../placing/place.ts'
import { CARD_NEEDS, readCard } from '../placing/place-order.ts'
import { NOT_POSSIBLE, notPossible } from '../placing/wish.ts'
import { tellOfficers } from '../telling.ts'
import { holdQuotation } from './hold.ts'
import { quotationDays } from './quotation-days.ts'

type Quoted =
  | { kind: 'quoted'; orderId: number; number: string; validUntilOn: string }
  /** the organisation has as many open quotations as it may */
  | { kind: 'enough'; open: number }
  | Exclude<Placed, { kind: 'placed' | 'twice' }>

/**
 * Writes a quotation: the order it would be, with the prices of now, and the capacity it takes, both until its last day.
 * Nothing is offered to makers.
 */
export async function makeQuotation(
  tx: Tx,
  item: Item,
  order: NewOrder,
  language: 'id' | 'id_en',
  now: Date,
  feasts: Feasts,
): Promise<Quoted> {
  // of two who ask at once the second counts the first
  await tx.sql('SELECT id FROM buyers WHERE id = $1 FOR UPDATE', [order.buyerId])
  const ready = await readyToWrite(tx, item, order, now, feasts)
  if (ready.kind !== 'ready') return ready
  const { buyer, supplierId, total } = ready
  const today = dayAt(now)
  const open = await openQuotations(tx, order.buyerId, today)
  if (open >= MOST_OPEN[buyer.status === 'verified' ? 'verified' : 'unverified']) return { kind: 'enough', open }

  const validUntilOn = lastDay(today, await quotationDays(tx, item.regionCode), order.neededOn)
  const number = await nextNumber(tx, item.regionCode, today)
  const settled = {
    number,
    status: 'quoted' as const,
    supplierId,
    total,
    termsDays: buyer.terms_days,
    placedAt: undefined,
  }
  const orderId = await insertOrder(tx, item, order, settled, now)
  const [quotation] = await tx.sql<{ id: number }>(
    `INSERT INTO quotations (order_id, region_code, language, terms, valid_until_on, status, sent_at, created_at)
     VALUES ($1, $2, $3, '{}', $4, 'open', $5, $5) RETURNING id`,
    [orderId, item.regionCode, language, validUntilOn, now],
  )
  await holdQuotation(tx, { quotationId: quotation!.id, orderId }, now, feasts)
  const { neededOn } = order
  const told = {
    number,
    buyer: buyer.name,
    title: item.title,
    pieces: piecesOf(item, order.count),
    needed_on: neededOn,
    total,
  }
  const notice = { notice: 'quotation_made' as const, values: { ...told, valid_until: validUntilOn } }
  await tellOfficers(tx, item.regionCode, notice, `quotation-made:${quotation!.id}`, now)
  return { kind: 'quoted', orderId, number, validUntilOn }
}

async function openQuotations(tx: Tx, buyerId: number, today: string): Promise<number> {
  const [row] = await tx.sql<{ open: number }>(
    `SELECT count(*)::int AS open FROM quotations q JOIN orders o ON o.id = q.order_id
     WHERE o.buyer_id = $1 AND o.status = 'quoted' AND q.status = 'open' AND q.valid_until_on >= $2`,
    [buyerId, today],
  )
  return row?.open ?? 0
}

const GIVES = {
  /** `paper`: which of its papers is to be drawn now */
  made: { number: 'text', order: 'pick', paper: 'pick', valid_until: 'date' },
  enough: { open_quotations: 'count' },
  blocked: {},
  gone: {},
  parts_differ: {},
  ...TOO_SHORT,
  ...NOT_POSSIBLE,
} as const

/** The card becomes a quotation (SPH) instead of an order. `language`: 'id' or 'id_en'. */
export const makeQuotationAction = action({
  name: 'make_quotation',
  for: ['visitor', 'buyer'],
  needs: { ...CARD_NEEDS, language: 'choice' },
  gives: GIVES,
  async run(needs, { tx, actor, now, feasts, house }): Promise<Outcome<typeof GIVES>> {
    const card = await readCard(tx, needs, actor)
    if ('instead' in card) return card.instead
    const { item, order } = card
    const language = needs.language === 'id_en' ? 'id_en' : 'id'
    const quoted = await makeQuotation(tx, item, order, language, now, feasts)
    switch (quoted.kind) {
      case 'blocked':
        return { outcome: 'blocked' }
      case 'not_possible':
        return notPossible(quoted.quote, item, house.words['unit.parcel'] ?? 'parcel')
      case 'enough':
        return { outcome: 'enough', values: { open_quotations: quoted.open } }
      case 'quoted': {
        const { number, orderId, validUntilOn } = quoted
        const paper = language === 'id_en' ? 'sph_en' : 'sph'
        return {
          outcome: 'made',
          values: { number, order: String(orderId), paper, valid_until: validUntilOn },
          wrote: true,
        }
      }
    }
  },
})
