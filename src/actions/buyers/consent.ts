import { action } from '../action.ts'
import { giveConsent, wordingVersion } from '../people/consent.ts'

/** A buyer's answer to the consent that was shown: only a yes writes anything. */
export const giveBuyerConsent = action({
  name: 'give_buyer_consent',
  for: ['visitor', 'buyer'],
  needs: { consent: 'yesno' },
  gives: { given: {}, refused: {} },
  async run({ consent }, { tx, actor, house, now }) {
    if (consent !== 'yes') return { outcome: 'refused' }
    const wording = wordingVersion(house, 'register-organisation', 'consent')
    const { personId } = await giveConsent(tx, { accountId: actor.accountId, purpose: 'buyer', wording, now })
    return { outcome: 'given', wrote: true, actor: { personId } }
  },
})
