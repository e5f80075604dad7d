import type { Actor } from '../../../chat/actor.ts'
import type { Tx } from '../../../db/open.ts'
import { queueNotices, queueReplies } from '../../../outbox/queue.ts'
import { officerAccounts } from '../../accounts.ts'
import { officeOf } from '../office.ts'
import { type KnownAccount, namesOn } from './known-account.ts'
import type { MergeWay } from './merge.ts'

/**
 * Both sides hear of it at once, whatever they switched off: whoever did not ask for it must know. A number that is no
 * longer hers hears no name. The officers of every region concerned hear of two owners who became one.
 */
export async function tellMerged(
  tx: Tx,
  merged: {
    old: KnownAccount
    fresh: KnownAccount
    way: MergeWay
    retired: readonly number[]
    twoOwners: boolean
    actor: Actor
  },
  now: Date,
): Promise<void> {
  const { old, fresh, way, retired, twoOwners, actor } = merged
  const business = namesOn(old).join(', ')
  const { check } = await officeOf(tx, actor.region)
  const key = `merged:${old.id}:${fresh.id}:${now.toISOString()}`
  await queueReplies(
    tx,
    [
      {
        notice: 'account_joined',
        accountId: fresh.id,
        key: `${key}:${fresh.id}`,
        values: { business, offers: await openOffers(tx, old) },
      },
      ...(way === 'both'
        ? [{ notice: 'account_added' as const, accountId: old.id, key: `${key}:${old.id}`, values: { business } }]
        : retired.map((accountId) => ({
            notice: 'account_left' as const,
            accountId,
            key: `${key}:${accountId}`,
            values: { check },
          }))),
    ],
    now,
  )
  if (!twoOwners) return
  const regions = [...new Set([old, fresh].flatMap(({ sellers, buyers }) => [...sellers, ...buyers]).map(regionOf))]
  const [officer] = await tx.sql<{ name: string | null }>('SELECT name FROM people WHERE id = $1', [
    actor.personId ?? 0,
  ])
  for (const region of regions.sort()) {
    const others = (await officerAccounts(tx, region, ['admin', 'curator'])).filter(
      ({ accountId }) => accountId !== actor.accountId,
    )
    await queueNotices(
      tx,
      others.map(({ accountId }) => ({
        notice: 'owners_merged' as const,
        accountId,
        key: `${key}:told:${accountId}`,
        values: { officer: officer?.name ?? '–', one: business, other: namesOn(fresh).join(', ') },
      })),
      now,
    )
  }
}

const regionOf = ({ region }: { region: string }) => region

/** Offers that wait for an answer: the question itself stayed on the other number. */
async function openOffers(tx: Tx, { sellers }: KnownAccount): Promise<number | null> {
  const [row] = await tx.sql<{ count: number }>(
    `SELECT count(*)::int AS count FROM allocations WHERE status = 'offered' AND seller_id = ANY ($1)`,
    [sellers.map(({ id }) => id)],
  )
  return row?.count || null
}
