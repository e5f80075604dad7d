import type { Tx } from '../../db/open.ts'
import type { Paper, PaperFacts } from '../../documents/paper.ts'
import type { Letterhead } from '../../documents/sheet.ts'
import { type PaperKind, paperNumber } from '../../domain/orders/paper-number.ts'
import type { Earlier } from './facts.ts'
import type { Issuer } from './letterhead.ts'

/** What a paper was made of, kept with it: made again it is the same to the byte. */
export interface Snapshot {
  facts: PaperFacts
  letterhead: Letterhead
  /** day of issue */
  day: string
  pictureHash?: string
}

export interface Issued {
  id: number
  number: string
  /** its file, once it was made */
  hash: string | null
  /** a new number was given in this transaction */
  fresh: boolean
}

/** Rows a paper belongs to. */
export interface Belongs {
  orderId?: number
  deliveryId?: number
  paymentId?: number
  allocationId?: number
  buyerId?: number
}

/**
 * Numbers of other papers: they say where to look and change nothing of what a paper says. Nor does what became of the
 * rest of the order after a BAST was signed.
 */
const REFERENCES = ['dpNumber', 'invoiceNumber', 'deliveryNote', 'part', 'follows', 'deducted']

/**
 * The paper of a subject: the one that stands when it still says what is true, else a new one with the next number of
 * that issuer, kind and year; the old one is void and keeps its number. Whoever calls holds the lock of what the paper is
 * about; the counter's row is locked until the transaction is over, so numbers have neither gaps nor doubles. A changed
 * letterhead alone makes no new paper: old papers stay as they were sent.
 * @param subject what it is a paper of: 'invoice:order-17'
 * @param on its day, 'YYYY-MM-DD', whenever it is asked for; today when not given
 * @param settled the money it asked for has come: what it said then stands, and the receipt names it
 */
export async function issuePaper(
  tx: Tx,
  {
    subject,
    facts,
    issuer,
    region,
    belongs,
    settled = false,
    on,
  }: {
    settled?: boolean
    on?: string | undefined
    subject: string
    facts: PaperFacts
    issuer: Issuer
    region: string
    belongs: Belongs
  },
  { now, today }: { now: Date; today: string },
): Promise<Issued> {
  const [standing] = await tx.sql<{ id: number; number: string; hash: string | null; same: boolean }>(
    `SELECT id, number, hash, (data->'facts') - $3::text[] = $4::jsonb - $3::text[] AND supplier_id IS NOT DISTINCT FROM $5 AS same
     FROM documents WHERE region_code = $1 AND subject = $2 AND voided_at IS NULL FOR UPDATE`,
    [region, subject, REFERENCES, JSON.stringify(facts), issuer.supplierId],
  )
  if (standing && (standing.same || settled))
    return { id: standing.id, number: standing.number, hash: standing.hash, fresh: false }
  if (standing) await voidPaper(tx, standing.id, now)
  const day = on ?? today
  const year = Number(day.slice(0, 4))
  const no = await nextNo(tx, region, issuer.supplierId ?? 0, facts.kind, year)
  const number = paperNumber(no, facts.kind, issuer.code, day)
  const snapshot: Snapshot = {
    facts,
    letterhead: issuer.letterhead,
    day,
    ...(issuer.pictureHash === undefined ? {} : { pictureHash: issuer.pictureHash }),
  }
  const [made] = await tx.sql<{ id: number }>(
    `INSERT INTO documents (region_code, supplier_id, kind, year, no, number, subject, data, order_id, delivery_id, payment_id,
       allocation_id, buyer_id, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) RETURNING id`,
    [
      region,
      issuer.supplierId,
      facts.kind,
      year,
      no,
      number,
      subject,
      JSON.stringify(snapshot),
      belongs.orderId ?? null,
      belongs.deliveryId ?? null,
      belongs.paymentId ?? null,
      belongs.allocationId ?? null,
      belongs.buyerId ?? null,
      now,
    ],
  )
  return { id: made!.id, number, hash: null, fresh: true }
}

/** Takes a paper back. Its row and number stay. */
export const voidPaper = (tx: Tx, id: number, now: Date) =>
  tx.sql('UPDATE documents SET voided_at = $2 WHERE id = $1 AND voided_at IS NULL', [id, now])

async function nextNo(tx: Tx, region: string, supplierId: number, kind: PaperKind, year: number): Promise<number> {
  const [row] = await tx.sql<{ last: number }>(
    `INSERT INTO document_counters (region_code, supplier_id, kind, year, last) VALUES ($1, $2, $3, $4, 1)
     ON CONFLICT (region_code, supplier_id, kind, year) DO UPDATE SET last = document_counters.last + 1 RETURNING last`,
    [region, supplierId, kind, year],
  )
  return row!.last
}

/** Numbers of an order's standing papers that others refer to. */
export async function earlierOf(tx: Tx, orderId: number): Promise<Earlier> {
  const rows = await tx.sql<{ kind: string; number: string; delivery_id: number | null }>(
    `SELECT kind, number, delivery_id FROM documents WHERE order_id = $1 AND voided_at IS NULL
       AND kind IN ('dp_invoice', 'invoice', 'delivery_note') ORDER BY id`,
    [orderId],
  )
  const of = (kind: string) => rows.find((row) => row.kind === kind)?.number
  const [dpInvoice, invoice] = [of('dp_invoice'), of('invoice')]
  return {
    ...(dpInvoice === undefined ? {} : { dpInvoice }),
    ...(invoice === undefined ? {} : { invoice }),
    deliveryNotes: new Map(
      rows.flatMap((row) => (row.delivery_id === null ? [] : [[row.delivery_id, row.number] as const])),
    ),
  }
}

/** What was kept with a paper, as it is drawn. */
export const paperOf = ({ facts, letterhead, day }: Snapshot, number: string): Paper => ({
  facts,
  letterhead,
  number,
  day,
})
