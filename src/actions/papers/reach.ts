import type { Actor } from '../../chat/actor.ts'
import type { Tx } from '../../db/open.ts'
import { ORDER_TITLE } from '../orders/parts.ts'
import type { PaperOrder } from './order.ts'
import type { PaperWish, Possible } from './standing.ts'

/** An order in a list to pick from. */
export interface ListedOrder {
  id: number
  number: string
  title: string
}

const OF_BUYER: readonly PaperWish[] = [
  'sph',
  'sph_en',
  'purchase_order',
  'dp_invoice',
  'invoice',
  'receipt',
  'delivery_note',
  'handover_report',
]
const OF_TREASURER: readonly PaperWish[] = [...OF_BUYER, 'work_order']
/** The office is never the penyedia: it asks for no money. */
const OF_ADMIN: readonly PaperWish[] = OF_TREASURER.filter(
  (wish) => !['dp_invoice', 'invoice', 'receipt'].includes(wish),
)
const OF_KEEPER: readonly PaperWish[] = ['delivery_note', 'handover_report']

/** Which papers a speaker may have of an order within reach. A maker has her own work order only. */
export function mayHave({ roles, sellerId }: Actor, { wish, of }: Possible): boolean {
  const may = (role: Actor['roles'][number], wishes: readonly PaperWish[]) =>
    roles.includes(role) && wishes.includes(wish)
  return (
    may('buyer', OF_BUYER) ||
    may('treasurer', OF_TREASURER) ||
    may('admin', OF_ADMIN) ||
    may('keeper', OF_KEEPER) ||
    (roles.includes('seller') && wish === 'work_order' && of === sellerId)
  )
}

/**
 * Orders whose papers a speaker may ask for, those still running first: a buyer's own, those of a treasurer's penyedia,
 * those that pass a keeper's point, an admin's whole region, those a maker has promised a share of.
 * @param id only this one, when it is among them
 */
export async function ordersInReach(tx: Tx, actor: Actor, id?: number): Promise<ListedOrder[]> {
  const has = (role: Actor['roles'][number]) => actor.roles.includes(role)
  return tx.sql<ListedOrder>(
    `SELECT o.id, o.number,
       ${ORDER_TITLE} AS title
     FROM orders o LEFT JOIN parcels p ON p.id = o.parcel_id
     WHERE o.number IS NOT NULL AND ($1::int IS NULL OR o.id = $1) AND (
       ($2::int IS NOT NULL AND o.buyer_id = $2)
       OR ($3 AND o.region_code = $4)
       OR ($5 AND o.region_code = $4 AND o.supplier_id IN (SELECT supplier_id FROM officers
           WHERE person_id = $6 AND region_code = $4 AND role = 'treasurer' AND status = 'active'))
       OR ($7 AND o.region_code = $4 AND EXISTS (SELECT 1 FROM officers k JOIN deliveries d ON d.order_id = o.id
           JOIN delivery_items i ON i.delivery_id = d.id JOIN allocations a ON a.id = i.allocation_id
           WHERE k.person_id = $6 AND k.region_code = $4 AND k.role = 'keeper' AND k.status = 'active'
             AND k.packing_point_id = coalesce(a.packing_point_id, o.packing_point_id)))
       OR ($8::int IS NOT NULL AND EXISTS (SELECT 1 FROM allocations a JOIN order_lines l ON l.id = a.order_line_id
           WHERE l.order_id = o.id AND a.seller_id = $8 AND a.promised > 0 AND a.status <> 'cancelled')))
     ORDER BY o.status IN ('closed', 'cancelled'), o.id DESC LIMIT 60`,
    [
      id ?? null,
      has('buyer') ? (actor.buyerId ?? 0) : null,
      has('admin'),
      actor.region,
      has('treasurer'),
      actor.personId ?? 0,
      has('keeper'),
      has('seller') ? (actor.sellerId ?? 0) : null,
    ],
  )
}

/** A keeper sees lorries of her own point only: what else she may have is narrowed here. */
export async function narrowed(
  tx: Tx,
  actor: Actor,
  order: PaperOrder,
  papers: readonly Possible[],
): Promise<Possible[]> {
  const allowed = papers.filter((paper) => mayHave(actor, paper))
  if (!actor.roles.includes('keeper') || actor.roles.some((role) => role === 'admin' || role === 'treasurer'))
    return allowed
  const own = await tx.sql<{ id: number }>(
    `SELECT DISTINCT d.id FROM deliveries d JOIN delivery_items i ON i.delivery_id = d.id JOIN allocations a ON a.id = i.allocation_id
       JOIN officers k ON k.person_id = $2 AND k.region_code = $3 AND k.role = 'keeper' AND k.status = 'active'
         AND k.packing_point_id = coalesce(a.packing_point_id, $4)
     WHERE d.order_id = $1`,
    [order.id, actor.personId ?? 0, actor.region, order.packingPointId],
  )
  return allowed.filter(({ of }) => own.some(({ id }) => id === of))
}
