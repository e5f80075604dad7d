import type { Tx } from '../../../db/open.ts'
import { OFFICER_ACTS } from '../../../domain/officers.ts'
import { action } from '../../action.ts'
import { listLabel } from '../../list-label.ts'
import { pickedId } from '../../picked.ts'
import { accountById, belongsTo, type KnownAccount, mayBeGiven, namesOn } from './known-account.ts'

/** Two accounts of which the network says that they are one person, and which both have something. */
interface Pair {
  aliasId: number
  /** the account that goes on */
  fresh: KnownAccount
  /** the account under the other id */
  old: KnownAccount
}

const MOST_SUGGESTED = 8

async function pairs(tx: Tx, region: string, aliasId?: number): Promise<Pair[]> {
  const rows = await tx.sql<{ id: number; fresh: number; old: number }>(
    `SELECT l.id, l.account_id AS fresh, a.id AS old FROM account_aliases l
       JOIN accounts a ON a.channel = l.channel AND a.via = l.via AND a.external_id = l.external_id
       JOIN accounts f ON f.id = l.account_id
     WHERE a.person_id IS NOT NULL AND f.person_id IS NOT NULL AND a.person_id <> f.person_id AND ($1::int IS NULL OR l.id = $1)
     ORDER BY l.id`,
    [aliasId ?? null],
  )
  const found: Pair[] = []
  for (const { id, ...row } of rows) {
    const [one, other] = [await accountById(tx, row.fresh), await accountById(tx, row.old)]
    if (!one || !other) continue
    const [fresh, old] = belongsTo(other, region) ? [one, other] : [other, one]
    if (belongsTo(old, region) && mayBeGiven(fresh, region)) found.push({ aliasId: id, fresh, old })
  }
  return found
}

/** Whom WhatsApp itself shows under two ids: a first look before anybody is searched for. */
export const listSuggestedMerges = action({
  name: 'list_suggested_merges',
  for: OFFICER_ACTS.merge_people,
  needs: {},
  gives: { some: { suggested_merges: 'list' }, none: {} },
  async run(_, { tx, actor }) {
    const found = await pairs(tx, actor.region)
    if (!found.length) return { outcome: 'none' }
    return {
      outcome: 'some',
      values: {
        suggested_merges: found.slice(0, MOST_SUGGESTED).map(({ aliasId, old, fresh }) => ({
          value: String(aliasId),
          label: listLabel(nameOf(old), nameOf(fresh)),
        })),
      },
    }
  },
})

/** The two accounts of a suggestion. */
export const openSuggestedMerge = action({
  name: 'open_suggested_merge',
  for: OFFICER_ACTS.merge_people,
  needs: { suggested: 'pick' },
  gives: { opened: { old_account: 'pick', new_account: 'pick' }, gone: {} },
  async run({ suggested }, { tx, actor }) {
    const [pair] = await pairs(tx, actor.region, pickedId(suggested))
    if (!pair) return { outcome: 'gone' }
    return {
      outcome: 'opened',
      values: { old_account: String(pair.old.id), new_account: String(pair.fresh.id) },
    }
  },
})

const nameOf = (account: KnownAccount): string =>
  namesOn(account)[0] ?? account.personName ?? account.profileName ?? account.externalId
