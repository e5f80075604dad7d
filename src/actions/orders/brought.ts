import type { Tx } from '../../db/open.ts'

/**
 * Pieces of the share `a` that its maker has brought and the buyer has not yet confirmed: at the packing point or on a
 * lorry. They stay hers whatever becomes of the rest.
 */
export const BROUGHT = `(
  (SELECT coalesce(sum(h.count - h.damaged), 0) FROM handovers h WHERE h.allocation_id = a.id)
  - (SELECT coalesce(sum(i.quantity), 0) FROM delivery_items i JOIN deliveries d ON d.id = i.delivery_id
     WHERE i.allocation_id = a.id AND d.status = 'confirmed'))::int`

/** The same of one share. */
export async function broughtOf(tx: Tx, shareId: number): Promise<number> {
  const [row] = await tx.sql<{ brought: number }>(`SELECT ${BROUGHT} AS brought FROM allocations a WHERE a.id = $1`, [
    shareId,
  ])
  return row?.brought ?? 0
}

/**
 * Shares are taken from their makers: unanswered offers and promised pieces become nobody's, what was delivered or
 * brought stays. The caller has locked their orders and offers the rest on.
 */
export async function letGo(tx: Tx, shareIds: readonly number[], now: Date): Promise<void> {
  await tx.sql(
    `UPDATE allocations a SET promised = a.delivered + a.deducted + ${BROUGHT},
       status = CASE WHEN ${BROUGHT} > 0 THEN 'handed_over' ELSE 'cancelled' END, answered_at = coalesce(answered_at, $2)
     WHERE a.id = ANY ($1)`,
    [shareIds, now],
  )
}

/**
 * The same of shares of which nothing is made, for a buyer who wants something else: that is no answer of their makers, so
 * they are asked again for what is new.
 */
export async function letGoForChange(tx: Tx, shareIds: readonly number[], now: Date): Promise<void> {
  await letGo(tx, shareIds, now)
  await tx.sql(`UPDATE allocations SET answered_at = NULL WHERE id = ANY ($1) AND status = 'cancelled'`, [shareIds])
}
