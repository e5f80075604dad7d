import type { Book, BookSheet, SheetColumn } from '../../../documents/workbook.ts'
import { CAUSE_DIMENSIONS } from '../../../domain/summary/change.ts'
import type { Dimension } from '../../../domain/summary/figures.ts'
import type { MonthSummary } from '../month.ts'
import { standing } from './chart-facts.ts'
import type { Item } from './items.ts'
import type { Speech } from './speech.ts'

/** The workbook: figures, every item, the breakdowns and what made the change. */
export function bookFacts(
  summary: MonthSummary,
  items: readonly Item[],
  { office, day }: { office: string; day: string },
  speech: Speech,
): Book {
  const { word, say } = speech
  const column = (title: string, kind: SheetColumn['kind'], width: number): SheetColumn => ({
    title: word(`report.column.${title}`),
    kind,
    width,
  })
  const breakdown = (dimension: Dimension, name: (key: string) => string): BookSheet => ({
    name: word(`report.sheet.${dimension}`),
    columns: [column(dimension, 'text', 34), column('amount', 'rupiah', 18)],
    rows: summary.figures.by[dimension].map(({ key, amount }) => [name(key), amount]),
  })
  const buyer = (key: string) => summary.buyers[key] ?? word('buyer_kind.?')
  const named: Record<(typeof CAUSE_DIMENSIONS)[number], (key: string) => string> = {
    buyer,
    kind: (key) => word(`kind.${key}`),
    district: (key) => say('district', key),
  }
  return {
    title: `${word('report.title')} ${summary.regionName} ${say('month', summary.month)}`,
    author: office,
    day,
    sheets: [
      {
        name: word('report.sheet.figures'),
        columns: [column('what', 'text', 34), column('value', 'text', 30), column('number', 'count', 18)],
        rows: figureRows(summary, speech),
      },
      {
        name: word('report.sheet.items'),
        columns: [
          column('day', 'day', 12),
          column('order', 'text', 14),
          column('buyer', 'text', 28),
          column('buyer_kind', 'text', 20),
          column('product', 'text', 28),
          column('kind', 'text', 18),
          column('maker', 'text', 24),
          column('district', 'text', 20),
          column('channel', 'text', 16),
          column('source', 'text', 16),
          column('pieces', 'count', 10),
          column('unit', 'text', 10),
          column('damaged', 'count', 8),
          column('price', 'rupiah', 14),
          column('amount', 'rupiah', 16),
        ],
        rows: items.map((item) => [
          item.day,
          item.orderNumber,
          item.buyer,
          item.buyerKind && word(`buyer_kind.${item.buyerKind}`),
          item.product,
          word(`kind.${item.kind}`),
          item.maker,
          say('district', item.district),
          word(`sale.${item.channel}`),
          word(`source.${item.source}`),
          item.pieces,
          item.unit,
          item.damaged,
          item.price,
          item.amount,
        ]),
      },
      breakdown('buyer', buyer),
      makersSheet(items, column, speech),
      breakdown('kind', named.kind),
      breakdown('district', named.district),
      breakdown('channel', (key) => word(`sale.${key}`)),
      {
        name: word('report.sheet.causes'),
        columns: [
          column('by', 'text', 22),
          column('what', 'text', 34),
          column('before', 'rupiah', 18),
          column('now', 'rupiah', 18),
          column('change', 'rupiah', 18),
        ],
        rows: CAUSE_DIMENSIONS.flatMap((dimension) =>
          (summary.comparison?.causes[dimension] ?? []).map(({ key, before, now, change }) => [
            word(`summary.why_${dimension}`),
            named[dimension](key),
            before,
            now,
            change,
          ]),
        ),
      },
    ],
  }
}

/** What was sold of each maker, from the items; largest first. */
function makersSheet(
  items: readonly Item[],
  column: (title: string, kind: SheetColumn['kind'], width: number) => SheetColumn,
  { word, say }: Speech,
): BookSheet {
  const makers = new Map<number, { maker: string; district: string; pieces: number; amount: number }>()
  for (const { makerId, maker, district, pieces, amount } of items) {
    const known = makers.get(makerId) ?? { maker, district, pieces: 0, amount: 0 }
    makers.set(makerId, { ...known, pieces: known.pieces + pieces, amount: known.amount + amount })
  }
  return {
    name: word('report.sheet.makers'),
    columns: [
      column('maker', 'text', 34),
      column('district', 'text', 20),
      column('pieces', 'count', 12),
      column('amount', 'rupiah', 18),
    ],
    rows: [...makers.values()]
      .sort((a, b) => b.amount - a.amount || (a.maker < b.maker ? -1 : 1))
      .map(({ maker, district, pieces, amount }) => [maker, say('district', district), pieces, amount]),
  }
}

function figureRows(summary: MonthSummary, speech: Speech): BookSheet['rows'] {
  const { figures, lastMonth, lastYear, corrections, turnoverTarget, companiesTarget } = summary
  const { word, say } = speech
  const row = (name: string, number: number | null, note: string | null = null) => [
    word(`report.figure.${name}`),
    note,
    number,
  ]
  return [
    row('month', null, `${say('month', summary.month)}, ${standing(summary, speech)}`),
    row('turnover', figures.turnover),
    ...figures.by.source.map(({ key, amount }) => [
      `${word('report.figure.of_which')} ${word(`source.${key}`)}`,
      null,
      amount,
    ]),
    row('orders', figures.orders),
    row('parcels', figures.parcels),
    row('pieces', figures.pieces),
    row('makers', figures.makersWhoSold),
    row('buyers', figures.buyers),
    row('new_buyers', figures.newBuyers),
    row('returning_buyers', figures.returningBuyers),
    ...(summary.climbed === undefined ? [] : [row('climbed', summary.climbed)]),
    ...(summary.trained ? [row('trainings', summary.trained.trainings), row('trained', summary.trained.makers)] : []),
    ...(lastMonth ? [row('last_month', lastMonth.before)] : []),
    ...(lastYear ? [row('last_year', lastYear.before)] : []),
    ...(summary.season ? [row('season', summary.season.now), row('season_before', summary.season.before)] : []),
    ...corrections.map(({ month, source, amount }) =>
      row('correction', amount, `${say('month', month)}, ${word(`source.${source}`)}`),
    ),
    ...(turnoverTarget ? [row('target_turnover', turnoverTarget.target), row('reached', turnoverTarget.reached)] : []),
    ...(companiesTarget ? [row('target_buyers', companiesTarget.target), row('reached', companiesTarget.reached)] : []),
  ]
}
