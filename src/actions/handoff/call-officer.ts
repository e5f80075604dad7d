import { ROLES } from '../../chat/actor.ts'
import { action } from '../action.ts'
import { officeOf } from '../people/office.ts'
import { openHandoff } from './open-handoff.ts'

/** `petugas`, for anybody: an officer of the region is called, and flows are silent until she closes it. */
export const callOfficer = action({
  name: 'open_handoff',
  for: ROLES,
  needs: {},
  gives: { opened: { office: 'text' }, nobody: { office: 'text', check: 'text' } },
  async run(_, { tx, actor, now }) {
    const { name: office, check } = await officeOf(tx, actor.region)
    const { conversationId, region } = actor
    const opened = await openHandoff(tx, { conversationId, region, reason: 'asked', now })
    if (opened.outcome === 'nobody') return { outcome: 'nobody', values: { office, check } }
    return { outcome: 'opened', values: { office }, wrote: true }
  },
})
