import type { Sql } from '../../../db/open.ts'
import type { Draw } from '../../../documents/drawings.ts'
import { addMonths } from '../../../domain/calendar.ts'
import type { Feasts } from '../../../domain/feasts.ts'
import type { House } from '../../../flow/types.ts'
import type { MonthSummary } from '../month.ts'
import { bookFacts } from './book-facts.ts'
import { chartFacts } from './chart-facts.ts'
import { historyOf } from './history.ts'
import { itemsOf } from './items.ts'
import { pagesFacts } from './pages-facts.ts'
import { speechOf } from './speech.ts'

/** A file of a summary: what it is called, and its bytes. */
export interface SummaryFile {
  name: string
  content: Uint8Array
}

/**
 * A month's picture, workbook and pages, in this order. The same rows give the same bytes: a month that is over is dated
 * the day it was closed or the first of the next, one that runs today.
 */
export async function summaryFiles(
  sql: Sql,
  house: House,
  summary: MonthSummary,
  { today, feasts, draw }: { today: string; feasts: Feasts; draw: Draw },
): Promise<SummaryFile[]> {
  const { region, month, complete, number, finalOn } = summary
  const speech = speechOf(house, { region, today, feasts })
  const [row] = await sql<{ office: string }>('SELECT office_name AS office FROM regions WHERE code = $1', [region])
  const office = row?.office ?? summary.regionName
  const day = number !== null ? finalOn : complete ? `${addMonths(month, 1)}-01` : today
  const chart = await draw('chart', chartFacts(summary, await historyOf(sql, region, month), office, speech))
  const page = house.papers.page ?? '{page}/{pages}'
  const pages = await draw('pages', pagesFacts(summary, chart, { office, day, page }, speech))
  const book = await draw('workbook', bookFacts(summary, await itemsOf(sql, region, month), { office, day }, speech))
  const name = `${speech.word('report.file')} ${summary.regionName} ${speech.say('month', month)}`
  return [
    { name: `${name}.png`, content: chart },
    { name: `${name}.xlsx`, content: book },
    { name: `${name}.pdf`, content: pages },
  ]
}
