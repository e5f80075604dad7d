import type { Db } from './open.ts'

/** Calls that share one statement, at most. */
const MOST = 100

/** PostgreSQL reckons with so many elements in an array it does not know yet. */
const RECKONED = 10

/**
 * One column of many rows for `unnest`, filled up with null: a prepared statement keeps its plan only as long as no array is
 * shorter than PostgreSQL reckons with, and planning costs more than the statement itself.
 */
export const columnOf = <Row, T>(rows: readonly Row[], value: (row: Row) => T): (T | null)[] =>
  Array.from({ length: Math.max(rows.length, RECKONED) }, (_, nth) => (nth < rows.length ? value(rows[nth]!) : null))

interface Call<In, Out> {
  one: In
  resolve(out: Out): void
  reject(error: unknown): void
}

/**
 * One at a time for each database: what is asked for while one is under way goes together in the next, in the order in which
 * it came. Whoever is alone waits for nobody; under load many share a statement, a journey and a commit.
 * @param carry what came of each, in the order given. When it throws, each is carried out by itself, so that only what
 * cannot be done fails
 */
export function together<In, Out>(
  carry: (db: Db, all: readonly In[]) => Promise<readonly Out[]>,
): (db: Db, one: In) => Promise<Out> {
  const lines = new WeakMap<Db, Call<In, Out>[]>()

  async function carryAll(db: Db, calls: readonly Call<In, Out>[]): Promise<void> {
    try {
      const outs = await carry(
        db,
        calls.map(({ one }) => one),
      )
      for (const [nth, { resolve }] of calls.entries()) resolve(outs[nth]!)
    } catch (error) {
      if (calls.length > 1) for (const call of calls) await carryAll(db, [call])
      else calls[0]!.reject(error)
    }
  }

  async function work(db: Db, line: Call<In, Out>[]): Promise<void> {
    while (line.length) await carryAll(db, line.splice(0, MOST))
    lines.delete(db)
  }

  return (db, one) =>
    new Promise((resolve, reject) => {
      const call = { one, resolve, reject }
      const line = lines.get(db)
      if (line) return void line.push(call)
      const begun = [call]
      lines.set(db, begun)
      void work(db, begun)
    })
}
