import { titled } from '../domain/names.ts'
import type { AnswerKind, Refusal } from './kind.ts'
import { numberIn, ok, refuse } from './read.ts'

const LONGEST = 1000

/** Words as they are written: blanks evened out, nothing invisible. `min`, `max`: characters; `titled`: a name or an address, see there; `numbered`: hours and the like, refused without a digit; `plate`: a car's plate, refused without letter and digit; `driver`: who drives, refused when it is the plate. */
export const text: AnswerKind<string> = {
  name: 'text',
  settings: {
    min: 'number',
    max: 'number',
    titled: 'boolean',
    numbered: 'boolean',
    plate: 'boolean',
    driver: 'boolean',
  },
  reasons: ['empty', 'too_short', 'too_long', 'a_question', 'no_number', 'not_a_plate', 'a_plate'],
  read({ text: sent }, settings) {
    const value = plainText(sent)
    const problem = lengthProblem(value, settings)
    if (problem) return problem
    if (settings.numbered === true && !/\p{N}/u.test(value)) return refuse('no_number')
    if (settings.plate === true && !(/\p{N}/u.test(value) && /\p{L}/u.test(value))) return refuse('not_a_plate')
    if (settings.driver === true && (PLATE.test(value) || !/\p{L}{3}/u.test(value))) return refuse('a_plate')
    return settings.titled === true && ASKS.test(value)
      ? refuse('a_question')
      : ok(settings.titled === true ? titled(value) : value)
  },
  check: lengthProblem,
  say: (value) => value,
}

/** 'T 1234 AB', as it stands on a car. */
const PLATE = /^[a-z]{1,2}[\s.-]?\d{1,4}[\s.-]?[a-z]{0,3}$/i

/** 'emang harus nama apa?': no name and no address. */
const ASKS = /\?\s*$|^(?:apa|apaan|kenapa|knp|gimana|bagaimana|kumaha|maksudnya|emang|emangnya|kok)\b(?=.*\s)/i

/** Lines kept, blanks within them evened out. */
export function plainText(sent: string): string {
  const whole = sent.length > LONGEST * 4 ? sent.slice(0, LONGEST * 4) : sent
  return whole
    .normalize('NFC')
    .replace(/(?![\n\u200d])[\p{Cc}\p{Cf}]/gu, ' ')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n\s*/g, '\n')
    .trim()
}

/** Refuses what is empty, too short or too long; characters as people count them. */
export function lengthProblem(value: string, settings: Readonly<Record<string, unknown>>): Refusal | undefined {
  const length = [...value].length
  if (!/[\p{L}\p{N}]/u.test(value)) return refuse('empty')
  const min = numberIn(settings, 'min')
  const max = numberIn(settings, 'max') ?? LONGEST
  if (min !== undefined && length < min) return refuse('too_short', { min: String(min) })
  return length > max ? refuse('too_long', { max: String(max) }) : undefined
}
