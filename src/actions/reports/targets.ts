import type { Sql } from '../../db/open.ts'
import { monthOf } from '../../domain/calendar.ts'
import { OFFICER_ACTS } from '../../domain/officers.ts'
import { type Pace, targetPace } from '../../domain/summary/targets.ts'
import { action, type Work } from '../action.ts'
import { audit } from '../audit.ts'
import { turnoverOf } from './collect.ts'
import { companiesTarget, turnoverTarget } from './say.ts'

/** A target of the year and where it stands. */
export interface Target extends Pace {
  target: number
  reached: number
}

export interface Targets {
  turnoverTarget: Target | null
  companiesTarget: Target | null
}

/** What somebody bought in a month of the year. */
export interface Bought {
  buyerId: number | null
  amount: number
}

/**
 * Where the year's targets stand at the end of a day; null for one that is not set.
 * @param year 'YYYY'
 * @param bought everything sold in that year so far
 */
export async function targetsOf(
  sql: Sql,
  region: string,
  { year, day, bought }: { year: string; day: string; bought: readonly Bought[] },
): Promise<Targets> {
  const [set] = await sql<{ companies: number | null; turnover: number | null }>(
    'SELECT companies, turnover FROM targets WHERE region_code = $1 AND year = $2',
    [region, Number(year)],
  )
  const span = { from: `${year}-01-01`, until: `${year}-12-31` }
  const held = (target: number | null | undefined, reached: number): Target | null =>
    target ? { target, reached, ...targetPace(target, reached, span, day) } : null
  const companies = new Set(bought.flatMap(({ buyerId }) => (buyerId === null ? [] : [buyerId]))).size
  const turnover = bought.reduce((sum, { amount }) => sum + amount, 0)
  return { turnoverTarget: held(set?.turnover, turnover), companiesTarget: held(set?.companies, companies) }
}

const WHO = OFFICER_ACTS.set_targets

/** The year's targets as they stand today; `next`: the coming year's. */
const looking = (name: string, ahead: 0 | 1) =>
  action({
    name,
    for: WHO,
    needs: {},
    gives: { set: { target_year: 'text', targets: 'lines' }, unset: { target_year: 'text' } },
    async run(_, { tx, actor, today }) {
      const year = String(Number(today.slice(0, 4)) + ahead)
      const months = Array.from(
        { length: Number(monthOf(today).slice(5)) },
        (_, at) => `${year}-${String(at + 1).padStart(2, '0')}`,
      )
      const bought = ahead ? [] : await turnoverOf(tx.sql, { region: actor.region, months })
      const { turnoverTarget: turnover, companiesTarget: companies } = await targetsOf(tx.sql, actor.region, {
        ...{ year, day: today },
        bought,
      })
      const targets = [...turnoverTarget(turnover), ...companiesTarget(companies)]
      return targets.length
        ? { outcome: 'set', values: { target_year: year, targets } }
        : { outcome: 'unset', values: { target_year: year } }
    },
  })
export const lookAtTargets = looking('look_at_targets', 0)
export const lookAtNextTargets = looking('look_at_next_targets', 1)

/** Sets one target of a year; another takes its place. */
export const setTurnoverTarget = action({
  name: 'set_turnover_target',
  for: WHO,
  needs: { target_year: 'text', target_turnover: 'rupiah' },
  gives: { set: { target_year: 'text' } },
  async run({ target_year, target_turnover }, work) {
    await setTarget(work, target_year, 'turnover', target_turnover)
    return { outcome: 'set', values: { target_year }, wrote: true }
  },
})

/** The same for how many organisations are to buy. */
export const setCompaniesTarget = action({
  name: 'set_companies_target',
  for: WHO,
  needs: { target_year: 'text', target_companies: 'count' },
  gives: { set: { target_year: 'text' } },
  async run({ target_year, target_companies }, work) {
    await setTarget(work, target_year, 'companies', target_companies)
    return { outcome: 'set', values: { target_year }, wrote: true }
  },
})

async function setTarget({ tx, actor, now }: Work, year: string, what: 'turnover' | 'companies', value: number) {
  const [row] = await tx.sql<{ id: number }>(
    `INSERT INTO targets (region_code, year, ${what}, set_by_id, set_at) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (region_code, year) DO UPDATE SET ${what} = excluded.${what}, set_by_id = excluded.set_by_id, set_at = excluded.set_at
     RETURNING id`,
    [actor.region, Number(year), value, actor.officerId ?? null, now],
  )
  const after = { year, [what]: value }
  await audit(tx, actor, now, { act: 'set_target', subject: 'targets', subjectId: row?.id ?? 0, after })
}
