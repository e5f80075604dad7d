import { dayOf } from '../clock.ts'
import type { Db } from '../db/open.ts'
import { tellMonth } from '../understand/model/month.ts'
import type { Desk } from './desk.ts'
import { countAnswer, spendCall } from './model-uses.ts'

/**
 * Has the model, where there is one, put a month into words. Never fails, never takes longer than a call may.
 * @param lines sentences of its summary without names
 * @returns its text once every number in it was found among the lines; undefined when there is none to be used
 */
export async function askForMonth(
  db: Db,
  { model, log }: Pick<Desk, 'model' | 'log'>,
  lines: readonly string[],
  { now, callsADay }: { now: Date; callsADay: number },
): Promise<string | undefined> {
  if (!model?.ready(now)) return undefined
  const day = dayOf(now)
  const answer = await tellMonth(model, lines, { now, spend: () => spendCall(db, day, 'month', callsADay) })
  await countAnswer(db, day, 'month', answer)
  if (!answer.ok)
    log.warn({ why: answer.why, error: answer.error }, "a month is told in our own words: the model's were no use")
  return answer.ok ? answer.value : undefined
}
