import { ROLES } from '../../chat/actor.ts'
import { action } from '../action.ts'
import { mute, unmute } from './mute.ts'

/** `stop` for anybody. A maker's own stop also settles her offers: `stop_offers`. */
export const optOut = action({
  name: 'opt_out',
  for: ROLES,
  needs: {},
  gives: { stopped: {}, already: {} },
  async run(_, { tx, actor, now }) {
    return (await mute(tx, actor.accountId, now)) ? { outcome: 'stopped', wrote: true } : { outcome: 'already' }
  },
})

/** `mulai` for anybody. */
export const optIn = action({
  name: 'opt_in',
  for: ROLES,
  needs: {},
  gives: { back: {}, already: {} },
  async run(_, { tx, actor }) {
    return (await unmute(tx, actor.accountId)) ? { outcome: 'back', wrote: true } : { outcome: 'already' }
  },
})
