import { action } from '../action.ts'
import { giveConsent, wordingVersion } from '../people/consent.ts'

/** A buyer's answer to the consent that was shown by a flow: only a yes writes anything. */
const consentTo = (name: string, flow: string) =>
  action({
    name,
    for: ['visitor', 'buyer'],
    needs: { consent: 'yesno' },
    gives: { given: {}, refused: {} },
    async run({ consent }, { tx, actor, house, now }) {
      if (consent !== 'yes') return { outcome: 'refused' }
      const wording = wordingVersion(house, flow, 'consent')
      const { personId } = await giveConsent(tx, { accountId: actor.accountId, purpose: 'buyer', wording, now })
      return { outcome: 'given', wrote: true, actor: { personId } }
    },
  })

/** Whoever registers an organisation. */
export const giveBuyerConsent = consentTo('give_buyer_consent', 'register-organisation')
/** Whoever comes into one with a colleague's code. */
export const giveColleagueConsent = consentTo('give_colleague_consent', 'join-colleagues')
