import type { Tx } from '../../../db/open.ts'
import { queueNotices } from '../../../outbox/queue.ts'
import { sellerAccounts } from '../../accounts.ts'
import { toAll } from '../../fulfilment/telling.ts'

/** The question comes this long after her promise: other offers, and news of promises, never wait behind it. House figure. */
export const ASKED_AFTER_MS = 15 * 60_000

/** After her first accepted offer a maker is asked, once, where she is to be paid. Not at registration (PRACTICE 6). */
export async function wantAccount(tx: Tx, sellerId: number | undefined, now: Date): Promise<void> {
  if (sellerId === undefined) return
  const known = await tx.sql('SELECT 1 FROM bank_accounts WHERE seller_id = $1 LIMIT 1', [sellerId])
  if (known.length) return
  const accounts = await sellerAccounts(tx, [sellerId])
  const wanted = {
    notice: 'account_wanted' as const,
    values: {},
    dueAt: new Date(now.getTime() + ASKED_AFTER_MS),
  }
  await queueNotices(tx, toAll(accounts, `account-wanted:${sellerId}`, wanted), now)
}

/** Accounts whose day of waiting is over take the place of the ones before. */
export async function settleAccounts(tx: Tx, now: Date): Promise<number> {
  const due = await tx.sql<{ id: number; seller_id: number | null; supplier_id: number | null }>(
    `SELECT DISTINCT ON (seller_id, supplier_id) id, seller_id, supplier_id FROM bank_accounts
     WHERE status = 'waiting' AND valid_from <= $1 ORDER BY seller_id, supplier_id, valid_from DESC, id DESC`,
    [now],
  )
  for (const { id, seller_id, supplier_id } of due) {
    await tx.sql(
      `UPDATE bank_accounts SET status = 'replaced' WHERE id <> $1 AND status IN ('active', 'waiting') AND valid_from <= $4
         AND seller_id IS NOT DISTINCT FROM $2 AND supplier_id IS NOT DISTINCT FROM $3`,
      [id, seller_id, supplier_id, now],
    )
    await tx.sql(`UPDATE bank_accounts SET status = 'active' WHERE id = $1`, [id])
  }
  return due.length
}
