import type { Action } from '../../src/actions/action.ts'
import type { Tx } from '../../src/db/open.ts'

/** What officers do that is no act upon anybody's record, and why. */
const NO_ACT: Readonly<Record<string, string>> = {
  say_to_person: 'the words themselves are kept, with who said them',
  list_leaving: 'a delivery that is only planned gets its row when it is first looked at',
  keep_paper: 'notes the file of a paper whose number was given before',
  begin_import: 'looks a workbook through: nothing of it counts before confirm_import',
  drop_import: 'nothing of it had counted',
  show_my_data: 'asks for what is kept of herself',
  open_handoff: 'asks for help herself',
}

/** Where a test notes changes for itself. */
const SEEN = 'seen_changes'

/** Tables in which an officer's act leaves what is no act: talk on its way, work in hand, what was looked at. */
const BOOKKEEPING = [
  'inbox',
  'outbox',
  'conversations',
  'accounts',
  'errands',
  'stored_files',
  'job_runs',
  'model_uses',
  SEEN,
]

/**
 * The same actions, but whatever one changes in an officer's hands without an audit line is told.
 * @param tell the action's name, and the tables it changed
 */
export function audited(
  actions: ReadonlyMap<string, Action>,
  tell: (action: string, tables: string[]) => void,
): Map<string, Action> {
  const watch = (action: Action): Action => ({
    ...action,
    async run(inputs, work) {
      if (work.actor.officerId === undefined || action.name in NO_ACT) return action.run(inputs, work)
      const before = await changesOf(work.tx)
      const done = await action.run(inputs, work)
      const after = await changesOf(work.tx)
      const changed = [...after].filter(([table, n]) => n > (before.get(table) ?? 0)).map(([table]) => table)
      const acts = changed.filter((table) => !BOOKKEEPING.includes(table))
      if (acts.length && !acts.includes('audits')) tell(action.name, acts)
      return done
    },
  })
  return new Map([...actions].map(([name, action]) => [name, watch(action)]))
}

/** Rows changed so far, by table: only the difference of two looks in one transaction means anything. */
async function changesOf({ sql }: Tx): Promise<Map<string, number>> {
  const rows = await sql<{ table: string; n: number }>(
    `SELECT relname AS "table", n_tup_ins + n_tup_upd + n_tup_del AS n FROM pg_stat_xact_user_tables
     WHERE n_tup_ins + n_tup_upd + n_tup_del > 0`,
  )
  return new Map(rows.map(({ table, n }) => [table, n]))
}
