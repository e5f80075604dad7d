import { phoneText } from '../../answers/grammar/say.ts'
import { action } from '../action.ts'
import { openHandoff } from '../handoff/open-handoff.ts'
import { officeOf } from './office.ts'
import { accountPhone } from './person.ts'

/** Who says that the number changed: a stranger on the new one, or somebody we know on the old one. */
export const whoChangesNumber = action({
  name: 'who_changes_number',
  for: ['newcomer', 'seller'],
  needs: {},
  gives: { stranger: {}, known: {} },
  async run(_, { actor }) {
    return { outcome: actor.roles.includes('newcomer') ? 'stranger' : 'known' }
  },
})

/**
 * A stranger says that she is known under another number or account. What she says is told to officers with a hand-over;
 * nothing is looked up for her, so that the answer is the same whether or not she is known.
 */
export const tellNumberChanged = action({
  name: 'tell_number_changed',
  for: ['newcomer', 'seller', 'visitor'],
  needs: { old_phone: 'phone?', old_name: 'text?' },
  gives: { told: { office: 'text' }, same_number: {}, nobody: { office: 'text', check: 'text' } },
  async run({ old_phone, old_name }, { tx, actor, now }) {
    if (old_phone !== undefined && old_phone === (await accountPhone(tx, actor.accountId)))
      return { outcome: 'same_number' }
    const { name: office, check } = await officeOf(tx, actor.region)
    const { conversationId, region } = actor
    const claim = [old_phone && phoneText(old_phone), old_name].filter(Boolean).join(' · ')
    const opened = await openHandoff(tx, { conversationId, region, reason: 'number_changed', claim, now })
    if (opened.outcome === 'nobody') return { outcome: 'nobody', values: { office, check } }
    return { outcome: 'told', values: { office }, wrote: true }
  },
})
