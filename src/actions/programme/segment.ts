import { OFFICER_ACTS } from '../../domain/officers.ts'
import { action } from '../action.ts'
import { AUDIENCE_NEEDS } from './broadcasts/audience.ts'
import { makersOf, SEGMENT_NEEDS, segmentOf } from './makers-of.ts'

/** How many makers of the officer's region an invitation would reach. */
export const countMakers = action({
  name: 'count_makers',
  for: OFFICER_ACTS.arrange_trainings,
  needs: SEGMENT_NEEDS,
  gives: { some: { fit: 'count' }, none: {} },
  async run(said, { tx, actor, today }) {
    const fit = (await makersOf(tx.sql, actor.region, segmentOf(said), today)).length
    return fit ? { outcome: 'some', values: { fit } } : { outcome: 'none' }
  },
})

/** Everybody again: what narrowed it is forgotten. */
export const wholeRegion = action({
  name: 'whole_region',
  for: OFFICER_ACTS.arrange_trainings,
  needs: {},
  gives: { cleared: AUDIENCE_NEEDS },
  async run() {
    return {
      outcome: 'cleared',
      values: { for_district: null, for_kind: null, for_missing: null, for_step: null, for_buyers: null },
    }
  },
})
