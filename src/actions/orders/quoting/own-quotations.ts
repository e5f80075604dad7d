import type { Tx } from '../../../db/open.ts'
import { action } from '../../action.ts'
import { listLabel } from '../../list-label.ts'
import { pickedId } from '../../picked.ts'
import { samplesOfOrder } from '../../samples/said.ts'
import { ORDER_TITLE, ORDERED_COUNT } from '../parts.ts'

/** A quotation as its buyer sees it. */
export interface OwnQuotation {
  orderId: number
  number: string
  title: string
  count: number
  neededOn: string
  /** integer rupiah */
  total: number
  validUntilOn: string
  language: 'id' | 'id_en'
  /** 'open' while it stands; the order's own state says whether it became one */
  state: 'open' | 'ordered' | 'over'
}

/** An organisation's quotations, those that stand first. @param orderId only this one */
export async function ownQuotations(
  tx: Tx,
  buyerId: number | undefined,
  today: string,
  orderId?: number,
): Promise<OwnQuotation[]> {
  if (buyerId === undefined) return []
  return tx.sql<OwnQuotation>(
    `SELECT o.id AS "orderId", o.number, ${ORDER_TITLE} AS title, ${ORDERED_COUNT} AS count,
       o.needed_on AS "neededOn", o.total, q.valid_until_on AS "validUntilOn", q.language,
       CASE WHEN o.status = 'quoted' AND q.status = 'open' AND q.valid_until_on >= $2 THEN 'open'
         WHEN o.status IN ('quoted', 'lapsed', 'cancelled') THEN 'over' ELSE 'ordered' END AS state
     FROM quotations q JOIN orders o ON o.id = q.order_id LEFT JOIN parcels p ON p.id = o.parcel_id
     WHERE o.buyer_id = $1 AND ($3::int IS NULL OR o.id = $3) ORDER BY q.id DESC`,
    [buyerId, today, orderId ?? null],
  )
}

/** Which quotation: the one meant, the only one that stands, or one of a list. */
export const findQuotations = action({
  name: 'find_quotations',
  for: ['visitor', 'buyer'],
  needs: { order: 'pick?' },
  gives: { one: { order: 'pick' }, several: { quotations: 'list' }, none: {} },
  async run({ order }, { tx, actor, today }) {
    const own = await ownQuotations(tx, actor.buyerId, today)
    const picked = own.find(({ orderId }) => String(orderId) === order)
    if (picked) return { outcome: 'one', values: { order: String(picked.orderId) } }
    const open = own.filter(({ state }) => state === 'open')
    const [only] = open
    if (!only) return { outcome: 'none' }
    if (open.length === 1) return { outcome: 'one', values: { order: String(only.orderId) } }
    const quotations = open.map(({ orderId, number, title }) => ({
      value: String(orderId),
      label: listLabel(number, title),
    }))
    return { outcome: 'several', values: { quotations } }
  },
})

/** One quotation, and whether it can still become an order. */
export const showQuotation = action({
  name: 'show_quotation',
  for: ['visitor', 'buyer'],
  needs: { order: 'pick' },
  gives: {
    open: {
      number: 'text',
      title: 'text',
      amount: 'count',
      needed_before: 'date',
      total: 'rupiah',
      valid_until: 'date',
      paper: 'pick',
      samples: 'lines',
    },
    ordered: { number: 'text' },
    over: { number: 'text', title: 'text' },
    gone: {},
  },
  async run({ order }, { tx, actor, today }) {
    const [own] = await ownQuotations(tx, actor.buyerId, today, pickedId(order))
    if (!own) return { outcome: 'gone' }
    const { number, title, count, neededOn, total, validUntilOn, language, state } = own
    if (state === 'ordered') return { outcome: 'ordered', values: { number } }
    if (state === 'over') return { outcome: 'over', values: { number, title } }
    return {
      outcome: 'open',
      values: {
        number,
        title,
        amount: count,
        needed_before: neededOn,
        total,
        valid_until: validUntilOn,
        paper: language === 'id_en' ? 'sph_en' : 'sph',
        samples: await samplesOfOrder(tx, own.orderId),
      },
    }
  },
})
