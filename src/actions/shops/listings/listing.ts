import type { Tx } from '../../../db/open.ts'
import type { ListingState } from '../../../domain/shops/listing.ts'
import type { Line } from '../../../flow/say.ts'
import { line } from '../../lines.ts'

/** A product on a shop's shelf, or on its way there. */
export interface ListingNow {
  id: number
  regionCode: string
  productId: number
  product: string
  unit: string
  /** integer rupiah a unit, the maker's */
  price: number
  sellerId: number
  seller: string
  phone: string | null
  buyerId: number
  shop: string
  status: ListingState
  outlets: number | null
  barcode: string | null
  cartonContent: number | null
  marginPercent: number | null
  sinceOn: string | null
  makerAgreed: boolean
  officeAgreed: boolean
  /** she can be asked herself */
  makerReached: boolean
}

const LISTING = `SELECT g.id, g.region_code AS "regionCode", g.product_id AS "productId", p.name AS product,
    coalesce(p.unit, 'pcs') AS unit, coalesce(p.unit_price, 0) AS price, s.id AS "sellerId", s.name AS seller, s.phone,
    b.id AS "buyerId", b.name AS shop, g.status, g.outlets, g.barcode, g.carton_content AS "cartonContent",
    g.margin_percent AS "marginPercent", g.since_on AS "sinceOn", g.maker_agreed_at IS NOT NULL AS "makerAgreed",
    g.office_agreed_at IS NOT NULL AS "officeAgreed",
    EXISTS (SELECT 1 FROM seller_members m JOIN accounts a ON a.person_id = m.person_id AND a.channel = 'whatsapp'
      WHERE m.seller_id = s.id) AS "makerReached"
  FROM listings g JOIN products p ON p.id = g.product_id JOIN sellers s ON s.id = p.seller_id JOIN buyers b ON b.id = g.buyer_id`

/** Whose listings one may see: a shop's, a maker's, or those of a region. */
export type Whose = { buyerId: number } | { sellerId: number } | { region: string }

const whose = (of: Whose): [where: string, value: unknown] =>
  'buyerId' in of
    ? ['g.buyer_id = $1', of.buyerId]
    : 'sellerId' in of
      ? ['p.seller_id = $1', of.sellerId]
      : ['g.region_code = $1', of.region]

/** Listings in these states: what waits for a word first, then by product. */
export function listingsOf(tx: Tx, of: Whose, states: readonly ListingState[]): Promise<ListingNow[]> {
  const [where, value] = whose(of)
  return tx.sql<ListingNow>(
    `${LISTING} WHERE ${where} AND g.status = ANY ($2) ORDER BY g.status = 'requested' DESC, p.name, g.id LIMIT 60`,
    [value, states],
  )
}

/** One listing that the speaker may touch; undefined when it is not hers. @param lock to decide upon it */
export async function readListing(
  tx: Tx,
  id: number,
  of: Whose,
  lock: 'lock' | 'look' = 'look',
): Promise<ListingNow | undefined> {
  const [where, value] = whose(of)
  const [listing] = await tx.sql<ListingNow>(
    `${LISTING} WHERE ${where} AND g.id = $2${lock === 'lock' ? ' FOR UPDATE OF g' : ''}`,
    [value, id],
  )
  return listing
}

/** What is known of a shelf, a line each. */
export const listingFacts = (of: ListingNow): Line[] => [
  ...(of.outlets === null ? [] : [line('listing_outlets', { outlets: of.outlets })]),
  ...(of.marginPercent === null ? [] : [line('listing_margin', { percent: of.marginPercent })]),
  ...(of.barcode === null ? [] : [line('listing_barcode', { barcode: of.barcode })]),
  ...(of.cartonContent === null ? [] : [line('listing_carton', { pieces: of.cartonContent, unit: of.unit })]),
  ...(of.sinceOn === null ? [] : [line('listing_since', { day: of.sinceOn })]),
]
