import { type PermitFound, type PermitsFound, permitsIn } from './grammar/permits.ts'
import { wordsOf } from './grammar/tokens.ts'
import type { AnswerKind, Read } from './kind.ts'
import { ok, refuse, wordsIn } from './read.ts'

type Checked = { ok: true; value: { number: string } } | { ok: false; reason: string }

/** 'iraha aya pesenan?': what there is to be is no paper. */
const ASKS_WHEN = /(?:^|\s)(?:kapan|kpn|iraha|kapankah)\s/i

/**
 * A kind for one permit's number: finds it in a message, or takes the whole message for it, and lets the domain judge
 * its shape. 'Belum ada' and 'ada, nomornya nanti' are refusals of their own, so that a flow can go on kindly.
 */
export function permit(
  name: keyof PermitsFound,
  reasons: readonly string[],
  check: (text: string, settings: Readonly<Record<string, unknown>>) => Checked,
  say: (number: string) => string,
  settings: AnswerKind['settings'] = {},
): AnswerKind<string> {
  const judge = (text: string, given: Readonly<Record<string, unknown>>, shown: string): Read<string> => {
    const read = check(text, given)
    return read.ok
      ? ok(read.value.number)
      : refuse(read.reason, { words: wordsIn(shown), digits: String(text.replace(/\D/g, '').length) })
  }
  return {
    name,
    settings,
    reasons: ['none', 'in_process', 'number_missing', ...reasons],
    read({ text }, given) {
      const message = text.slice(0, 500)
      const whole = check(message, given)
      if (whole.ok) return ok(whole.value.number)
      const found: PermitFound | undefined = permitsIn(wordsOf(`${name} ${message}`))[name]
      if (found?.wrongPaper) return judge(message, given, message)
      if (found?.digits) return judge(found.digits, given, message)
      if (found?.standing === 'none') return refuse('none')
      if (found?.standing === 'in_process') return refuse('in_process')
      if (found?.standing === 'have' && !ASKS_WHEN.test(message)) return refuse('number_missing')
      return refuse(whole.reason, { words: wordsIn(message), digits: String(message.replace(/\D/g, '').length) })
    },
    check(value, given) {
      const read = check(value, given)
      return read.ok
        ? undefined
        : refuse(read.reason, { words: value, digits: String(value.replace(/\D/g, '').length) })
    },
    say,
  }
}
