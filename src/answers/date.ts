import { addDays, isDay } from '../domain/calendar.ts'
import { readDate } from './grammar/date.ts'
import { dayText } from './grammar/say.ts'
import { wordsOf } from './grammar/tokens.ts'
import type { AnswerKind, ReadContext, Refusal } from './kind.ts'
import { numberIn, ok, refuse, unsure, wordsIn } from './read.ts'

/** Days; parcels for next year's feast are asked for at most this long before. House figure. */
const FAR_AHEAD = 550

/** One day 'YYYY-MM-DD'. `future`: today or later · `past`: today or earlier · `min_days`: so many days ahead at least. */
export const date: AnswerKind<string> = {
  name: 'date',
  settings: { future: 'boolean', past: 'boolean', min_days: 'number' },
  reasons: ['not_a_date', 'in_past', 'in_future', 'too_soon'],
  read({ text }, settings, context) {
    const read = readDate(wordsOf(text), context)
    const days = read?.day ? [read.day] : (read?.readings ?? [])
    const [first] = days
    if (first === undefined) return refuse('not_a_date', { words: wordsIn(text) })
    const possible = days.filter((day) => !problem(day, settings, context))
    if (!possible.length) return problem(first, settings, context) ?? refuse('not_a_date', { words: wordsIn(text) })
    return read?.day ? ok(read.day) : unsure(possible, dayText, context)
  },
  check: problem,
  // nobody orders so long ahead: a year was mistyped
  doubt: (day, { future }, { today }) => (future === true && day > addDays(today, FAR_AHEAD) ? [day] : undefined),
  say: dayText,
}

function problem(
  day: string,
  settings: Readonly<Record<string, unknown>>,
  { today }: Pick<ReadContext, 'today'>,
): Refusal | undefined {
  if (!isDay(day)) return refuse('not_a_date', { words: day })
  if (settings.future === true && day < today) return refuse('in_past', { date: dayText(day) })
  if (settings.past === true && day > today) return refuse('in_future', { date: dayText(day) })
  const ahead = numberIn(settings, 'min_days')
  const earliest = ahead === undefined ? undefined : addDays(today, ahead)
  return earliest !== undefined && day < earliest
    ? refuse('too_soon', { date: dayText(day), min: dayText(earliest) })
    : undefined
}
