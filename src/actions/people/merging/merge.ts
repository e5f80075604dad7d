import type { Tx } from '../../../db/open.ts'
import { accountById, type KnownAccount, phoneOfAccount } from './known-account.ts'
import { type Moved, moveMemberships } from './memberships.ts'
import { dropTalk, isBeingWrittenTo, readdress, retire } from './retire.ts'

/** 'moved': the old number is used no more; 'both': she writes from either. */
export type MergeWay = 'moved' | 'both'

/** What a merge did, for its audit line: ids and counts, no number and no name. */
export interface Merged extends Moved {
  personId: number
  /** accounts that speak for nobody now */
  retired: number[]
  /** notices that go to the new account instead */
  notices: number
}

/**
 * Both accounts with everything that decides about them locked, in the order in which turns lock: conversations,
 * accounts, people. One that is not there, or is an officer's, is missing.
 */
export async function lockBoth(
  tx: Tx,
  oldId: number,
  freshId: number,
): Promise<{ old: KnownAccount | undefined; fresh: KnownAccount | undefined }> {
  const seen = [await accountById(tx, oldId), await accountById(tx, freshId)]
  const people = seen.flatMap((account) => account?.personId ?? [])
  const accounts = (
    await tx.sql<{ id: number }>('SELECT id FROM accounts WHERE id = ANY ($1) OR person_id = ANY ($2)', [
      [oldId, freshId],
      people,
    ])
  ).map(({ id }) => id)
  await tx.sql('SELECT id FROM conversations WHERE account_id = ANY ($1) ORDER BY id FOR NO KEY UPDATE', [accounts])
  await tx.sql('SELECT id FROM accounts WHERE id = ANY ($1) ORDER BY id FOR UPDATE', [accounts])
  await tx.sql('SELECT id FROM people WHERE id = ANY ($1) ORDER BY id FOR UPDATE', [people])
  return { old: await accountById(tx, oldId), fresh: await accountById(tx, freshId) }
}

/**
 * The accounts of one person become another's, with everything they belong to. With 'moved' the old number speaks for
 * nobody any more, and what waits to be said there is said on the new one. Both come from `lockBoth`.
 * @param region whose officer does it: businesses nobody has taken over yet change their number in that region only
 * @returns 'busy', with nothing changed, while something is on its way to the old number
 */
export async function merge(
  tx: Tx,
  { old, fresh, way, region }: { old: KnownAccount; fresh: KnownAccount; way: MergeWay; region: string },
  now: Date,
): Promise<Merged | 'busy'> {
  const { personId } = old
  if (personId === null) throw new Error(`account ${old.id} is nobody's`)
  const retired = way === 'moved' ? await sameNumber(tx, old, personId) : []
  if (await isBeingWrittenTo(tx, retired, now)) return 'busy'
  const moved = await joinPerson(tx, fresh, personId, now)
  await joinAccounts(tx, old, fresh, personId)
  const notices = await readdress(tx, retired, fresh)
  await retire(tx, retired, fresh, now)
  await closeRequest(tx, fresh, now)
  await changePhones(tx, { old, fresh, way, region, personId }, now)
  return { ...moved, personId, retired, notices }
}

/** The accounts of this person under the old account's number, whichever of our numbers it wrote to. */
async function sameNumber(tx: Tx, { channel, externalId }: KnownAccount, personId: number): Promise<number[]> {
  const rows = await tx.sql<{ id: number }>(
    'SELECT id FROM accounts WHERE channel = $1 AND external_id = $2 AND person_id = $3 ORDER BY id',
    [channel, externalId, personId],
  )
  return rows.map(({ id }) => id)
}

async function joinPerson(tx: Tx, { personId: from }: KnownAccount, to: number, now: Date): Promise<Moved> {
  if (from === null || from === to) return { sellers: 0, buyers: 0, officers: 0 }
  const moved = await moveMemberships(tx, from, to, now)
  await tx.sql('UPDATE consents SET person_id = $2 WHERE person_id = $1', [from, to])
  // the row stays for the papers that name it; its phone is the other's now
  await tx.sql('UPDATE people SET phone = NULL WHERE id = $1', [from])
  return moved
}

/** A stranger who becomes a maker or buyer is asked nothing that strangers are asked; an earlier `stop` goes on. */
async function joinAccounts(tx: Tx, old: KnownAccount, fresh: KnownAccount, personId: number): Promise<void> {
  const strange = (fresh.channel === 'whatsapp' ? fresh.sellers : fresh.buyers).length === 0
  const joined = await tx.sql<{ id: number; channel: string }>(
    `UPDATE accounts SET person_id = $2 WHERE person_id IS DISTINCT FROM $2 AND (id = $1 OR person_id = $3) RETURNING id, channel`,
    [fresh.id, personId, fresh.personId],
  )
  if (!strange) return
  const strangers = joined.filter(({ channel }) => channel === fresh.channel).map(({ id }) => id)
  await dropTalk(tx, strangers)
  await tx.sql(
    `UPDATE accounts a SET muted_at = own.muted_at, muted_kinds = own.muted_kinds FROM accounts own
     WHERE own.id = $2 AND a.id = ANY ($1)`,
    [strangers, old.id],
  )
}

/** What she asked an officer for is done: the bot answers her again. */
async function closeRequest(tx: Tx, { conversationId }: KnownAccount, now: Date): Promise<void> {
  await tx.sql(
    `WITH done AS (UPDATE handoffs SET status = 'closed', closed_at = $2
       WHERE conversation_id = $1 AND reason = 'number_changed' AND status <> 'closed' RETURNING conversation_id)
     UPDATE conversations c SET handoff_until = NULL FROM done WHERE c.id = done.conversation_id`,
    [conversationId, now],
  )
}

async function changePhones(
  tx: Tx,
  {
    old,
    fresh,
    way,
    region,
    personId,
  }: { old: KnownAccount; fresh: KnownAccount; way: MergeWay; region: string; personId: number },
  now: Date,
): Promise<void> {
  const before = phoneOfAccount(old)
  const after = phoneOfAccount(fresh)
  if (old.personPhone === null || (way === 'moved' && old.personPhone === before))
    await tx.sql('UPDATE people SET phone = $2 WHERE id = $1', [personId, after])
  if (way === 'both' || before === null) return
  await tx.sql(
    `UPDATE sellers s SET phone = $2, updated_at = $5 WHERE s.phone = $1 AND (
       EXISTS (SELECT 1 FROM seller_members m WHERE m.seller_id = s.id AND m.person_id = $3)
       OR s.region_code = $4 AND NOT EXISTS (SELECT 1 FROM seller_members m WHERE m.seller_id = s.id))`,
    [before, after, personId, region, now],
  )
}
