import { deliveriesIn } from './grammar/deliveries.ts'
import { dayText, numberText } from './grammar/say.ts'
import type { AnswerKind, ReadContext, Refusal } from './kind.ts'
import { ok, refuse, wordsIn } from './read.ts'

/** One of several deliveries of an order, as it was said. */
export interface DeliverySaid {
  /** parcels, or pieces of a single product; null: the rest */
  count: number | null
  /** 'YYYY-MM-DD' */
  day: string
  /** absent: where the order goes */
  address?: string
}

/** Nobody's order comes in more. */
const MOST = 12

/**
 * Several deliveries in one message: '600 tgl 20 Feb ke KIIC gate 2, sisanya tgl 25 ke Suryacipta'. Each has a day; all
 * have a number, but one may be the rest.
 */
export const deliveries: AnswerKind<DeliverySaid[]> = {
  name: 'deliveries',
  settings: {},
  reasons: ['not_deliveries', 'one_only', 'no_number', 'no_day', 'in_past', 'too_many'],
  read({ text }, _settings, context) {
    const read = deliveriesIn(text, context)
    if (read.length < 2) return refuse(read.length ? 'one_only' : 'not_deliveries', { words: wordsIn(text) })
    const said: DeliverySaid[] = []
    for (const { count, day, address } of read) {
      if (count === undefined) return refuse('no_number')
      if (day === undefined) return refuse('no_day')
      said.push({ count, day, ...(address === undefined ? {} : { address }) })
    }
    return problem(said, context) ?? ok(said)
  },
  check: (value, _settings, context) => problem(value, context),
  say: (value, { words }) =>
    value
      .map(({ count, day, address }) => {
        const number = count === null ? (words?.['delivery.rest'] ?? '…') : numberText(count)
        return `• ${[number, dayText(day), address].filter(Boolean).join(', ')}`
      })
      .join('\n'),
}

function problem(value: readonly DeliverySaid[], { today }: Pick<ReadContext, 'today'>): Refusal | undefined {
  if (value.length > MOST) return refuse('too_many', { max: String(MOST) })
  if (value.filter(({ count }) => count === null).length > 1) return refuse('no_number')
  const past = value.find(({ day }) => day <= today)
  return past && refuse('in_past', { date: dayText(past.day) })
}
