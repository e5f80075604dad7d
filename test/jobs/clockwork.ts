import { readFeasts } from '../../src/actions/places/reference.ts'
import type { Db } from '../../src/db/open.ts'
import { nextTick, tick } from '../../src/jobs/tick.ts'

export const wib = (text: string) => new Date(`${text}:00+07:00`)

/** Lets the house's own clock run from one instant to another, from due instant to due instant. */
export async function passTime(db: Db, from: string, to: string): Promise<void> {
  const tools = { feasts: await readFeasts(db), log: { info() {}, error: complain } }
  let now = wib(from)
  const end = wib(to)
  for (;;) {
    const { at: next, waits } = await nextTick(db, tools, now)
    const instant = next && next < end ? next : end
    await tick(db, tools, now, instant, undefined, waits)
    now = instant
    if (now >= end) return
  }
}

const complain = ({ err }: { err?: unknown }) => {
  throw err
}

export interface Said {
  notice: string
  account_id: number
  key: string
  due_at: Date
  values: Record<string, unknown>
}

/** What the clock queued, in order: all of it, or one notice only. */
export const said = (db: Db, notice?: string) =>
  db.sql<Said>(
    `SELECT notice, account_id, key, due_at, values FROM outbox WHERE lane = 'notice' AND ($1::text IS NULL OR notice = $1) ORDER BY id`,
    [notice ?? null],
  )

/** Names and values of the lines in a notice. */
export const linesOf = (values: Record<string, unknown> | undefined, name: string) =>
  ((values?.[name] ?? []) as { line: string; values: Record<string, unknown> }[]).map(({ line, values }) => ({
    line,
    ...values,
  }))
