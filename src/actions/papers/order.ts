import type { Tx } from '../../db/open.ts'
import type { OrderState } from '../../domain/orders/states.ts'

/** An order with whatever its papers say of it. Amounts are integer rupiah. */
export interface PaperOrder {
  id: number
  number: string
  regionCode: string
  status: OrderState
  buyerId: number
  supplierId: number | null
  neededOn: string
  total: number
  dpPercent: number
  termsDays: number
  parcelCount: number | null
  packingFee: number
  packingPointId: number | null
  greeting: string | null
  note: string | null
  substitutes: 'equal' | 'ask' | 'no'
  minShelfLifeDays: number | null
  contactName: string | null
  contactPhone: string | null
  address: string | null
  poNumber: string | null
  poOn: string | null
  buyer: string
  buyerAddress: string | null
  buyerContact: string
  pkp: boolean
  /** its quotation's last day, when it has one */
  validUntilOn: string | null
  lines: PaperLine[]
  payments: PaperPayment[]
  deliveries: PaperDelivery[]
  shares: PaperShare[]
}

export interface PaperLine {
  id: number
  label: string
  /** still wanted */
  quantity: number
  price: number
  unit: string | null
  /** names of what arrived in its place, as the buyer agreed */
  instead: string | null
  /** arrived whole, by what makers delivered */
  delivered: number
}

export interface PaperPayment {
  id: number
  purpose: 'dp' | 'remainder' | 'full'
  amount: number
  paid: number
  withheld: number
  status: string
  dueOn: string | null
  /** day in Asia/Jakarta */
  confirmedOn: string | null
}

export interface PaperDelivery {
  id: number
  position: number
  status: string
  plannedOn: string
  /** of several deliveries: what this one is to bring */
  wanted: number | null
  parcels: number | null
  address: string
  gate: string | null
  hours: string | null
  receiverName: string | null
  receiverPhone: string | null
  plate: string | null
  driver: string | null
  /** days in Asia/Jakarta */
  sentOn: string | null
  receivedOn: string | null
  receiptNumber: string | null
  items: { label: string; instead: string | null; unit: string | null; quantity: number; damaged: number }[]
}

export interface PaperShare {
  id: number
  sellerId: number
  maker: string
  owner: string
  makerAddress: string | null
  makerPhone: string | null
  label: string
  unit: string | null
  promised: number
  price: number
  dueOn: string
  place: string | null
  dpCondition: boolean
}

const WIB = `AT TIME ZONE 'Asia/Jakarta'`

