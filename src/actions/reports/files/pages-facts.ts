import type { PagesFacts, PageTable } from '../../../documents/summary/pages.ts'
import { addMonths } from '../../../domain/calendar.ts'
import { CAUSE_DIMENSIONS, told } from '../../../domain/summary/change.ts'
import type { Part } from '../../../domain/summary/figures.ts'
import { line } from '../../lines.ts'
import type { MonthSummary } from '../month.ts'
import { afterSeason, companiesTarget, turnoverTarget } from '../say.ts'
import { adviceLine, calleeLine, riskLine } from '../say-todo.ts'
import { standing } from './chart-facts.ts'
import { capital, type Speech } from './speech.ts'

/** Rows of each table: both pages stay two pages. */
const MOST_CAUSES = 5
const MOST_PARTS = 8
/** Letters of a name above a phone number, so that both stay on one line. */
const LONGEST_NAME = 44

/** The two pages for the head of the office. */
export function pagesFacts(
  summary: MonthSummary,
  chart: Uint8Array,
  { office, day, page }: { office: string; day: string; page: string },
  speech: Speech,
): PagesFacts {
  const { word, say, lines } = speech
  const { month, regionName, comparison, advice, risks, corrections } = summary
  const { by } = summary.figures
  const table = (title: string, parts: readonly Part[], name: (key: string) => string): PageTable => ({
    title: word(title),
    rows: cut(parts, MOST_PARTS, word('report.others')).map(({ key, amount, rest }) => ({
      label: rest ?? capital(name(key)),
      amount: say('rupiah', amount),
    })),
  })
  const corrected = corrections.map(
    ({ month: then, source, amount }) =>
      `${say('month', then)}, ${word(`source.${source}`)}: ${amount < 0 ? '−' : '+'}${say('rupiah', Math.abs(amount))}`,
  )
  const targets = lines([...turnoverTarget(summary.turnoverTarget), ...companiesTarget(summary.companiesTarget)])
  return {
    office,
    title: word('report.title'),
    subtitle: `${regionName}, ${say('month', month)} (${standing(summary, speech)})`,
    day,
    figures: figures(summary, speech),
    remarks: [
      ...seasonRemark(summary, speech),
      ...(afterSeason(summary) ? lines([line('summary_after_season', {})]) : []),
      ...(summary.provisional ? [`${word('report.final_on')} ${say('date', summary.finalOn)}.`] : []),
    ],
    chart,
    ...(comparison && comparison.turnover.change !== 0 ? { why: why(summary, speech) } : {}),
    todo: {
      title: word('report.todo'),
      points: advice.map((one) => ({
        text: lines([adviceLine(one, summary)]).join(' '),
        under: lines(one.call.map((callee) => calleeLine({ ...callee, name: clipped(callee.name) }))),
      })),
    },
    lists: [
      { title: word('summary.risks'), lines: lines(risks.map(riskLine)) },
      { title: word('summary.target'), lines: targets },
      { title: word('summary.corrections'), lines: corrected },
    ].filter((list) => list.lines.length > 0),
    tables: [
      table('summary.by_district', by.district, (key) => say('district', key)),
      table('summary.by_kind', by.kind, (key) => word(`kind.${key}`)),
      table('summary.by_buyer_kind', by.buyer_kind, (key) => word(`buyer_kind.${key}`)),
      table('summary.by_channel', by.channel, (key) => word(`sale.${key}`)),
      table('report.largest_makers', summary.makers.slice(0, MOST_PARTS), (key) => summary.sellers[key] ?? '–'),
      table(
        'report.largest_buyers',
        by.buyer.slice(0, MOST_PARTS),
        (key) => summary.buyers[key] ?? word('buyer_kind.?'),
      ),
    ],
    foot: page,
  }
}

