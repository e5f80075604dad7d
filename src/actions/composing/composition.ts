import type { Tx } from '../../db/open.ts'
import type { Found } from './found.ts'
import type { Wishes } from './wishes.ts'

/** The whole wish, as the solver is asked. */
export interface Asked {
  parcels: number
  /** integer rupiah a parcel */
  budget: number
  /** at the buyer's gate */
  neededOn: string
  wishes: Wishes
}

/** What is being composed in a conversation. */
export interface Composition {
  id: number
  regionCode: string
  wishes: Wishes
  asked: Asked | null
  /** the answer to `asked` */
  found: Found | null
  foundAt: Date | null
}

/** Begins anew: of a conversation only the latest counts. */
export async function beginComposition(
  tx: Tx,
  of: { conversationId: number; regionCode: string; wishes: Wishes },
  now: Date,
): Promise<Composition> {
  await tx.sql('DELETE FROM compositions WHERE conversation_id = $1', [of.conversationId])
  const [row] = await tx.sql<{ id: number }>(
    'INSERT INTO compositions (conversation_id, region_code, wishes, created_at) VALUES ($1, $2, $3, $4) RETURNING id',
    [of.conversationId, of.regionCode, of.wishes, now],
  )
  return { id: row!.id, regionCode: of.regionCode, wishes: of.wishes, asked: null, found: null, foundAt: null }
}

/** The one with that id, if it is this conversation's and still the latest. Locks it. */
export async function readComposition(tx: Tx, conversationId: number, id: number): Promise<Composition | undefined> {
  const [row] = await tx.sql<Composition>(
    `SELECT id, region_code AS "regionCode", wishes, asked, found, found_at AS "foundAt" FROM compositions
     WHERE id = $1 AND conversation_id = $2 FOR UPDATE`,
    [id, conversationId],
  )
  return row
}

export async function setWishes(tx: Tx, id: number, wishes: Wishes): Promise<void> {
  await tx.sql('UPDATE compositions SET wishes = $2 WHERE id = $1', [id, wishes])
}

/** From now on this is what is asked; an answer to anything else comes too late. Null: nothing is. */
export async function setAsked(tx: Tx, id: number, asked: Asked | null): Promise<void> {
  await tx.sql('UPDATE compositions SET asked = $2, found = NULL, found_at = NULL WHERE id = $1', [id, asked])
}

/**
 * Keeps an answer, if it is the one that is waited for: nothing else was asked since, and the talk that waits for it was
 * neither cancelled nor dropped. The state of the conversation is that from before this turn.
 * @returns whether it was
 */
export async function keepFound(
  tx: Tx,
  of: { conversationId: number; id: number; asked: Asked; found: Found },
  now: Date,
): Promise<boolean> {
  const kept = await tx.sql(
    `UPDATE compositions k SET found = $4, found_at = $5 FROM conversations c
     WHERE k.id = $1 AND k.conversation_id = $2 AND k.asked = $3 AND k.found IS NULL AND c.id = k.conversation_id
       AND EXISTS (SELECT 1 FROM jsonb_array_elements(c.state->'stack') t WHERE t->'slots'->>'composition' = $1::text)
     RETURNING k.id`,
    [of.id, of.conversationId, of.asked, of.found, now],
  )
  return kept.length > 0
}
