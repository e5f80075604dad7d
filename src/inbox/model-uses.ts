import type { Db } from '../db/open.ts'
import type { Answer } from '../understand/model/model.ts'

/** What a model is asked for: each has its own ceiling of calls a day. */
export type Purpose = 'words' | 'label' | 'voice' | 'month'

/** One call more today, unless that is too many: counted in one statement, however many processes ask. */
export async function spendCall(db: Db, day: string, purpose: Purpose, most: number): Promise<boolean> {
  const spent = await db.sql(
    `INSERT INTO model_uses (day, purpose, calls) SELECT $1, $2, 1 WHERE $3 > 0
     ON CONFLICT (day, purpose) DO UPDATE SET calls = model_uses.calls + 1 WHERE model_uses.calls < $3 RETURNING calls`,
    [day, purpose, most],
  )
  return spent.length > 0
}

/** What came of it: tokens, or a failure. */
export async function countAnswer(db: Db, day: string, purpose: Purpose, answer: Answer<unknown>): Promise<void> {
  const [failures, tokens] = answer.ok ? [0, answer.tokens] : [answer.why === 'failed' ? 1 : 0, 0]
  if (failures + tokens > 0)
    await db.sql(
      'UPDATE model_uses SET failures = failures + $3, tokens = tokens + $4 WHERE day = $1 AND purpose = $2',
      [day, purpose, failures, tokens],
    )
}
