import type { Tx } from '../db/open.ts'

/** What a person with several businesses or organisations chose is remembered for one talk: half a day. House figure. */
export const CHOSEN_FOR_MS = 12 * 3_600_000

/** From here on, and for half a day, the speaker acts for that business or organisation. */
export async function choose(
  tx: Tx,
  conversationId: number,
  whom: { sellerId: number } | { buyerId: number },
  now: Date,
): Promise<void> {
  await tx.sql('UPDATE conversations SET acting_as = $2 WHERE id = $1', [
    conversationId,
    JSON.stringify({ ...whom, at: now.toISOString() }),
  ])
}
