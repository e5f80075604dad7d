import { phoneText } from '../../../answers/grammar/say.ts'
import type { Option } from '../../../chat/reply.ts'
import { OFFICER_ACTS } from '../../../domain/officers.ts'
import { readPhone } from '../../../domain/phone.ts'
import { action } from '../../action.ts'
import { handoffOf } from '../../handoff/handoffs.ts'
import { listLabel } from '../../list-label.ts'
import { pickedId } from '../../picked.ts'
import { likeEvery } from '../../search-words.ts'
import { accountById, accountsWhere, type KnownAccount, mayBeGiven, namesOn, phoneOfAccount } from './known-account.ts'

const MOST_FOUND = 8

/** Makers and buyers of the region by phone, person, business or organisation: whose number or account it was. */
export const findOldAccounts = action({
  name: 'find_old_accounts',
  for: OFFICER_ACTS.merge_people,
  needs: { old_words: 'text' },
  gives: { found: { old_accounts: 'list' }, none: {} },
  async run({ old_words }, { tx, actor }) {
    const found = await accountsWhere(
      tx,
      `a.person_id = p.id AND (
         EXISTS (SELECT 1 FROM seller_members m JOIN sellers s ON s.id = m.seller_id
           WHERE m.person_id = p.id AND s.region_code = $1 AND s.status <> 'left'
             AND (s.name || ' ' || s.owner_name || ' ' || coalesce(p.name, '') ILIKE ALL ($2) OR $3 IN (s.phone, p.phone, a.external_id)))
         OR EXISTS (SELECT 1 FROM buyer_members m JOIN buyers b ON b.id = m.buyer_id
           WHERE m.person_id = p.id AND b.region_code = $1 AND m.status = 'active'
             AND (b.name || ' ' || b.contact_name || ' ' || coalesce(p.name, '') ILIKE ALL ($2) OR $3 IN (b.phone, p.phone, a.external_id))))`,
      [actor.region, likeEvery(old_words), phoneIn(old_words)],
    )
    if (!found.length) return { outcome: 'none' }
    return { outcome: 'found', values: { old_accounts: options(found) } }
  },
})

/** Accounts that may be the new one: by phone, Telegram id, the name it shows, or what its person has in the region. */
export const findNewAccounts = action({
  name: 'find_new_accounts',
  for: OFFICER_ACTS.merge_people,
  needs: { old_account: 'pick', new_words: 'text' },
  gives: { found: { new_accounts: 'list' }, none: {} },
  async run({ old_account, new_words }, { tx, actor }) {
    const id = new_words.trim()
    const found = await accountsWhere(
      tx,
      `a.id <> $1 AND a.channel = (SELECT channel FROM accounts WHERE id = $1) AND (a.external_id IN ($3, $4)
         OR coalesce(a.profile_name, '') || ' ' || coalesce(p.name, '') ILIKE ALL ($2)
         OR EXISTS (SELECT 1 FROM seller_members m JOIN sellers s ON s.id = m.seller_id
           WHERE m.person_id = p.id AND s.name ILIKE ALL ($2))
         OR EXISTS (SELECT 1 FROM buyer_members m JOIN buyers b ON b.id = m.buyer_id
           WHERE m.person_id = p.id AND b.name ILIKE ALL ($2)))`,
      [pickedId(old_account), likeEvery(new_words), phoneIn(new_words), id],
    )
    const reach = found.filter((account) => mayBeGiven(account, actor.region))
    if (!reach.length) return { outcome: 'none' }
    return { outcome: 'found', values: { new_accounts: options(reach) } }
  },
})

/** The account of somebody who waits for an officer: nothing has to be looked for then. */
export const accountOfPerson = action({
  name: 'account_of_person',
  for: OFFICER_ACTS.merge_people,
  needs: { handoff: 'pick?' },
  gives: { known: { new_account: 'pick' }, unknown: {} },
  async run({ handoff: picked }, { tx, actor, now }) {
    const handoff = picked === undefined ? undefined : await handoffOf(tx, actor.region, pickedId(picked), now)
    const account = handoff && (await accountById(tx, handoff.accountId))
    if (!account || !mayBeGiven(account, actor.region)) return { outcome: 'unknown' }
    return { outcome: 'known', values: { new_account: String(account.id) } }
  },
})

function phoneIn(words: string): string | null {
  const read = readPhone(words)
  return read.ok ? read.value : null
}

/** The same number written to two regencies is one line. */
function options(accounts: readonly KnownAccount[]): Option[] {
  const seen = new Map<string, KnownAccount>()
  for (const account of accounts) {
    const key = `${account.channel} ${account.externalId}`
    if (!seen.has(key)) seen.set(key, account)
  }
  return [...seen.values()]
    .slice(0, MOST_FOUND)
    .map((account) => ({ value: String(account.id), label: labelOf(account) }))
}

function labelOf(account: KnownAccount): string {
  const phone = phoneOfAccount(account)
  const where = phone ? phoneText(phone) : (account.profileName ?? account.externalId)
  const [name = account.personName] = namesOn(account)
  return name ? listLabel(name, where) : listLabel(where)
}
