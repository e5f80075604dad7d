import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { lockedSummary } from '../actions/reports/closing.ts'
import { summaryFiles } from '../actions/reports/files/make.ts'
import { sumUp } from '../actions/reports/month.ts'
import { summaryLines } from '../actions/reports/say.ts'
import { dayOf } from '../clock.ts'
import { readContext, sayAs } from '../flow/say.ts'
import { tickedUntil } from '../jobs/tick.ts'
import type { World } from '../main.ts'
import { snake } from './snake.ts'

/**
 * Writes a month's summary of every region as files: summary.json with all figures, summary.txt as officers read it, and of
 * each region that sold something the very picture, workbook and pages that the bot sends. A closed month is written as it
 * was closed.
 * @param out folder; made when it is not there
 * @returns the paths written
 */
export async function writeReport(
  { db, clock, desk, draw }: Pick<World, 'db' | 'clock' | 'desk' | 'draw'>,
  month: string,
  out: string,
): Promise<string[]> {
  // a database that was played on may be ahead of the machine's clock
  const [heard] = await db.sql<{ at: Date }>('SELECT received_at AS at FROM inbox ORDER BY id DESC LIMIT 1')
  const instants = [clock.now(), await tickedUntil(db), heard?.at].flatMap((at) => at?.getTime() ?? [])
  const today = dayOf(new Date(Math.max(...instants)))
  const { house, feasts, districts } = desk
  const regions = await db.sql<{ code: string }>('SELECT code FROM regions ORDER BY code')
  const summaries = []
  for (const { code } of regions)
    summaries.push((await lockedSummary(db.sql, code, month)) ?? (await sumUp(db.sql, code, month, { today, feasts })))
  const text = summaries.map((summary) => {
    const actor = { accountId: 0, conversationId: 0, region: summary.region, roles: [] }
    return sayAs('lines', summaryLines(summary), house, readContext(house, { actor, today, feasts, districts }))
  })
  const files: { name: string; content: string | Uint8Array }[] = [
    { name: 'summary.json', content: `${JSON.stringify(snake({ month, regions: summaries }), null, 1)}\n` },
    { name: 'summary.txt', content: `${text.join('\n\n')}\n` },
  ]
  for (const summary of summaries)
    if (summary.figures.turnover > 0)
      files.push(...(await summaryFiles(db.sql, house, summary, { today, feasts, draw })))
  await mkdir(out, { recursive: true })
  const written: string[] = []
  for (const { name, content } of files) {
    const path = join(out, name)
    await writeFile(path, content)
    written.push(path)
  }
  return written
}
