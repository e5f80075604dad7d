import type { Sql } from '../../src/db/open.ts'

/** What must never be found in the database when all is delivered, each as plain SQL that finds it. */
export const NEVER: Readonly<Record<string, string>> = {
  'a piece of a line that is neither delivered, deducted nor cancelled': `
    SELECT o.number, l.label, l.quantity, l.cancelled, sum(a.delivered) AS delivered, sum(a.deducted) AS deducted
    FROM order_lines l JOIN orders o ON o.id = l.order_id LEFT JOIN allocations a ON a.order_line_id = l.id
    WHERE o.status <> 'cancelled' GROUP BY o.id, l.id
    HAVING l.quantity <> l.cancelled + coalesce(sum(a.delivered + a.deducted), 0)`,
  'deliveries of an order that do not add up to it': `
    SELECT o.number, o.parcel_count, sum(d.wanted) AS wanted FROM orders o JOIN deliveries d ON d.order_id = o.id AND d.wanted IS NOT NULL
    GROUP BY o.id HAVING sum(d.wanted) <> o.parcel_count`,
  'a lorry with goods that another delivery of its order was promised': `
    SELECT d.id, i.id AS item FROM deliveries d JOIN delivery_items i ON i.delivery_id = d.id
      JOIN allocations a ON a.id = i.allocation_id JOIN order_lines l ON l.id = a.order_line_id
    WHERE l.delivery_id IS DISTINCT FROM coalesce(d.part_of_id, CASE WHEN d.wanted IS NOT NULL THEN d.id END)`,
  'a share that delivered other than it promised': `
    SELECT id, offered, promised, delivered, deducted, status FROM allocations
    WHERE promised > offered OR delivered + deducted > promised OR status = 'delivered' AND delivered + deducted <> promised
      OR status IN ('declined', 'lapsed') AND promised <> 0`,
  'a share in the hands of nobody': `
    SELECT id, status FROM allocations WHERE status NOT IN ('delivered', 'declined', 'lapsed', 'cancelled')`,
  'a maker who promised more than she can make by a day': `
    SELECT p.id, p.name, d.due_on, d.promised, p.capacity_qty FROM products p
    JOIN LATERAL (
      SELECT x.due_on, (SELECT sum(a.promised) FROM allocations a WHERE a.product_id = p.id AND a.due_on <= x.due_on) AS promised,
        (SELECT min(a.offered_at AT TIME ZONE 'Asia/Jakarta')::date + 1 FROM allocations a WHERE a.product_id = p.id) AS begun
      FROM allocations x WHERE x.product_id = p.id GROUP BY x.due_on) d ON true
    WHERE p.capacity_per = 'day' AND d.promised > p.capacity_qty * (
      SELECT count(*) FROM generate_series(d.begun, d.due_on::date - 1, '1 day') day WHERE extract(isodow FROM day) <= coalesce(p.days_per_week, 6))`,
  'a delivery that carried other than its shares were credited with': `
    SELECT a.id, a.delivered, a.deducted, sum(i.quantity) AS sent, sum(i.damaged) AS damaged
    FROM allocations a JOIN delivery_items i ON i.allocation_id = a.id JOIN deliveries d ON d.id = i.delivery_id
    WHERE d.status = 'confirmed' GROUP BY a.id HAVING sum(i.quantity - i.damaged) <> a.delivered`,
  'more sent off than was brought whole': `
    SELECT a.id FROM allocations a
    WHERE (SELECT coalesce(sum(quantity), 0) FROM delivery_items i WHERE i.allocation_id = a.id)
        > (SELECT coalesce(sum(count - damaged), 0) FROM handovers h WHERE h.allocation_id = a.id)`,
  'an invoice that is not its goods and its packing, to the rupiah': `
    SELECT o.number, y.amount, g.goods + o.packing_fee * g.parcels AS due FROM orders o
    JOIN LATERAL (SELECT sum(amount) AS amount FROM payments y WHERE y.order_id = o.id AND y.ledger = 'buyer' AND y.status <> 'cancelled') y ON true
    JOIN LATERAL (SELECT
      (SELECT coalesce(sum(a.delivered * l.price), 0) FROM order_lines l JOIN allocations a ON a.order_line_id = l.id WHERE l.order_id = o.id) AS goods,
      (SELECT coalesce(sum(d.parcels), 0) FROM deliveries d WHERE d.order_id = o.id AND d.status = 'confirmed') AS parcels) g ON true
    WHERE coalesce(y.amount, 0) <> g.goods + o.packing_fee * g.parcels`,
  'a maker who is owed other than she delivered, to the rupiah': `
    SELECT a.id, a.delivered * a.price AS due, y.amount FROM allocations a
    CROSS JOIN LATERAL (SELECT sum(CASE WHEN p.purpose = 'refund' THEN -p.amount ELSE p.amount END) AS amount FROM payments p
      WHERE p.allocation_id = a.id AND p.ledger = 'maker' AND p.status <> 'cancelled') y
    WHERE a.delivered * a.price <> coalesce(y.amount, 0)`,
  'companies and makers who do not come to the same sum': `
    SELECT * FROM (SELECT
      (SELECT sum(amount) FROM payments WHERE ledger = 'buyer' AND status <> 'cancelled') AS companies,
      (SELECT sum(amount) FROM payments WHERE ledger = 'maker' AND status <> 'cancelled') AS makers,
      (SELECT sum(o.packing_fee * d.parcels) FROM deliveries d JOIN orders o ON o.id = d.order_id WHERE d.status = 'confirmed') AS packing) s
    WHERE companies <> makers + packing`,
  'a notice said twice': `SELECT key, count(*) FROM outbox WHERE key IS NOT NULL GROUP BY key HAVING count(*) > 1`,
  'a notice in quiet hours': `
    SELECT id, kind, sent_at FROM (SELECT id, kind, sent_at, sent_at AT TIME ZONE 'Asia/Jakarta' AS wib FROM outbox WHERE lane = 'notice' AND status = 'sent') n
    WHERE wib::time < '06:00' OR wib::time >= '21:00'
      OR extract(isodow FROM wib) = 5 AND wib::time >= '11:30' AND wib::time < '13:00'
      OR wib >= '2027-02-08' AND wib < '2027-03-10' AND wib::time >= '17:30' AND wib::time < '20:00'`,
  'a message that was not carried through, or not answered once': `
    SELECT i.id, i.status, count(o.id) FROM inbox i LEFT JOIN outbox o ON o.inbox_id = i.id
    GROUP BY i.id HAVING i.status <> 'done' OR count(o.id) <> 1`,
  'something still waiting to be said, or that could not be said': `
    SELECT id, notice, status, error FROM outbox WHERE status NOT IN ('sent', 'merged', 'dropped') AND due_at <= '2027-03-01T12:00:00+07:00'`,
  'a job that failed': `SELECT job, period, error FROM job_runs WHERE error IS NOT NULL`,
}

