import type { Sql } from '../../../db/open.ts'
import {
  orderRisks,
  type Risk,
  type RiskLevel,
  riskLevel,
  type WatchedOrder,
  type WatchedShare,
} from '../../../domain/orders/risk.ts'
import { makersApart } from '../../list-label.ts'

/** An order that still moves, with what threatens it. */
export interface OrderAtRisk {
  id: number
  number: string
  buyer: string
  contact: string | null
  phone: string | null
  neededOn: string
  level: RiskLevel
  risks: Risk[]
  shares: Map<number, ShareAtRisk>
  lines: Map<string, number>
}

export interface ShareAtRisk extends WatchedShare {
  product: string
  unit: string
  sellerId: number
  seller: string
  owner: string
  /** code of its kecamatan */
  district: string
  phone: string | null
}

interface Row extends Pick<OrderAtRisk, 'id' | 'number' | 'buyer' | 'contact' | 'phone' | 'neededOn'> {
  lines: { label: string; ordered: number; cancelled: number; shares: ShareAtRisk[] }[]
}

/**
 * A region's orders at risk, most urgent first, then soonest. Goods at the packing point or on a lorry count as brought.
 * @param orderId only this one
 */
export async function ordersAtRisk(sql: Sql, region: string, today: string, orderId?: number): Promise<OrderAtRisk[]> {
  const rows = await sql<Row>(
    `SELECT o.id, o.number, b.name AS buyer, coalesce(o.contact_name, b.contact_name) AS contact,
       coalesce(o.contact_phone, b.phone) AS phone, o.needed_on AS "neededOn",
       (SELECT json_agg(json_build_object('label', l.label, 'ordered', l.quantity, 'cancelled', l.cancelled, 'shares',
          coalesce((SELECT json_agg(json_build_object('id', a.id, 'status', a.status, 'offered', a.offered, 'promised', a.promised,
              'delivered', a.delivered + greatest(0, h.handed - i.arrived), 'deducted', a.deducted, 'done', coalesce(r.ready, 0),
              'promisedOn', CASE WHEN a.status <> 'offered' THEN (a.answered_at AT TIME ZONE 'Asia/Jakarta')::date::text END,
              'due', a.due_on, 'product', p.name, 'unit', coalesce(p.unit, 'pcs'), 'sellerId', s.id, 'seller', s.name, 'owner', s.owner_name,
              'district', s.district_code, 'phone', s.phone) ORDER BY a.id)
            FROM allocations a JOIN products p ON p.id = a.product_id JOIN sellers s ON s.id = a.seller_id
              LEFT JOIN LATERAL (SELECT coalesce(sum(x.count - x.damaged), 0)::int AS handed FROM handovers x WHERE x.allocation_id = a.id) h ON true
              LEFT JOIN LATERAL (SELECT coalesce(sum(x.quantity), 0)::int AS arrived FROM delivery_items x
                JOIN deliveries d ON d.id = x.delivery_id WHERE x.allocation_id = a.id AND d.status = 'confirmed') i ON true
              LEFT JOIN LATERAL (SELECT x.ready FROM progress x WHERE x.allocation_id = a.id ORDER BY x.id DESC LIMIT 1) r ON true
            WHERE a.order_line_id = l.id), '[]')) ORDER BY l.position)
        FROM order_lines l WHERE l.order_id = o.id) AS lines
     FROM orders o JOIN buyers b ON b.id = o.buyer_id
     WHERE o.region_code = $1 AND o.status IN ('placed', 'promised', 'in_progress', 'delivering') AND ($2::int IS NULL OR o.id = $2)
     ORDER BY o.needed_on, o.id`,
    [region, orderId ?? null],
  )
  const urgency: readonly RiskLevel[] = ['now', 'soon', 'none']
  return rows
    .map((row) => assess(row, today))
    .filter(({ level }) => level !== 'none')
    .sort((a, b) => urgency.indexOf(a.level) - urgency.indexOf(b.level))
}

function assess({ lines, ...order }: Row, today: string): OrderAtRisk {
  const watched: WatchedOrder = { neededOn: order.neededOn, lines: lines ?? [] }
  const risks = orderRisks(watched, today)
  const shares = new Map(makersApart((lines ?? []).flatMap((of) => of.shares)).map((share) => [share.id, share]))
  return { ...order, risks, level: riskLevel(risks), shares, lines: shortLines(lines ?? [], today, order.neededOn) }
}

/** Which lines lack a maker, by name: the rule says how many pieces, an officer wants to know of what. */
function shortLines(lines: Row['lines'], today: string, neededOn: string): Map<string, number> {
  const short = new Map<string, number>()
  for (const of of lines)
    for (const { code, pieces } of orderRisks({ neededOn, lines: [of] }, today))
      if (code === 'shortfall') short.set(of.label, (short.get(of.label) ?? 0) + pieces)
  return short
}
