import type { Sql } from '../../db/open.ts'
import { addDays, addMonths, monthOf, monthSpan } from '../../domain/calendar.ts'
import type { Feasts } from '../../domain/feasts.ts'
import { seasons } from '../../domain/season.ts'
import { type Advice, advise } from '../../domain/summary/advice.ts'
import { type Comparison, compareMonths, type Move, move } from '../../domain/summary/change.ts'
import { type Correction, corrections } from '../../domain/summary/corrections.ts'
import { type Figures, monthFigures, type Part, parts } from '../../domain/summary/figures.ts'
import { isAfterSeason, seasonPoint } from '../../domain/summary/season.ts'
import { trainedIn } from '../programme/trainings/trained.ts'
import { climbedIn } from '../rising/steps.ts'
import { type Callee, whomToCall } from './callees.ts'
import { closedMonths, finalDay } from './closing.ts'
import { boughtBefore, confirmedIn, type MonthOfBuyer, ordersIn, pastTurnover, salesOf, turnoverOf } from './collect.ts'
import { declinesIn, type Risk, risksAfter, unmade } from './open-ends.ts'
import { type Target, targetsOf } from './targets.ts'

/** What to do, and the people to call about it. */
export interface Todo extends Advice {
  call: readonly Callee[]
}

/** A month of one region, summed up. Money in integer rupiah. All that its text, chart, workbook and pages say of figures. */
export interface MonthSummary {
  region: string
  regionName: string
  /** 'YYYY-MM' */
  month: string
  /** false: the month still runs, so it is held against no other */
  complete: boolean
  /** the month is over, but sales outside the bot may still come in */
  provisional: boolean
  /** day on which it is closed */
  finalOn: string
  /** its number in the year once it is locked; null before */
  number: number | null
  figures: Figures
  /** turnover beside the month before and the same month last year, from deliveries or what the office imported */
  lastMonth: Move | null
  lastYear: Move | null
  /** this parcel season beside the last up to the same day before Idul Fitri; through the bot only */
  season: (Move & { daysTo: number }) | null
  /** the month before was the height of a parcel season; not known of months closed before it was looked at */
  afterSeason?: boolean
  /** beside the month before, group by group; null when nothing was sold then */
  comparison: Comparison | null
  /** what closed months turned out to be more or less, not yet said */
  corrections: readonly Correction[]
  /** most useful first */
  advice: readonly Todo[]
  risks: readonly Risk[]
  /** makers who took the step they were told of; not known of months closed before it was counted */
  climbed?: number
  /** trainings held and makers who were there; not known of months closed before it was counted */
  trained?: { trainings: number; makers: number }
  turnoverTarget: Target | null
  companiesTarget: Target | null
  /** the makers who sold most, by id */
  makers: readonly Part[]
  /** names of the buyers and makers that are known by id above */
  buyers: Readonly<Record<string, string>>
  sellers: Readonly<Record<string, string>>
}

/** Makers named. */
const MOST_MAKERS = 10
/** Pieces of advice with people to call: what an officer can do in a month. */
const MOST_ADVICE = 3
/** Closed months are looked at again this far back, and to the beginning of the year. */
const CORRECTED_MONTHS = 3

/**
 * Sums a month up from the rows as they stand.
 * @param today a month that is not over by then is taken as far as it has come
 */
