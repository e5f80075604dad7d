import { OFFICER_ACTS } from '../../../domain/officers.ts'
import { queueNotices } from '../../../outbox/queue.ts'
import { officerAccounts } from '../../accounts.ts'
import type { ErrandTools, QuietErrand, TalkErrand } from '../../errand.ts'
import { line } from '../../lines.ts'
import { lockedSummary } from '../closing.ts'
import { type MonthSummary, sumUp } from '../month.ts'
import { summaryFiles } from './make.ts'
import { speechOf } from './speech.ts'
import { tellable } from './story.ts'

/** Names of the errands. */
export const SEND_SUMMARY_FILES = 'send_summary_files'
export const MAKE_SUMMARY_FILES = 'make_summary_files'
/** The flow that hands the files over to whoever asked. */
export const SUMMARY_FILES_FLOW = 'summary-files'

/** Which of a month's summaries the files are of. */
export interface SummaryOf {
  region: string
  month: string
  kind: 'provisional' | 'final'
}

async function keptFiles(summary: MonthSummary, { db, house, feasts, today, draw, keep }: ErrandTools) {
  const kept = []
  for (const { name, content } of await summaryFiles(db.sql, house, summary, { today, feasts, draw }))
    kept.push(await keep(content, name))
  return kept
}

/** The month in a model's words; our own went out already. */
async function told(summary: MonthSummary, { house, feasts, today, tell }: ErrandTools): Promise<string | undefined> {
  const { lines, named } = tellable(summary, speechOf(house, { region: summary.region, today, feasts }))
  const text = await tell?.(lines)
  return text === undefined ? undefined : named(text)
}

/**
 * By the clock: the files of figures that went out as text, to every officer who may see them. When they cannot be made
 * nobody is told: the text is there, and whoever asks for the files hears what is wrong.
 */
export const sendSummaryFilesErrand: QuietErrand = {
  name: SEND_SUMMARY_FILES,
  async run({ region, month, kind }: SummaryOf, tools) {
    const [row] = await tools.db.sql<{ figures: MonthSummary }>(
      'SELECT figures FROM summaries WHERE region_code = $1 AND month = $2 AND kind = $3',
      [region, month, kind],
    )
    if (!row) throw new Error(`there is no ${kind} summary of ${month} in ${region}`)
    const files = await keptFiles(row.figures, tools)
    const text = kind === 'provisional' ? await told(row.figures, tools) : undefined
    const story = text === undefined ? [] : [line('month_story', { text })]
    return async (tx) => {
      const accounts = await officerAccounts(tx, region, OFFICER_ACTS.see_summary)
      await queueNotices(
        tx,
        accounts.map(({ accountId }) => ({
          notice: 'summary_files' as const,
          accountId,
          key: `summary-files:${kind}:${region}:${month}:${accountId}`,
          values: { month, region_name: row.figures.regionName, story, files },
        })),
        tools.now,
      )
    }
  },
  instead: () => async () => undefined,
} as QuietErrand

/** On demand: the files of a month, as it was closed or else as the rows stand now. */
export const makeSummaryFilesErrand: TalkErrand = {
  name: MAKE_SUMMARY_FILES,
  async run({ region, month }: Pick<SummaryOf, 'region' | 'month'>, tools) {
    const { db, today, feasts } = tools
    const summary =
      (await lockedSummary(db.sql, region, month)) ?? (await sumUp(db.sql, region, month, { today, feasts }))
    return {
      flow: SUMMARY_FILES_FLOW,
      slots: { month, region_name: summary.regionName, files: await keptFiles(summary, tools) },
    }
  },
} as TalkErrand
