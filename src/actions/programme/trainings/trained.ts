import type { Sql } from '../../../db/open.ts'
import { monthSpan } from '../../../domain/calendar.ts'

/** Trainings of a month whose attendance is written down, and the makers who were at one of them. */
export async function trainedIn(
  sql: Sql,
  region: string,
  month: string,
): Promise<{ trainings: number; makers: number }> {
  const { from, until } = monthSpan(month)
  const [row] = await sql<{ trainings: number; makers: number }>(
    `SELECT count(DISTINCT t.id)::int AS trainings, count(DISTINCT p.seller_id)::int AS makers
     FROM trainings t JOIN training_places p ON p.training_id = t.id AND p.status = 'attended'
     WHERE t.region_code = $1 AND t.day BETWEEN $2 AND $3`,
    [region, from, until],
  )
  return row ?? { trainings: 0, makers: 0 }
}