/** @returns for everything that was found though it never should be: its name and the first rows */
export async function found(sql: Sql): Promise<Record<string, unknown[]>> {
  const all: Record<string, unknown[]> = {}
  for (const [name, query] of Object.entries(NEVER)) {
    const rows = await sql(query)
    if (rows.length) all[name] = rows.slice(0, 5)
  }
  return all
}

export interface Figures {
  makers: number
  products: number
  companies: number
  orders: number
  parcels: number
  /** orders of several deliveries */
  divided: number
  offers: number
  promises: number
  declined: number
  lapsed: number
  pieces: number
  delivered: number
  deducted: number
  cancelled: number
  turnover: number
  messages: number
  replies: number
  notices: number
}

/** What happened, in numbers. */
export async function figures(sql: Sql): Promise<Figures> {
  const [row] = await sql<Figures>(`SELECT
    (SELECT count(*) FROM sellers WHERE status = 'active') AS makers,
    (SELECT count(*) FROM products WHERE status = 'approved') AS products,
    (SELECT count(DISTINCT buyer_id) FROM orders WHERE status IN ('delivered', 'closed')) AS companies,
    (SELECT count(*) FROM orders WHERE status IN ('delivered', 'closed')) AS orders,
    (SELECT coalesce(sum(parcels), 0) FROM deliveries WHERE status = 'confirmed') AS parcels,
    (SELECT count(DISTINCT order_id) FROM deliveries WHERE wanted IS NOT NULL) AS divided,
    (SELECT count(*) FROM allocations) AS offers,
    (SELECT count(*) FROM allocations WHERE promised > 0) AS promises,
    (SELECT count(*) FROM allocations WHERE status = 'declined') AS declined,
    (SELECT count(*) FROM allocations WHERE status = 'lapsed') AS lapsed,
    (SELECT coalesce(sum(quantity), 0) FROM order_lines) AS pieces,
    (SELECT coalesce(sum(delivered), 0) FROM allocations) AS delivered,
    (SELECT coalesce(sum(deducted), 0) FROM allocations) AS deducted,
    (SELECT coalesce(sum(cancelled), 0) FROM order_lines) AS cancelled,
    (SELECT coalesce(sum(delivered * price), 0) FROM allocations) AS turnover,
    (SELECT count(*) FROM inbox) AS messages,
    (SELECT count(*) FROM outbox WHERE lane = 'reply') AS replies,
    (SELECT count(*) FROM outbox WHERE lane = 'notice' AND status = 'sent') AS notices`)
  return row!
}

/** A short table for whoever runs it. */
export function table(of: Figures, played: { lines: number; seconds: number }): string {
  const rows: [string, string][] = [
    ['makers, products on sale', `${of.makers}, ${of.products}`],
    ['companies, orders', `${of.companies}, ${of.orders}`],
    ['parcels delivered', String(of.parcels)],
    ['offers: promised, declined, lapsed', `${of.offers}: ${of.promises}, ${of.declined}, ${of.lapsed}`],
    ['pieces = delivered + deducted + cancelled', `${of.pieces} = ${of.delivered} + ${of.deducted} + ${of.cancelled}`],
    ['turnover of the makers', `Rp${of.turnover.toLocaleString('id-ID')}`],
    ['messages in, replies, notices', `${of.messages}, ${of.replies}, ${of.notices}`],
    ['script lines, seconds', `${played.lines}, ${played.seconds.toFixed(1)}`],
  ]
  return rows.map(([name, value]) => `  ${name.padEnd(44)}${value}`).join('\n')
}
