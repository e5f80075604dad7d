import type { Tx } from '../../../db/open.ts'
import { BUYER_KINDS } from '../../../domain/buyers.ts'
import type { Audience } from '../../../domain/segment.ts'
import { buyerAccounts, sellerAccounts } from '../../accounts.ts'
import { makersOf, SEGMENT_NEEDS, segmentOf } from '../makers-of.ts'

/** The answers that make an audience, as an action needs them. */
export const AUDIENCE_NEEDS = { ...SEGMENT_NEEDS, for_buyers: 'choice?' } as const

/** What the questions were answered, as one: an answer about buyers means buyers only. */
export const audienceOf = ({
  for_buyers,
  ...makers
}: Parameters<typeof segmentOf>[0] & { for_buyers?: string | undefined }): Audience =>
  for_buyers === undefined
    ? { to: 'makers', ...segmentOf(makers) }
    : { to: 'buyers', kind: BUYER_KINDS.find((kind) => kind === for_buyers) }

/**
 * Accounts that an announcement reaches, each person's once, by id.
 * @returns also how many asked for no announcements, or for nothing, or cannot be reached: they get none
 */
export async function receiversOf(
  tx: Tx,
  region: string,
  audience: Audience,
  today: string,
): Promise<{ accountIds: number[]; silent: number }> {
  const all =
    audience.to === 'makers'
      ? await sellerAccounts(tx, await makersOf(tx.sql, region, audience, today))
      : await buyerAccounts(tx, await buyersOf(tx, region, audience.kind))
  const rows = await tx.sql<{ id: number; hears: boolean }>(
    `SELECT id, muted_at IS NULL AND unreachable_at IS NULL AND 'broadcast' <> ALL (muted_kinds) AS hears
     FROM accounts WHERE id = ANY ($1) ORDER BY id`,
    [[...new Set(all.map(({ accountId }) => accountId))]],
  )
  const hearing = rows.filter(({ hears }) => hears).map(({ id }) => id)
  return { accountIds: hearing, silent: rows.length - hearing.length }
}

async function buyersOf(tx: Tx, region: string, kind: string | undefined): Promise<number[]> {
  const rows = await tx.sql<{ id: number }>(
    `SELECT id FROM buyers WHERE region_code = $1 AND status = 'verified' AND ($2::text IS NULL OR kind = $2) ORDER BY id`,
    [region, kind ?? null],
  )
  return rows.map(({ id }) => id)
}
