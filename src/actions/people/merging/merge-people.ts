import { OFFICER_ACTS } from '../../../domain/officers.ts'
import { action, type Work } from '../../action.ts'
import { audit } from '../../audit.ts'
import { pickedId } from '../../picked.ts'
import { accountLines } from './account-lines.ts'
import { accountById, belongsTo, type KnownAccount, mayBeGiven, namesOn } from './known-account.ts'
import { lockBoth, type MergeWay, merge } from './merge.ts'
import { tellMerged } from './tell-merged.ts'

const NEEDS = { old_account: 'pick', new_account: 'pick' } as const
/** Why two accounts cannot be made one person's. */
const REFUSED = { old_gone: {}, new_gone: {}, same: {}, admin_only: {} } as const

/** Both accounts side by side: what each has and when it wrote last. */
export const lookAtMerge = action({
  name: 'look_at_merge',
  for: OFFICER_ACTS.merge_people,
  needs: NEEDS,
  gives: { ready: { old_lines: 'lines', new_lines: 'lines' }, ...REFUSED },
  async run({ old_account, new_account }, { tx, actor }) {
    const old = await accountById(tx, pickedId(old_account))
    const fresh = await accountById(tx, pickedId(new_account))
    const refused = refusal(old, fresh, actor)
    if (refused) return refused
    if (!old || !fresh) throw new Error('two accounts that are not there were not refused')
    return { outcome: 'ready', values: { old_lines: accountLines(old), new_lines: accountLines(fresh) } }
  },
})

const MERGED = {
  merged: { business: 'text' },
  second_look: { old_names: 'text', new_names: 'text' },
  already: {},
  busy: {},
  ...REFUSED,
} as const

/** Two accounts become one person's. Where both have businesses of their own, it is asked once more. */
export const mergePeople = action({
  name: 'merge_people',
  for: OFFICER_ACTS.merge_people,
  needs: { ...NEEDS, merge_way: 'choice' },
  gives: MERGED,
  run: (inputs, work) => mergeOnce(inputs, work, 'look twice'),
})

/** The same, after the second look. */
export const mergeTwoOwners = action({
  name: 'merge_two_owners',
  for: OFFICER_ACTS.merge_people,
  needs: { ...NEEDS, merge_way: 'choice' },
  gives: MERGED,
  run: (inputs, work) => mergeOnce(inputs, work, 'looked twice'),
})

async function mergeOnce(
  { old_account, new_account, merge_way }: { old_account: string; new_account: string; merge_way: string },
  { tx, actor, now }: Work,
  looks: 'look twice' | 'looked twice',
) {
  const way = wayOf(merge_way)
  const { old, fresh } = await lockBoth(tx, pickedId(old_account), pickedId(new_account))
  const refused = refusal(old, fresh, actor)
  if (refused) return refused
  if (!old || !fresh) throw new Error('two accounts that are not there were not refused')
  const onePerson = old.personId === fresh.personId
  if (onePerson && way === 'both') return { outcome: 'already' as const }
  const twoOwners = !onePerson && fresh.sellers.length + fresh.buyers.length > 0
  const names = { old_names: namesOn(old).join(', '), new_names: namesOn(fresh).join(', ') }
  if (twoOwners && looks === 'look twice') return { outcome: 'second_look' as const, values: names }

  const merged = await merge(tx, { old, fresh, way, region: actor.region }, now)
  if (merged === 'busy') return { outcome: 'busy' as const }
  const { retired, personId, ...counts } = merged
  await audit(tx, actor, now, {
    act: 'merge_people',
    subject: 'people',
    subjectId: personId,
    before: { account_id: old.id, other_account_id: fresh.id, other_person_id: fresh.personId },
    after: { way, retired_account_ids: retired, ...counts },
  })
  await tellMerged(tx, { old, fresh, way, retired, twoOwners, actor }, now)
  const all = [...new Set([...namesOn(old), ...(onePerson ? [] : namesOn(fresh))])]
  return { outcome: 'merged' as const, values: { business: all.join(', ') }, wrote: true }
}

type Refusal = { [R in keyof typeof REFUSED]: { outcome: R } }[keyof typeof REFUSED]

/** What is not of the officer's region is as if it were not there; whoever is an officer too is the admins' business. */
function refusal(
  old: KnownAccount | undefined,
  fresh: KnownAccount | undefined,
  actor: { region: string; roles: readonly string[] },
): Refusal | undefined {
  if (!old || old.personId === null || !belongsTo(old, actor.region)) return { outcome: 'old_gone' }
  if (!fresh || fresh.channel !== old.channel || !mayBeGiven(fresh, actor.region)) return { outcome: 'new_gone' }
  if (fresh.id === old.id || fresh.externalId === old.externalId) return { outcome: 'same' }
  if (old.officers.length + fresh.officers.length > 0 && !actor.roles.includes('admin'))
    return { outcome: 'admin_only' }
  return undefined
}

/** A choice's value comes from the flow file; one that is no way is a mistake there. */
function wayOf(value: string): MergeWay {
  if (value !== 'moved' && value !== 'both') throw new Error(`'${value}' is no way to merge`)
  return value
}
