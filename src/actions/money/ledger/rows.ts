import type { Tx } from '../../../db/open.ts'
import { type Reckoned, reckon, type Standing } from '../../../domain/money/reckon.ts'

/** Whose ledger: the buyer's of an order, or the one of a maker's share. */
export interface LedgerOf {
  orderId: number
  region: string
  /** the share; null: the buyer's */
  allocationId: number | null
}

/** States of a payment that still waits for its money. */
export const OPEN_PAYMENTS = ['due', 'proof_sent', 'rejected'] as const

/** Rupiah that came in for a payment `y`, the tax that was withheld included. */
export const RECEIVED = `(y.paid + coalesce((SELECT sum(w.amount) FROM withheld_taxes w WHERE w.payment_id = y.id), 0))::bigint`

/** Whether the buyer's money for a maker's payment `y` came in: the down payment for hers, any of the rest for the rest. */
export const COVERED = `EXISTS (SELECT 1 FROM payments z WHERE z.order_id = y.order_id AND z.ledger = 'buyer' AND z.status = 'confirmed'
  AND z.purpose <> 'refund' AND (z.purpose = 'dp') = (y.purpose = 'dp'))`

/** Every standing row of an order, of both ledgers. */
export function standingRows(tx: Tx, orderId: number): Promise<(Standing & { allocationId: number | null })[]> {
  return tx.sql(
    `SELECT y.id, y.allocation_id AS "allocationId", y.purpose, y.amount, ${RECEIVED} AS received, y.status <> 'confirmed' AS open,
       y.status = 'proof_sent' AS pending
     FROM payments y WHERE y.order_id = $1 AND y.status <> 'cancelled' AND y.purpose <> 'refund' ORDER BY y.id`,
    [orderId],
  )
}

/**
 * Brings the rows of one ledger in line with what its goods come to.
 * @param dueOn for whatever is asked for anew
 * @returns rupiah newly to be given back; undefined when that is as before
 */
export async function settleLedger(
  tx: Tx,
  of: LedgerOf,
  { rows, refunds }: { rows: readonly Standing[]; refunds: readonly RefundRow[] },
  { dueOn, ...worth }: { owed: number; worth: number; final: boolean; dp?: number | undefined; dueOn: string },
  now: Date,
): Promise<number | undefined> {
  const { changed, fresh, back } = reckon(rows, worth)
  for (const change of changed) await changeRow(tx, change, dueOn, now)
  if (fresh) await ask(tx, of, { ...fresh, dueOn }, now)
  return giveBack(tx, of, refunds, back, dueOn, now)
}

/** What more is asked for is due from today; what became less keeps its day. */
async function changeRow(tx: Tx, { id, amount, settled }: Reckoned['changed'][number], dueOn: string, now: Date) {
  await tx.sql(
    `UPDATE payments SET amount = $2::bigint,
       status = CASE WHEN $3::boolean THEN 'confirmed' WHEN $2 = 0 THEN 'cancelled' ELSE status END,
       confirmed_at = CASE WHEN $3 THEN $5::timestamptz ELSE confirmed_at END,
       due_on = CASE WHEN $2 > amount AND purpose <> 'dp' THEN $4::text ELSE due_on END
     WHERE id = $1`,
    [id, amount, settled, dueOn, now],
  )
}

/** Asks for an amount: one open row of each purpose. */
export async function ask(
  tx: Tx,
  { orderId, region, allocationId }: LedgerOf,
  { purpose, amount, dueOn }: { purpose: 'dp' | 'remainder' | 'full' | 'refund'; amount: number; dueOn: string },
  now: Date,
): Promise<void> {
  await tx.sql(
    `INSERT INTO payments (region_code, ledger, order_id, allocation_id, purpose, amount, due_on, status, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, 'due', $8)`,
    [region, allocationId === null ? 'buyer' : 'maker', orderId, allocationId, purpose, amount, dueOn, now],
  )
}

/** A refund that stands: what was given back before, and what still has to be. */
export interface RefundRow {
  id: number
  allocationId: number | null
  amount: number
  open: boolean
}

/** Every refund of an order that stands, of both ledgers. */
export function refundRows(tx: Tx, orderId: number): Promise<RefundRow[]> {
  return tx.sql<RefundRow>(
    `SELECT id, allocation_id AS "allocationId", amount, status <> 'confirmed' AS open FROM payments
     WHERE order_id = $1 AND purpose = 'refund' AND status <> 'cancelled' ORDER BY id`,
    [orderId],
  )
}

/** What is to be given back stands as one open refund, less what was given back before. */
async function giveBack(
  tx: Tx,
  of: LedgerOf,
  refunds: readonly RefundRow[],
  back: number,
  dueOn: string,
  now: Date,
): Promise<number | undefined> {
  const own = refunds.filter(({ allocationId }) => allocationId === of.allocationId)
  const given = own.filter(({ open }) => !open).reduce((sum, { amount }) => sum + amount, 0)
  const open = own.find((refund) => refund.open)
  const amount = Math.max(0, back - given)
  if ((open?.amount ?? 0) === amount) return undefined
  if (!open) await ask(tx, of, { purpose: 'refund', amount, dueOn }, now)
  else
    await tx.sql(
      `UPDATE payments SET amount = $2::bigint, status = CASE WHEN $2 = 0 THEN 'cancelled' ELSE status END WHERE id = $1`,
      [open.id, amount],
    )
  return amount
}
