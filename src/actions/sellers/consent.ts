import { action } from '../action.ts'
import { giveConsent, wordingVersion } from '../people/consent.ts'
import { unmute } from '../people/mute.ts'

/** A maker's answer to the consent that was shown: only a yes writes anything, and takes back an earlier `stop`. */
export const giveSellerConsent = action({
  name: 'give_seller_consent',
  for: ['newcomer'],
  needs: { consent: 'yesno' },
  gives: { given: {}, refused: {} },
  async run({ consent }, { tx, actor, house, now }) {
    if (consent !== 'yes') return { outcome: 'refused' }
    const wording = wordingVersion(house, 'hello', 'consent')
    const { personId } = await giveConsent(tx, { accountId: actor.accountId, purpose: 'seller', wording, now })
    await unmute(tx, actor.accountId)
    return { outcome: 'given', wrote: true, actor: { personId } }
  },
})
