import { addDays } from '../calendar.ts'
import { mayMove, type StateTable } from '../states.ts'

export type SampleState = 'asked' | 'agreed' | 'sent' | 'received' | 'judged' | 'refused' | 'withdrawn'
/** A maker's answer for her part; `wants_pay`: gladly, but the buyer who asked for it free is to pay. */
export type SampleAnswer = 'asked' | 'agreed' | 'wants_pay' | 'refused'

/**
 * A sample's way (PRACTICE 16). `asked` until every maker has answered; a maker may still find that she cannot.
 * Whoever meets the maker may have received it before anybody wrote that it was sent.
 */
export const SAMPLE_STATES: StateTable<SampleState> = {
  asked: ['agreed', 'refused', 'withdrawn'],
  agreed: ['sent', 'received', 'refused', 'withdrawn'],
  sent: ['received', 'withdrawn'],
  received: ['judged'],
  judged: [],
  refused: [],
  withdrawn: [],
}
export const FIRST_SAMPLE_STATES: readonly SampleState[] = ['asked']
export const mayMoveSample = (from: SampleState, to: SampleState): boolean => mayMove(SAMPLE_STATES, from, to)
/** Somebody still has to do something before the buyer holds it. */
export const SAMPLE_OPEN: readonly SampleState[] = ['asked', 'agreed', 'sent']

/** How it was liked. */
export const SAMPLE_VERDICTS = ['good', 'notes', 'bad'] as const
export type SampleVerdict = (typeof SAMPLE_VERDICTS)[number]

/** More than a few is an order. House figure. */
export const MOST_SAMPLE_PIECES = 5
/** So many samples of one buyer may be open at once: makers give them away. House figure. */
export const MOST_OPEN_SAMPLES = 5

/** Makers have a week, or two days more than the slowest of them needs to make it. House figures. */
const BRING_WITHIN_DAYS = 7
const AFTER_MAKING_DAYS = 2

/** Until which day pieces asked for today are brought. @param leadTimes days each product takes to make; null: unknown */
export function bringOn(today: string, leadTimes: readonly (number | null)[]): string {
  const slowest = Math.max(0, ...leadTimes.map((days) => days ?? 0))
  return addDays(today, Math.max(BRING_WITHIN_DAYS, slowest + AFTER_MAKING_DAYS))
}

/** What the makers' answers make of a sample: it waits for the last one, and one yes is enough. */
export function answeredBy(answers: readonly SampleAnswer[]): 'asked' | 'agreed' | 'refused' {
  if (answers.some((answer) => answer === 'asked' || answer === 'wants_pay')) return 'asked'
  return answers.includes('agreed') ? 'agreed' : 'refused'
}

/** Integer rupiah the buyer owes for a sample: pieces that are given and not free. */
export const sampleOwed = (
  items: readonly { quantity: number; price: number; paid: boolean; status: SampleAnswer }[],
): number =>
  items
    .filter(({ paid, status }) => paid && status !== 'refused')
    .reduce((sum, { quantity, price }) => sum + quantity * price, 0)
