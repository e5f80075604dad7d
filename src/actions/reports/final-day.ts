import { OFFICER_ACTS } from '../../domain/officers.ts'
import { action } from '../action.ts'
import { audit } from '../audit.ts'
import { FINAL_DAY_KEY, finalDay } from './closing.ts'

/** Days of the next month on which a month may be closed: after the 1st, and before February is over. */
const EARLIEST = 2
const LATEST = 25

/** On which day the months of this region are closed. */
export const lookAtFinalDay = action({
  name: 'look_at_final_day',
  for: OFFICER_ACTS.set_targets,
  needs: {},
  gives: { now: { present_day: 'count' } },
  async run(_, { tx, actor }) {
    return { outcome: 'now', values: { present_day: await finalDay(tx.sql, actor.region) } }
  },
})

/** Sets it. Months that are closed already stay as they are. */
export const setFinalDay = action({
  name: 'set_final_day',
  for: OFFICER_ACTS.set_targets,
  needs: { final_day: 'count' },
  gives: { set: { final_day: 'count' }, out_of_range: { earliest: 'count', latest: 'count' } },
  async run({ final_day }, { tx, actor, now }) {
    if (final_day < EARLIEST || final_day > LATEST)
      return { outcome: 'out_of_range', values: { earliest: EARLIEST, latest: LATEST } }
    const before = await finalDay(tx.sql, actor.region)
    await tx.sql(
      `INSERT INTO settings (region_code, key, value, set_by_id, set_at) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (region_code, key) DO UPDATE SET value = excluded.value, set_by_id = excluded.set_by_id, set_at = excluded.set_at`,
      [actor.region, FINAL_DAY_KEY, JSON.stringify(final_day), actor.officerId ?? null, now],
    )
    await audit(tx, actor, now, {
      act: 'set_final_day',
      subject: 'settings',
      subjectId: 0,
      before: { day: before },
      after: { day: final_day },
    })
    return { outcome: 'set', values: { final_day }, wrote: true }
  },
})
