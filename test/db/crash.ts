import { openDb } from '../../src/db/open.ts'
import { startChild } from './child.ts'

/**
 * One round: a program writes to `dir`, is killed with kill -9 after `transactions` acknowledged ones and a moment of
 * `ms`, and the folder is opened again.
 * @returns how many it had said were committed, which of them are not there, and how many are there by half
 */
export async function crashRound(dir: string, transactions: number, ms: number) {
  const writer = startChild('./writer.ts', dir)
  await writer.lines(1 + transactions)
  await new Promise((resolve) => setTimeout(resolve, ms))
  await writer.kill()
  const acknowledged = writer.said.slice(1).map(Number)
  const db = await openDb({ dir })
  const lost = await db.sql(
    `SELECT said FROM unnest($1::int[]) AS said WHERE NOT EXISTS (SELECT 1 FROM people WHERE id = said AND name = 'person ' || said)`,
    [acknowledged],
  )
  const [half] = await db.sql<{ count: number }>(
    `SELECT count(*) FROM people p FULL JOIN job_runs j ON j.period = p.id::text WHERE p.id IS NULL OR j.id IS NULL OR p.name IS NULL`,
  )
  await db.close()
  return { opened: writer.said[0], acknowledged: acknowledged.length, lost: lost.length, half: half!.count }
}
