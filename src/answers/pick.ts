import { readOption, sayOption } from './choice.ts'
import type { AnswerKind } from './kind.ts'

/** One record of a list an earlier action gave → its id as text. Read like `choice`. */
export const pick: AnswerKind<string> = {
  name: 'pick',
  settings: {},
  reasons: ['not_an_option', 'no_such_number', 'only_one'],
  read: readOption,
  say: sayOption,
}
