import type { Tx } from '../../../db/open.ts'
import { OFFICER_ACTS } from '../../../domain/officers.ts'
import { QUOTATION_DAYS, USUAL_QUOTATION_DAYS } from '../../../domain/orders/quotation.ts'
import { action } from '../../action.ts'
import { audit } from '../../audit.ts'

const KEY = 'quotation_days'

/** Days a quotation of a region stands. */
export async function quotationDays(tx: Tx, regionCode: string): Promise<number> {
  const [row] = await tx.sql<{ days: number }>(
    'SELECT (value)::text::int AS days FROM settings WHERE region_code = $1 AND key = $2',
    [regionCode, KEY],
  )
  return row?.days ?? USUAL_QUOTATION_DAYS
}

/** How long quotations stand now. */
export const lookAtQuotationDays = action({
  name: 'look_at_quotation_days',
  for: OFFICER_ACTS.set_calendar,
  needs: {},
  gives: { found: { days_now: 'days' } },
  run: async (_, { tx, actor }) => ({
    outcome: 'found',
    values: { days_now: await quotationDays(tx, actor.region) },
  }),
})

/** Another length. It counts for quotations from now on; those that are out keep their last day. */
export const setQuotationDays = action({
  name: 'set_quotation_days',
  for: OFFICER_ACTS.set_calendar,
  needs: { quotation_days: 'count' },
  gives: { set: { days_now: 'days' }, out_of_range: {} },
  async run({ quotation_days: days }, { tx, now, actor }) {
    if (days < QUOTATION_DAYS.min || days > QUOTATION_DAYS.max) return { outcome: 'out_of_range' }
    const before = await quotationDays(tx, actor.region)
    await tx.sql(
      `INSERT INTO settings (region_code, key, value, set_at) VALUES ($1, $2, to_jsonb($3::int), $4)
       ON CONFLICT (region_code, key) DO UPDATE SET value = excluded.value, set_at = excluded.set_at`,
      [actor.region, KEY, days, now],
    )
    await audit(tx, actor, now, {
      act: 'set_quotation_days',
      subject: 'settings',
      subjectId: 0,
      before: { days: before },
      after: { days },
    })
    return { outcome: 'set', values: { days_now: days }, wrote: true }
  },
})
