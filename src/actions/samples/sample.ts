import type { Tx } from '../../db/open.ts'
import { type SampleAnswer, type SampleState, type SampleVerdict, sampleOwed } from '../../domain/orders/sample.ts'
import type { Line } from '../../flow/say.ts'
import { line } from '../lines.ts'
import { makersApart } from '../list-label.ts'

/** One maker's part of a sample. */
export interface SampleItem {
  id: number
  lineId: number | null
  productId: number
  product: string
  unit: string
  sellerId: number
  seller: string
  /** code of her kecamatan */
  district: string
  phone: string | null
  quantity: number
  /** integer rupiah a piece */
  price: number
  paid: boolean
  status: SampleAnswer
  /** where she brings it; null: the office fetches it */
  place: string | null
  /** she can be asked herself */
  reached: boolean
}

/** A sample with everybody's part. */
export interface SampleNow {
  id: number
  regionCode: string
  buyerId: number
  buyer: string
  contact: string
  phone: string | null
  parcelId: number | null
  title: string
  quantity: number
  way: 'brought' | 'fetched'
  address: string | null
  note: string | null
  /** 'YYYY-MM-DD' */
  bringOn: string
  status: SampleState
  paidAt: Date | null
  verdict: SampleVerdict | null
  words: string | null
  items: SampleItem[]
}

const ITEM = `json_build_object('id', i.id, 'lineId', i.parcel_line_id, 'productId', i.product_id, 'product', p.name,
  'unit', coalesce(p.unit, 'pcs'), 'sellerId', s.id, 'seller', s.name, 'district', s.district_code, 'phone', s.phone, 'quantity', i.quantity,
  'price', i.price, 'paid', i.paid, 'status', i.status, 'place', t.name,
  'reached', EXISTS (SELECT 1 FROM seller_members m JOIN accounts a ON a.person_id = m.person_id AND a.channel = 'whatsapp'
    WHERE m.seller_id = s.id))`
const SAMPLE = `SELECT x.id, x.region_code AS "regionCode", x.buyer_id AS "buyerId", b.name AS buyer, b.contact_name AS contact,
    b.phone, x.parcel_id AS "parcelId", x.title, x.quantity, x.way, x.address, x.note, x.bring_on AS "bringOn", x.status,
    x.paid_at AS "paidAt", x.verdict, x.words,
    (SELECT json_agg(${ITEM} ORDER BY i.id) FROM sample_items i JOIN products p ON p.id = i.product_id
      JOIN sellers s ON s.id = i.seller_id LEFT JOIN packing_points t ON t.id = i.packing_point_id
      WHERE i.sample_id = x.id) AS items
  FROM samples x JOIN buyers b ON b.id = x.buyer_id`

/** Whose samples one may see: a buyer's, a maker's, those brought to packing points, or those of a region. */
export type Whose = { buyerId: number } | { sellerId: number } | { points: readonly number[] } | { region: string }

const whose = (of: Whose): [where: string, value: unknown] =>
  'buyerId' in of
    ? ['x.buyer_id = $1', of.buyerId]
    : 'sellerId' in of
      ? ["x.id IN (SELECT sample_id FROM sample_items WHERE seller_id = $1 AND status <> 'refused')", of.sellerId]
      : 'points' in of
        ? [
            "x.id IN (SELECT sample_id FROM sample_items WHERE packing_point_id = ANY ($1) AND status <> 'refused')",
            of.points,
          ]
        : ['x.region_code = $1', of.region]

/** Samples in these states, the newest first. */
export function samplesOf(tx: Tx, of: Whose, states: readonly SampleState[]): Promise<SampleNow[]> {
  const [where, value] = whose(of)
  return tx.sql<SampleNow>(`${SAMPLE} WHERE ${where} AND x.status = ANY ($2) ORDER BY x.id DESC LIMIT 40`, [
    value,
    states,
  ])
}

/** One sample that the speaker may touch; undefined when it is not hers. @param lock to decide upon it */
export async function readSample(
  tx: Tx,
  id: number,
  of: Whose,
  lock: 'lock' | 'look' = 'look',
): Promise<SampleNow | undefined> {
  const [where, value] = whose(of)
  if (lock === 'lock') await tx.sql('SELECT id FROM samples WHERE id = $1 FOR UPDATE', [id])
  const [sample] = await tx.sql<SampleNow>(`${SAMPLE} WHERE ${where} AND x.id = $2`, [value, id])
  return sample
}

/** What is given, a line each: the product, its maker, and the price where the buyer pays. */
export const itemLines = ({ items }: SampleNow): Line[] =>
  makersApart(items.map((of) => ({ ...of, phone: null }))).map(
    ({ product, quantity, unit, seller, status, paid, price }) =>
      line('sample_item', {
        product,
        pieces: quantity,
        unit,
        maker: seller,
        answer: `sample_answer.${status}`,
        price: paid && status !== 'refused' ? quantity * price : undefined,
      }),
  )

/** Integer rupiah the buyer has still to pay; undefined when it is free or paid. */
export const owedFor = ({ items, paidAt }: SampleNow): number | undefined =>
  (paidAt === null && sampleOwed(items)) || undefined

/** The verdict as it is said, for a card. */
export const verdictOf = ({ verdict }: Pick<SampleNow, 'verdict'>): string | undefined =>
  verdict === null ? undefined : `sample_verdict.${verdict}`
