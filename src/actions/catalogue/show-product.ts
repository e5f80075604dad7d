import type { FileOut } from '../../chat/reply.ts'
import type { Sql } from '../../db/session.ts'
import type { Line } from '../../flow/say.ts'
import { action } from '../action.ts'
import { line } from '../lines.ts'
import { pickedId } from '../picked.ts'
import { SOLD } from './find.ts'

/** What is known of a product on sale. */
export interface Card {
  id: number
  name: string
  description: string | null
  kind: string
  business: string
  district: string
  price: number
  unit: string
  grams: number | null
  ml: number | null
  contentQty: number | null
  contentUnit: string | null
  minimum: number
  capacityQty: number | null
  capacityPer: 'day' | 'week' | 'month' | null
  leadTimeDays: number | null
  shelfLifeDays: number | null
  pirt: string | null
  bpomMd: string | null
  halal: string | null
  files: FileOut[] | null
}

/** One product as a buyer sees it, with its photos. Nothing of its maker but the business and its kecamatan. */
export const showProduct = action({
  name: 'show_product',
  for: ['visitor', 'buyer'],
  needs: { product: 'pick' },
  gives: {
    shown: {
      product_name: 'text',
      business: 'text',
      /** the maker's; `district` is what a list was narrowed to */
      made_in: 'district',
      price: 'rupiah',
      unit: 'text',
      facts: 'lines',
      photos: 'files',
    },
    gone: {},
  },
  async run({ product }, { tx, today }) {
    const [card] = await readCards(tx.sql, [pickedId(product)], today)
    if (!card) return { outcome: 'gone' }
    const { name: product_name, business, district: made_in, price, unit, files } = card
    return {
      outcome: 'shown',
      values: { product_name, business, made_in, price, unit, facts: factsOf(card), photos: files ?? [] },
    }
  },
})

/** Those of these products that are sold now, by kind and name. */
export const readCards = (sql: Sql, ids: readonly number[], today: string): Promise<Card[]> =>
  sql<Card>(
    `SELECT p.id, p.name, p.description, p.kind, s.name AS business, s.district_code AS district, p.unit_price AS price, p.unit,
       p.net_weight_g AS grams, p.net_volume_ml AS ml, p.content_qty AS "contentQty", p.content_unit AS "contentUnit",
       p.min_order AS minimum, p.capacity_qty AS "capacityQty", p.capacity_per AS "capacityPer",
       p.lead_time_days AS "leadTimeDays", p.shelf_life_days AS "shelfLifeDays", p.pirt, p.bpom_md AS "bpomMd", p.halal,
       (SELECT json_agg(json_build_object('hash', f.hash, 'name', f.name, 'type', f.type) ORDER BY h.position)
        FROM product_photos h JOIN stored_files f ON f.hash = h.hash WHERE h.product_id = p.id) AS files
     FROM products p JOIN sellers s ON s.id = p.seller_id WHERE ${SOLD} AND p.id = ANY ($2)
     ORDER BY p.kind, p.name, p.id`,
    [today, ids],
  )

/** What is known of it, a line each; what is not known is left out. */
export function factsOf(card: Card): Line[] {
  const { description, grams, ml, contentQty, contentUnit, minimum, capacityQty, capacityPer, unit } = card
  const lines: (Line | undefined)[] = [
    description ? line('product_description', { text: description }) : undefined,
    grams !== null
      ? line('product_size', { size: { grams } })
      : ml !== null
        ? line('product_size', { size: { ml } })
        : undefined,
    contentQty !== null ? line('product_contents', { pieces: contentQty, unit: contentUnit ?? 'pcs' }) : undefined,
    minimum > 1 ? line('product_minimum', { pieces: minimum, unit }) : undefined,
    capacityQty !== null && capacityPer !== null
      ? line('product_capacity', { capacity: { qty: capacityQty, unit, per: capacityPer } })
      : undefined,
    card.leadTimeDays ? line('product_lead_time', { days: card.leadTimeDays }) : undefined,
    card.shelfLifeDays ? line('product_shelf_life', { days: card.shelfLifeDays }) : undefined,
    card.halal ? line('product_halal', { number: card.halal }) : undefined,
    card.pirt ? line('product_pirt', { number: card.pirt }) : undefined,
    card.bpomMd ? line('product_bpom', { number: card.bpomMd }) : undefined,
  ]
  return lines.filter((one) => one !== undefined)
}