const clipped = (name: string) => (name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME - 1).trimEnd()}…` : name)

/** Figures of the month beside the month before and the same month last year, as far as they are known. */
function figures(summary: MonthSummary, { word, say, short }: Speech): PagesFacts['figures'] {
  const { month, figures: now, lastMonth, lastYear, comparison } = summary
  const before = addMonths(month, -1)
  const aYearAgo = addMonths(month, -12)
  const head = (then: string) => `${short(then)} ${then.slice(0, 4)}`
  const row = (name: string, value: string, then?: string, year?: string) => [
    word(`report.figure.${name}`),
    value,
    ...(lastMonth ? [then ?? ''] : []),
    ...(lastYear ? [year ?? ''] : []),
  ]
  const count = (value: number) => say('count', value)
  const counted = (name: 'orders' | 'parcels' | 'makersWhoSold' | 'buyers') =>
    comparison ? count(comparison[name].before) : undefined
  return {
    heads: [
      word('report.column.what'),
      head(month),
      ...(lastMonth ? [head(before)] : []),
      ...(lastYear ? [head(aYearAgo)] : []),
    ],
    rows: [
      row(
        'turnover',
        say('rupiah', now.turnover),
        lastMonth ? say('rupiah', lastMonth.before) : undefined,
        lastYear ? say('rupiah', lastYear.before) : undefined,
      ),
      // always apart: what was delivered, what others reported, what makers say themselves
      ...now.by.source.map(({ key, amount }) => {
        const [label, value, ...rest] = row('of_which', say('rupiah', amount))
        return [`${label} ${word(`source.${key}`)}`, value!, ...rest]
      }),
      row('orders', count(now.orders), counted('orders')),
      row('parcels', count(now.parcels), counted('parcels')),
      row('pieces', count(now.pieces)),
      row('makers', count(now.makersWhoSold), counted('makersWhoSold')),
      row('buyers', count(now.buyers), counted('buyers')),
      row('new_buyers', count(now.newBuyers)),
      row('returning_buyers', count(now.returningBuyers)),
      ...(summary.climbed ? [row('climbed', count(summary.climbed))] : []),
      ...(summary.trained?.makers ? [row('trained', count(summary.trained.makers))] : []),
    ],
  }
}

function seasonRemark({ season }: MonthSummary, { word, say }: Speech): string[] {
  if (!season) return []
  const until = season.daysTo === 0 ? word('summary.until_feast') : `H-${season.daysTo}`
  return [
    `${word('report.season')} ${until}: ${say('rupiah', season.now)}, ${word('report.season_before')} ${say('rupiah', season.before)}.`,
  ]
}

/** Under each heading the rows add up to the change, and the sum says so. */
function why({ comparison, buyers }: MonthSummary, { word, say }: Speech): NonNullable<PagesFacts['why']> {
  const { change } = comparison!.turnover
  const signed = (amount: number) => `${amount < 0 ? '−' : '+'}${say('rupiah', Math.abs(amount))}`
  const name = {
    buyer: (key: string) => buyers[key] ?? capital(word('buyer_kind.?')),
    kind: (key: string) => word(`kind.${key}`),
    district: (key: string) => say('district', key),
  }
  return {
    title: `${word(change < 0 ? 'report.why_down' : 'report.why_up')} ${say('rupiah', Math.abs(change))}`,
    tables: CAUSE_DIMENSIONS.map((dimension): PageTable => {
      const { causes, others, rest } = told(comparison!.causes[dimension], MOST_CAUSES)
      return {
        title: word(`summary.why_${dimension}`),
        rows: [
          ...causes.map(({ key, change: amount }) => ({ label: name[dimension](key), amount: signed(amount) })),
          ...(others ? [{ label: `${others} ${word('report.others')}`, amount: signed(rest) }] : []),
          { label: word('report.sum'), amount: signed(change), strong: true },
        ],
      }
    }),
  }
}

/** The largest, and all others as one. */
function cut(parts: readonly Part[], most: number, others: string): (Part & { rest?: string })[] {
  if (parts.length <= most) return [...parts]
  const left = parts.slice(most - 1)
  return [
    ...parts.slice(0, most - 1),
    { key: '', amount: left.reduce((sum, { amount }) => sum + amount, 0), rest: `${left.length} ${others}` },
  ]
}
