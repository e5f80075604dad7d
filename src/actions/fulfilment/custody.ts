import type { Tx } from '../../db/open.ts'
import type { Custody } from '../../domain/orders/custody.ts'
import type { AllocationState } from '../../domain/orders/states.ts'

/** A share with its goods: what is promised and where it is. */
export interface ShareInCustody extends Custody {
  id: number
  orderId: number
  lineId: number
  sellerId: number
  productId: number
  status: AllocationState
  seller: string
  /** code of its kecamatan */
  district: string
  owner: string
  phone: string | null
  product: string
  unit: string
  number: string
  buyer: string
  dueOn: string
}

/** Shares whose maker still works on them or whose goods are on their way. */
const MOVING = ['waiting_dp', 'accepted', 'partial', 'in_progress', 'ready', 'handed_over']

/** Columns of `ShareInCustody`; a is the share, l its line, o its order, s its maker, p its product, b the buyer. */
const COLUMNS = `a.id, o.id AS "orderId", l.id AS "lineId", a.seller_id AS "sellerId", a.product_id AS "productId", a.status, s.name AS seller,
  s.district_code AS district, s.owner_name AS owner, s.phone,
  p.name AS product, coalesce(p.unit, 'pcs') AS unit, o.number, b.name AS buyer, a.due_on AS "dueOn", a.promised, a.delivered,
  a.deducted,
  (SELECT coalesce(sum(h.count - h.damaged), 0)::int FROM handovers h WHERE h.allocation_id = a.id) AS handed,
  (SELECT coalesce(sum(h.count - h.damaged), 0)::int FROM handovers h WHERE h.allocation_id = a.id AND h.blocked_at IS NOT NULL) AS held,
  (SELECT coalesce(sum(i.quantity), 0)::int FROM delivery_items i JOIN deliveries d ON d.id = i.delivery_id
    WHERE i.allocation_id = a.id AND d.status NOT IN ('planned', 'cancelled')) AS loaded,
  (SELECT coalesce(sum(i.quantity), 0)::int FROM delivery_items i JOIN deliveries d ON d.id = i.delivery_id
    WHERE i.allocation_id = a.id AND d.status = 'confirmed') AS arrived`

const FROM = `allocations a JOIN order_lines l ON l.id = a.order_line_id JOIN orders o ON o.id = l.order_id
  JOIN sellers s ON s.id = a.seller_id JOIN products p ON p.id = a.product_id JOIN buyers b ON b.id = o.buyer_id`

/** Which packing points an officer works for: one keeper's points, or all of the region. */
export interface Scope {
  region: string
  /** null: every point, and goods that go to none */
  points: readonly number[] | null
}

const IN_SCOPE = `a.region_code = $1 AND ($2::int[] IS NULL OR coalesce(a.packing_point_id, o.packing_point_id) = ANY ($2))`

/** Every share in scope that is being made or moved, soonest hand-over first. */
export const movingShares = (tx: Tx, { region, points }: Scope): Promise<ShareInCustody[]> =>
  tx.sql<ShareInCustody>(
    `SELECT ${COLUMNS} FROM ${FROM} WHERE ${IN_SCOPE} AND a.status = ANY ($3) ORDER BY a.due_on, a.id`,
    [region, points, MOVING],
  )

/** The same of one order. */
export const movingSharesOf = (tx: Tx, { region, points }: Scope, orderId: number): Promise<ShareInCustody[]> =>
  tx.sql<ShareInCustody>(
    `SELECT ${COLUMNS} FROM ${FROM} WHERE ${IN_SCOPE} AND a.status = ANY ($3) AND o.id = $4 ORDER BY l.position, a.id`,
    [region, points, MOVING, orderId],
  )

/** One share in scope, whatever its state. */
export async function shareInCustody(
  tx: Tx,
  { region, points }: Scope,
  shareId: number,
): Promise<ShareInCustody | undefined> {
  const [share] = await tx.sql<ShareInCustody>(`SELECT ${COLUMNS} FROM ${FROM} WHERE ${IN_SCOPE} AND a.id = $3`, [
    region,
    points,
    shareId,
  ])
  return share
}
