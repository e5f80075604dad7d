import { readPhone } from '../domain/phone.ts'
import { phonesIn } from './grammar/phones.ts'
import { phoneText } from './grammar/say.ts'
import { wordsOf } from './grammar/tokens.ts'
import type { AnswerKind, Refusal } from './kind.ts'
import { ok, refuse, unsure, wordsIn } from './read.ts'

/** A mobile number, typed anywhere in a message or shared by the contact button → '628…'. */
export const phone: AnswerKind<string> = {
  name: 'phone',
  settings: {},
  reasons: ['not_a_phone', 'not_mobile', 'too_short', 'too_long'],
  read({ text, contact }, _settings, context) {
    if (contact !== undefined) {
      const read = readPhone(contact)
      return read.ok ? ok(read.value) : refused(read.reason, contact)
    }
    const found = [...new Set(phonesIn(wordsOf(text)).map((one) => one.phone))]
    const [first] = found
    if (first !== undefined) return found.length === 1 ? ok(first) : unsure(found.slice(0, 4), phoneText, context)
    if (/@lid\b/.test(text)) return refuse('not_a_phone', { words: wordsIn(text) })
    const digits = text.slice(0, 200).replace(/\D/g, '')
    const read = readPhone(digits)
    return refused(read.ok || digits.length < 6 ? 'not_a_number' : read.reason, text)
  },
  check(value) {
    const read = readPhone(value)
    return read.ok ? undefined : refused(read.reason, value)
  },
  say: phoneText,
}

function refused(reason: string, text: string): Refusal {
  return reason === 'is_lid' || reason === 'not_a_number'
    ? refuse('not_a_phone', { words: wordsIn(text) })
    : refuse(reason, { words: wordsIn(text) })
}
