import type { Tx } from '../../../db/open.ts'
import { OFFICER_ACTS } from '../../../domain/officers.ts'
import { ANSWER_HOURS, ANSWER_TIMES, answerTime, USUAL_ANSWER_HOURS } from '../../../domain/orders/offers.ts'
import { action } from '../../action.ts'
import { audit } from '../../audit.ts'
import { line } from '../../lines.ts'

const KEY = 'answer_hours'
const HOUR = 3_600_000

/** Hours outside quiet hours that makers of a region have to answer when the hand-over is far away. */
export async function answerHours(tx: Tx, regionCode: string): Promise<number> {
  const [row] = await tx.sql<{ hours: number }>(
    'SELECT (value)::text::float8 AS hours FROM settings WHERE region_code = $1 AND key = $2',
    [regionCode, KEY],
  )
  return row?.hours ?? USUAL_ANSWER_HOURS
}

/** How long makers may take, from far away to near. */
export const lookAtAnswerTime = action({
  name: 'look_at_answer_time',
  for: OFFICER_ACTS.set_calendar,
  needs: {},
  gives: { found: { times: 'lines' } },
  async run(_, { tx, actor }) {
    return { outcome: 'found', values: { times: timesAt(await answerHours(tx, actor.region)) } }
  },
})

/** Another longest time; the nearer ones go with it. It counts for offers from now on. */
export const setAnswerTime = action({
  name: 'set_answer_time',
  for: OFFICER_ACTS.set_calendar,
  needs: { answer_hours: 'count' },
  gives: { set: { times: 'lines' }, out_of_range: {} },
  async run({ answer_hours: hours }, { tx, now, actor }) {
    if (hours < ANSWER_HOURS.min || hours > ANSWER_HOURS.max) return { outcome: 'out_of_range' }
    const before = await answerHours(tx, actor.region)
    await tx.sql(
      `INSERT INTO settings (region_code, key, value, set_at) VALUES ($1, $2, to_jsonb($3::int), $4)
       ON CONFLICT (region_code, key) DO UPDATE SET value = excluded.value, set_at = excluded.set_at`,
      [actor.region, KEY, hours, now],
    )
    await audit(tx, actor, now, {
      act: 'set_answer_time',
      subject: 'settings',
      subjectId: 0,
      before: { hours: before },
      after: { hours },
    })
    return { outcome: 'set', wrote: true, values: { times: timesAt(hours) } }
  },
})

const timesAt = (hours: number) =>
  ANSWER_TIMES.map(({ fromDays }, index) => {
    const time = answerTime(fromDays, hours) / HOUR
    return Number.isFinite(fromDays)
      ? line('answer_time', { days: fromDays, hours: time })
      : line('answer_time_nearest', { days: ANSWER_TIMES[index - 1]!.fromDays, hours: time })
  })