/** Everything about one order that has a number. `lock`: the row stays as it is until the transaction is over. */
export async function readPaperOrder(tx: Tx, id: number, lock = false): Promise<PaperOrder | undefined> {
  if (lock) await tx.sql('SELECT id FROM orders WHERE id = $1 FOR UPDATE', [id])
  const [order] = await tx.sql<Omit<PaperOrder, 'lines' | 'payments' | 'deliveries' | 'shares'>>(
    `SELECT o.id, o.number, o.region_code AS "regionCode", o.status, o.buyer_id AS "buyerId", o.supplier_id AS "supplierId",
       o.needed_on AS "neededOn", o.total, o.dp_percent AS "dpPercent", o.terms_days AS "termsDays",
       o.parcel_count AS "parcelCount", o.packing_fee AS "packingFee", o.packing_point_id AS "packingPointId", o.greeting, o.note,
       o.substitutes, o.min_shelf_life_days AS "minShelfLifeDays", o.contact_name AS "contactName",
       o.contact_phone AS "contactPhone", o.address, o.po_number AS "poNumber", o.po_on AS "poOn", b.name AS buyer,
       coalesce(b.address, b.estate) AS "buyerAddress", b.contact_name AS "buyerContact", coalesce(s.pkp, false) AS pkp,
       (SELECT q.valid_until_on FROM quotations q WHERE q.order_id = o.id ORDER BY q.id DESC LIMIT 1) AS "validUntilOn"
     FROM orders o JOIN buyers b ON b.id = o.buyer_id LEFT JOIN suppliers s ON s.id = o.supplier_id
     WHERE o.id = $1 AND o.number IS NOT NULL`,
    [id],
  )
  if (!order) return undefined
  const lines = await tx.sql<PaperLine>(
    `SELECT min(l.id) AS id, l.label, sum(l.quantity - l.cancelled)::int AS quantity, l.price, min(u.unit) AS unit,
       string_agg(DISTINCT u.instead, ', ') AS instead, sum(u.delivered)::int AS delivered
     FROM order_lines l CROSS JOIN LATERAL (SELECT
       (SELECT p.unit FROM order_line_products lp JOIN products p ON p.id = lp.product_id WHERE lp.order_line_id = l.id
        ORDER BY p.id LIMIT 1) AS unit,
       (SELECT string_agg(DISTINCT p.name, ', ') FROM allocations a JOIN products p ON p.id = a.product_id
          JOIN substitutions x ON x.order_line_id = l.id AND x.product_id = p.id AND x.status = 'accepted'
        WHERE a.order_line_id = l.id AND a.delivered > 0) AS instead,
       (SELECT coalesce(sum(a.delivered), 0)::int FROM allocations a WHERE a.order_line_id = l.id) AS delivered) u
     WHERE l.order_id = $1 GROUP BY l.label, l.price, coalesce(l.parcel_line_id, -l.position * (l.delivery_id IS NULL)::int)
     ORDER BY min(l.position)`,
    [id],
  )
  const payments = await tx.sql<PaperPayment>(
    `SELECT y.id, y.purpose, y.amount, y.paid, y.status, y.due_on AS "dueOn",
       to_char(y.confirmed_at ${WIB}, 'YYYY-MM-DD') AS "confirmedOn",
       (SELECT coalesce(sum(w.amount), 0)::int FROM withheld_taxes w WHERE w.payment_id = y.id) AS withheld
     FROM payments y WHERE y.order_id = $1 AND y.ledger = 'buyer' AND y.purpose <> 'refund' AND y.status <> 'cancelled' ORDER BY y.id`,
    [id],
  )
  const deliveries = await tx.sql<PaperDelivery>(
    `SELECT d.id, d.position, d.status, d.planned_on AS "plannedOn", d.wanted, d.parcels, d.address, d.gate, d.receiving_hours AS hours, d.receiver_name AS "receiverName",
       d.receiver_phone AS "receiverPhone", d.plate, d.driver, to_char(d.sent_at ${WIB}, 'YYYY-MM-DD') AS "sentOn",
       to_char(d.received_at ${WIB}, 'YYYY-MM-DD') AS "receivedOn", d.receipt_number AS "receiptNumber",
       coalesce((SELECT json_agg(i ORDER BY i.position) FROM (
         SELECT l.position, l.label, min(p.unit) AS unit,
           string_agg(DISTINCT p.name, ', ') FILTER (WHERE EXISTS (SELECT 1 FROM substitutions x
             WHERE x.order_line_id = l.id AND x.product_id = p.id AND x.status = 'accepted')) AS instead, sum(di.quantity)::int AS quantity, sum(di.damaged)::int AS damaged
         FROM delivery_items di JOIN allocations a ON a.id = di.allocation_id JOIN order_lines l ON l.id = a.order_line_id
           JOIN products p ON p.id = a.product_id WHERE di.delivery_id = d.id GROUP BY l.id) i), '[]') AS items
     FROM deliveries d WHERE d.order_id = $1 AND d.status <> 'cancelled' ORDER BY d.position`,
    [id],
  )
  const shares = await tx.sql<PaperShare>(
    `SELECT a.id, a.seller_id AS "sellerId", m.name AS maker, m.owner_name AS owner, m.address AS "makerAddress",
       m.phone AS "makerPhone", l.label, p.unit, a.promised, a.price, a.due_on AS "dueOn",
       concat_ws(', ', t.name, t.address) AS place, a.dp_condition AS "dpCondition"
     FROM allocations a JOIN order_lines l ON l.id = a.order_line_id JOIN sellers m ON m.id = a.seller_id
       JOIN products p ON p.id = a.product_id LEFT JOIN packing_points t ON t.id = a.packing_point_id
     WHERE l.order_id = $1 AND a.promised > 0 AND a.status <> 'cancelled' ORDER BY m.name, a.id`,
    [id],
  )
  return { ...order, lines, payments, deliveries, shares }
}
