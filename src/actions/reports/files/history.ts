import type { Sql } from '../../../db/open.ts'
import { addMonths } from '../../../domain/calendar.ts'
import { pastTurnover, turnoverOf } from '../collect.ts'

/** A year and the month itself: the same month last year stands at the other end. */
const MONTHS = 13

/** Turnover of the months up to one, oldest first; of those before the program what the office imported. In rupiah. */
export async function historyOf(sql: Sql, region: string, month: string): Promise<{ month: string; amount: number }[]> {
  const months = Array.from({ length: MONTHS }, (_, place) => addMonths(month, place - MONTHS + 1))
  const sold = new Map<string, number>()
  for (const row of await turnoverOf(sql, { region, months }))
    sold.set(row.month, (sold.get(row.month) ?? 0) + row.amount)
  const past = await pastTurnover(sql, region, months)
  const all = months.map((then) => ({ month: then, amount: sold.get(then) || (past.get(then) ?? 0) }))
  // the program's first months have no year behind them: empty bars say nothing
  const first = all.findIndex(({ amount }) => amount > 0)
  return all.slice(Math.min(first < 0 ? MONTHS : first, MONTHS - 6))
}
