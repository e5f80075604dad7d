import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sumUp } from '../actions/reports/month.ts'
import { summaryLines } from '../actions/reports/say.ts'
import { dayOf } from '../clock.ts'
import { readContext, sayAs } from '../flow/say.ts'
import { tickedUntil } from '../jobs/tick.ts'
import type { World } from '../main.ts'
import { snake } from './snake.ts'

/**
 * Writes a month's summary of every region as files: summary.json with all figures, summary.txt as officers read it. The
 * table for Excel and the printed page with its chart come with `documents/`.
 * @param out folder; made when it is not there
 * @returns the paths written
 */
export async function writeReport(
  { db, clock, desk }: Pick<World, 'db' | 'clock' | 'desk'>,
  month: string,
  out: string,
): Promise<string[]> {
  // a database that was played on may be ahead of the machine's clock
  const ticked = await tickedUntil(db)
  const now = clock.now()
  const today = dayOf(ticked && ticked > now ? ticked : now)
  const regions = await db.sql<{ code: string }>('SELECT code FROM regions ORDER BY code')
  const summaries = []
  for (const { code } of regions) summaries.push(await sumUp(db.sql, code, month, { today, feasts: desk.feasts }))
  const text = summaries.map((summary) => {
    const actor = { accountId: 0, conversationId: 0, region: summary.region, roles: [] }
    const context = readContext(desk.house, { actor, today, feasts: desk.feasts, districts: desk.districts })
    return sayAs('lines', summaryLines(summary), desk.house, context)
  })
  await mkdir(out, { recursive: true })
  const files = {
    'summary.json': `${JSON.stringify(snake({ month, regions: summaries }), null, 1)}\n`,
    'summary.txt': `${text.join('\n\n')}\n`,
  }
  const written: string[] = []
  for (const [name, content] of Object.entries(files)) {
    const path = join(out, name)
    await writeFile(path, content)
    written.push(path)
  }
  return written
}
