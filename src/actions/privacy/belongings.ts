import type { Tx } from '../../db/open.ts'

/** What stands and falls with one person: nobody else speaks for it. */
export interface Alone {
  sellers: { id: number; name: string; region: string }[]
  buyers: { id: number; name: string; region: string }[]
}

/** Businesses and organisations of which this person is the only member; those of others go on without her. */
export async function aloneIn(tx: Tx, personId: number): Promise<Alone> {
  const sellers = await tx.sql<Alone['sellers'][number]>(
    `SELECT s.id, s.name, s.region_code AS region FROM sellers s JOIN seller_members m ON m.seller_id = s.id AND m.person_id = $1
     WHERE s.status <> 'left' AND NOT EXISTS (SELECT 1 FROM seller_members o WHERE o.seller_id = s.id AND o.person_id <> $1)
     ORDER BY s.id`,
    [personId],
  )
  const buyers = await tx.sql<Alone['buyers'][number]>(
    `SELECT b.id, b.name, b.region_code AS region FROM buyers b JOIN buyer_members m ON m.buyer_id = b.id AND m.person_id = $1
     WHERE b.status <> 'left' AND m.status = 'active' AND NOT EXISTS (SELECT 1 FROM buyer_members o
       WHERE o.buyer_id = b.id AND o.person_id <> $1 AND o.status = 'active')
     ORDER BY b.id`,
    [personId],
  )
  return { sellers, buyers }
}

/** Whether somebody works for an office: what officers did stays under their name, and an admin takes them out. */
export async function isOfficer(tx: Tx, personId: number): Promise<boolean> {
  const rows = await tx.sql(`SELECT 1 FROM officers WHERE person_id = $1 AND status = 'active' LIMIT 1`, [personId])
  return rows.length > 0
}

/** What a penyedia still owes these makers, in integer rupiah. */
export async function owedTo(tx: Tx, sellerIds: readonly number[]): Promise<number> {
  const [row] = await tx.sql<{ owed: number }>(
    `SELECT coalesce(sum(y.amount - y.paid), 0)::bigint AS owed FROM allocations a JOIN payments y ON y.allocation_id = a.id
     WHERE a.seller_id = ANY ($1) AND y.ledger = 'maker' AND y.purpose <> 'refund' AND y.status IN ('due', 'proof_sent', 'rejected')`,
    [sellerIds],
  )
  return row?.owed ?? 0
}
