import { inspectDatabase } from '../../src/cli/inspect.ts'
import type { Db } from '../../src/db/open.ts'

/** The state, and what was said to whom in which order; but not in which order different people heard it. */
export async function endOf(db: Db): Promise<object> {
  const { job_runs, ...state } = (await inspectDatabase(db)) as { job_runs: Record<string, unknown>[] }
  const said = await db.sql(
    `SELECT account_id, lane, notice, key, text, options, status, due_at, sent_at, error FROM outbox
     ORDER BY account_id, sent_at, lane DESC, inbox_id, key`,
  )
  // a run that several programs try to claim takes a number for each try; how far the bells have rung is theirs
  const runs = job_runs
    .filter(({ job }) => job !== 'bell')
    .map(({ id: _, ...run }) => run)
    .sort((a, b) => `${a.job} ${a.period}`.localeCompare(`${b.job} ${b.period}`))
  return {
    ...state,
    runs,
    said,
    talks: await db.sql(
      'SELECT id, state, prompt_no, last_inbound_at, open_question_at FROM conversations ORDER BY id',
    ),
  }
}
