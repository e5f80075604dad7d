import { OFFICER_ACTS, officerMay } from '../../../domain/officers.ts'
import { action } from '../../action.ts'
import { audit } from '../../audit.ts'
import { pickedId } from '../../picked.ts'
import { giveUpRest } from '../handing/close-share.ts'

/** What a late maker still owes goes to others; what nobody can make in time is deducted. */
export const reassignShare = action({
  name: 'reassign_share',
  for: OFFICER_ACTS.watch_orders,
  needs: { share: 'pick' },
  gives: {
    moved: { moved: 'count' },
    deducted: { deducted: 'count' },
    both: { moved: 'count', deducted: 'count' },
    not_allowed: {},
    gone: {},
  },
  async run({ share: picked }, { tx, now, actor, feasts }) {
    if (!officerMay('reallocate_orders', actor.roles)) return { outcome: 'not_allowed' }
    const shareId = pickedId(picked)
    const closed = await giveUpRest(tx, { region: actor.region, points: null }, shareId, { now, feasts })
    if (!closed) return { outcome: 'gone' }
    const { moved, deducted } = closed
    await audit(tx, actor, now, { act: 'reassign_share', subject: 'allocations', subjectId: shareId, after: closed })
    if (!deducted) return { outcome: 'moved', wrote: true, values: { moved } }
    if (!moved) return { outcome: 'deducted', wrote: true, values: { deducted } }
    return { outcome: 'both', wrote: true, values: { moved, deducted } }
  },
})