export async function sumUp(
  sql: Sql,
  region: string,
  month: string,
  { today, feasts }: { today: string; feasts: Feasts },
): Promise<MonthSummary> {
  const [before, aYearAgo] = [addMonths(month, -1), addMonths(month, -12)]
  const complete = monthOf(today) > month
  const sales = await salesOf(sql, { region, months: [month, before] })
  const lookedAt = monthsBefore(month)
  const others = new Set([aYearAgo, addMonths(month, -11), ...lookedAt])
  others.delete(before)
  const earlier = await turnoverOf(sql, { region, months: [...others] })
  const ofMonth = sales.buyers.filter((row) => row.month === month)
  const buyerIds = [...new Set(ofMonth.flatMap(({ buyerId }) => (buyerId === null ? [] : [buyerId])))]
  const figures = monthFigures(month, sales, {
    ...(await ordersIn(sql, region, month)),
    boughtBefore: await boughtBefore(sql, region, month, buyerIds),
  })
  const last = monthFigures(before, sales, { ...(await ordersIn(sql, region, before)), boughtBefore: new Set() })
  const comparison = complete && last.turnover > 0 ? compareMonths(last, figures) : null
  const year = [...sales.buyers, ...earlier].filter((row) => row.month.slice(0, 4) === month.slice(0, 4))
  const day = complete ? monthSpan(month).until : today
  const targets = await targetsOf(sql, region, { year: month.slice(0, 4), day, bought: year })
  const afterSeason = isAfterSeason(month, feasts)
  const all = advise({
    now: figures,
    comparison,
    declines: await declinesIn(sql, region, month),
    shortfallPieces: (await unmade(sql, region, month)).pieces,
    pace: targets.turnoverTarget,
    afterSeason,
    today: complete ? addDays(monthSpan(month).until, 1) : today,
    seasonFrom: seasons(feasts).find(({ from }) => from >= today)?.from ?? null,
  })
  const advice: Todo[] = []
  const named = new Set<string>()
  for (const one of all.slice(0, MOST_ADVICE)) {
    const call = await whomToCall(sql, { region, month, advice: one, sales })
    // whoever is to be called already is called once
    advice.push({ ...one, call: call.filter(({ name, phone }) => !named.has(`${name} ${phone}`)) })
    for (const { name, phone } of call) named.add(`${name} ${phone}`)
  }
  const finalOn = `${addMonths(month, 1)}-${String(await finalDay(sql, region)).padStart(2, '0')}`
  const past = await pastTurnover(sql, region, [before, aYearAgo])
  const soldThen = (then: string) => total(earlier.filter((row) => row.month === then))
  const beside = (was: number, then: string) =>
    complete && (was || past.get(then)) ? move(was || (past.get(then) ?? 0), figures.turnover) : null
  const makers = parts(
    sales.makers.filter((row) => row.month === month),
    ({ sellerId }) => String(sellerId),
  ).slice(0, MOST_MAKERS)
  return {
    region,
    regionName: await regionName(sql, region),
    month,
    complete,
    provisional: complete && today < finalOn,
    finalOn,
    number: null,
    figures,
    lastMonth: beside(last.turnover, before),
    lastYear: beside(soldThen(aYearAgo), aYearAgo),
    season: await seasonBeside(sql, region, month, { today, feasts, complete }),
    afterSeason,
    comparison,
    corrections: corrections(
      (await closedMonths(sql, region)).filter((closed) => closed.month < month),
      new Map(lookedAt.map((then) => [then, bySource([...sales.buyers, ...earlier], then)])),
    ),
    advice,
    risks: complete ? await risksAfter(sql, region, month, earlier) : [],
    climbed: await climbedIn(sql, region, month),
    trained: await trainedIn(sql, region, month),
    ...targets,
    makers,
    buyers: await namesOf(sql, 'buyers', idsOf([...figures.by.buyer, ...last.by.buyer])),
    sellers: await namesOf(sql, 'sellers', idsOf(makers)),
  }
}

/** Months before one that are looked at again: those of its year, and three at least. Latest last. */
function monthsBefore(month: string): string[] {
  const count = Math.max(CORRECTED_MONTHS, Number(month.slice(5)) - 1)
  return Array.from({ length: count }, (_, place) => addMonths(month, place - count))
}

const total = (rows: readonly { amount: number }[]) => rows.reduce((sum, { amount }) => sum + amount, 0)

const bySource = (rows: readonly MonthOfBuyer[], month: string) =>
  Object.fromEntries(
    parts(
      rows.filter((row) => row.month === month),
      ({ source }) => source,
    ).map(({ key, amount }) => [key, amount]),
  )

/** Nothing when neither season brought anything. */
async function seasonBeside(
  sql: Sql,
  region: string,
  month: string,
  { today, feasts, complete }: { today: string; feasts: Feasts; complete: boolean },
): Promise<MonthSummary['season']> {
  const { from, until } = monthSpan(month)
  const point = seasonPoint(from, complete ? until : today, feasts)
  if (!point) return null
  const before = await confirmedIn(sql, region, point.before)
  if (before === 0) return null
  return { ...move(before, await confirmedIn(sql, region, point.now)), daysTo: point.daysTo }
}

async function regionName(sql: Sql, region: string): Promise<string> {
  const [row] = await sql<{ name: string }>('SELECT name FROM regions WHERE code = $1', [region])
  return row?.name ?? region
}

const idsOf = (known: readonly Part[]) => known.filter(({ key }) => key !== '?').map(({ key }) => Number(key))

async function namesOf(sql: Sql, of: 'buyers' | 'sellers', ids: readonly number[]): Promise<Record<string, string>> {
  if (!ids.length) return {}
  const rows = await sql<{ id: number; name: string }>(`SELECT id, name FROM ${of} WHERE id = ANY ($1) ORDER BY id`, [
    ids,
  ])
  return Object.fromEntries(rows.map(({ id, name }) => [id, name]))
}
