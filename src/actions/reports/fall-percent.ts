import { OFFICER_ACTS } from '../../domain/officers.ts'
import { action } from '../action.ts'
import { audit } from '../audit.ts'
import { FALL_KEY, fallPercent } from './weeks.ts'

/** How large a fall is worth an alert. */
export const lookAtFallPercent = action({
  name: 'look_at_fall_percent',
  for: OFFICER_ACTS.set_targets,
  needs: {},
  gives: { now: { present_percent: 'count' } },
  async run(_, { tx, actor }) {
    return { outcome: 'now', values: { present_percent: await fallPercent(tx.sql, actor.region) } }
  },
})

/** Sets it, in percent from 5 to 100: less than that is the ordinary up and down. */
export const setFallPercent = action({
  name: 'set_fall_percent',
  for: OFFICER_ACTS.set_targets,
  needs: { fall_percent: 'count' },
  gives: { set: { fall_percent: 'count' } },
  async run({ fall_percent }, { tx, actor, now }) {
    const before = await fallPercent(tx.sql, actor.region)
    await tx.sql(
      `INSERT INTO settings (region_code, key, value, set_by_id, set_at) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (region_code, key) DO UPDATE SET value = excluded.value, set_by_id = excluded.set_by_id, set_at = excluded.set_at`,
      [actor.region, FALL_KEY, JSON.stringify(fall_percent), actor.officerId ?? null, now],
    )
    await audit(tx, actor, now, {
      act: 'set_fall_percent',
      subject: 'settings',
      subjectId: 0,
      before: { percent: before },
      after: { percent: fall_percent },
    })
    return { outcome: 'set', values: { fall_percent }, wrote: true }
  },
})
