import { queueNotices } from '../../outbox/queue.ts'
import { officerAccounts } from '../accounts.ts'
import { action } from '../action.ts'
import { auditAct } from '../people/audit.ts'
import { giveConsent, wordingVersion } from '../people/consent.ts'
import { unmute } from '../people/mute.ts'
import { accountPhone } from '../people/person.ts'
import { waitingFor } from './business.ts'
import { addOwner } from './create-seller.ts'

/**
 * A maker whom the office wrote down has seen her data and answered: with a yes the businesses under her phone are hers
 * and awake (PRACTICE.md 8).
 */
export const takeOver = action({
  name: 'take_over',
  for: ['newcomer'],
  needs: { takes_over: 'yesno' },
  gives: { taken: { business: 'text' }, refused: {}, gone: {} },
  async run({ takes_over }, { tx, actor, house, now }) {
    if (takes_over !== 'yes') return { outcome: 'refused' }
    const phone = await accountPhone(tx, actor.accountId)
    const sellers = phone === null ? [] : await waitingFor(tx, phone)
    const [first] = sellers
    if (!first) return { outcome: 'gone' }
    const wording = wordingVersion(house, 'hello', 'takes_over')
    const { personId } = await giveConsent(tx, { accountId: actor.accountId, purpose: 'seller', wording, now })
    await unmute(tx, actor.accountId)
    await tx.sql(
      `UPDATE sellers SET status = CASE status WHEN 'sleeping' THEN 'active' ELSE status END, updated_at = $2 WHERE id = ANY ($1)`,
      [sellers.map(({ id }) => id), now],
    )
    for (const { id, regionCode: region, status } of sellers) {
      await addOwner(tx, id, personId, now)
      await auditAct(
        tx,
        { act: 'take_over_seller', subject: 'sellers', subjectId: id, region, personId, before: { status } },
        now,
      )
    }
    const became = { personId, sellerId: first.id, region: first.regionCode, roles: ['seller' as const] }
    return { outcome: 'taken', values: { business: first.name }, wrote: true, actor: became }
  },
})

/** "Bukan usaha saya": the officers look into it; what they wrote down stays asleep. */
export const notMyBusiness = action({
  name: 'not_my_business',
  for: ['newcomer'],
  needs: {},
  gives: { told: {} },
  async run(_, { tx, actor, now }) {
    const phone = await accountPhone(tx, actor.accountId)
    for (const { id, name, regionCode } of phone === null ? [] : await waitingFor(tx, phone)) {
      const officers = await officerAccounts(tx, regionCode, ['admin', 'mentor'])
      await queueNotices(
        tx,
        officers.map(({ accountId }) => ({
          notice: 'phone_disputed' as const,
          accountId,
          key: `phone-disputed:${id}:${accountId}`,
          values: { business: name, phone },
        })),
        now,
      )
    }
    return { outcome: 'told', wrote: true }
  },
})
