import { readQuantity } from './grammar/quantity.ts'
import { numberText, perText } from './grammar/say.ts'
import { readTime } from './grammar/times.ts'
import { type Words, wordsOf } from './grammar/tokens.ts'
import { unitNamed } from './grammar/unit-table.ts'
import type { AnswerKind, ReadContext } from './kind.ts'
import { amountsOf } from './quantity.ts'
import { belowZero, ok, outside, refuse, unsure, wordsIn } from './read.ts'

/** How much a maker can make, over and over. */
export interface Capacity {
  /** what she can surely make: the lower end when a range was said */
  qty: number
  unit?: string
  per: 'day' | 'week' | 'month'
  daysPerWeek?: number
  /** what she can make in the season, in the same unit and time */
  peak?: number
}

/** More than a small maker makes with all hands (Karawang's parcels made 300 a day out of 30). House figures. */
const MOST = { day: 3_000, week: 15_000 } as const

const PER = ['day', 'week', 'month'] as const

/** '40 bungkus sehari, kerja 6 hari'. `per` (day, week, month) is taken when none is said, else the question's, else asked. */
export const capacity: AnswerKind<Capacity> = {
  name: 'capacity',
  settings: { min: 'number', max: 'number', per: 'text', unit: 'text' },
  reasons: ['not_a_capacity', 'too_small', 'too_large'],
  read({ text }, settings, context) {
    const words = wordsOf(text)
    const read = readQuantity(words)
    const negative = read ? undefined : belowZero(words.tokens, settings, numberText)
    if (negative) return negative
    if (!read || read.role === 'min_order') return refuse('not_a_capacity', { words: wordsIn(text) })
    if (isSize(read, context)) return refuse('not_a_capacity', { words: wordsIn(text) })
    const base = (qty: number, per: Capacity['per']): Capacity => ({
      qty,
      ...unitOf(read.unit, settings, context),
      per,
      ...(read.daysPerWeek === undefined ? {} : { daysPerWeek: read.daysPerWeek }),
      ...(read.peak === undefined ? {} : { peak: read.peak }),
    })
    const amounts = read.unclear ? amountsOf(read) : [read.qty ?? read.min ?? read.max ?? 0]
    const per = read.per ?? perIn(text) ?? PER.find((time) => time === settings.per) ?? perIn(context.question)
    const values = amounts.flatMap((qty) => (per ? [base(qty, per)] : PER.map((time) => base(qty, time))))
    const [first] = values
    if (!first || first.qty <= 0) return refuse('not_a_capacity', { words: wordsIn(text) })
    const problem = outside(first.qty, settings, numberText)
    if (problem) return problem
    return values.length === 1 ? ok(first) : unsure(values.slice(0, 4), sayCapacity, context)
  },
  check: (value, settings) => outside(value.qty, settings, numberText),
  doubt(value) {
    const slower = value.per === 'day' ? 'week' : 'month'
    const single = value.unit === undefined || !/^(?:gram|ml)$/.test(value.unit)
    const far = single && value.per !== 'month' && value.qty > MOST[value.per]
    return far
      ? [value, { ...value, per: slower }, ...(slower === 'week' ? [{ ...value, per: 'month' as const }] : [])]
      : undefined
  },
  say: sayCapacity,
}

const KILO = 1000

/** '500gr', with no time said, of what is not sold by weight: how much is in one. */
function isSize({ grams, per }: ReturnType<typeof readQuantity> & object, { known }: ReadContext): boolean {
  const sold = typeof known?.unit === 'string' ? unitNamed(known.unit) : undefined
  return grams !== undefined && grams < KILO && per === undefined && sold?.kind !== 'weight'
}

function unitOf(
  unit: string | undefined,
  settings: Readonly<Record<string, unknown>>,
  context: ReadContext,
): { unit?: string } {
  const known = unit ?? settings.unit ?? context.known?.unit
  return typeof known === 'string' ? { unit: known } : {}
}

/** The one time a question speaks of: 'Dalam sebulan sanggup berapa?' → month. */
function perIn(question: string | undefined): Capacity['per'] | undefined {
  if (!question) return undefined
  const times = new Set(timesIn(wordsOf(question)))
  const [only] = times
  return times.size === 1 && only !== 'year' ? only : undefined
}

const timesIn = ({ tokens }: Words) =>
  tokens.flatMap((_, at) => {
    const read = readTime(tokens, at)
    return read && (read.one || read.each) ? [read.time] : []
  })

/** '40 bungkus per hari, 6 hari kerja, 50 saat ramai'. */
export function sayCapacity({ qty, unit, per, daysPerWeek, peak }: Capacity): string {
  const counted = unit === undefined ? numberText(qty) : `${numberText(qty)} ${unit}`
  const days = daysPerWeek === undefined ? '' : `, ${daysPerWeek} hari kerja`
  return `${counted} per ${perText(per)}${days}${peak === undefined ? '' : `, ${numberText(peak)} saat ramai`}`
}
