import { numberText } from './grammar/say.ts'
import type { AnswerKind, Refusal } from './kind.ts'
import { numberIn, ok, refuse } from './read.ts'

const MOST = 10

/** One photo or several sent together, or pictures sent as papers → hashes of the files. What its bytes say is no picture is none. `min`, `max`: how many. */
export const photo: AnswerKind<string[]> = {
  name: 'photo',
  settings: { min: 'number', max: 'number' },
  reasons: ['no_photo', 'too_few', 'too_many'],
  read({ media }, settings) {
    const hashes = [...new Set(media.filter(({ type }) => type.startsWith('image/')).map(({ hash }) => hash))]
    if (!hashes.length) return refuse('no_photo')
    return problem(hashes, settings) ?? ok(hashes)
  },
  check: problem,
  say: (value) => `${numberText(value.length)} foto`,
}

function problem(hashes: readonly string[], settings: Readonly<Record<string, unknown>>): Refusal | undefined {
  const min = numberIn(settings, 'min') ?? 1
  const max = numberIn(settings, 'max') ?? MOST
  if (hashes.length < min) return refuse('too_few', { min: String(min) })
  return hashes.length > max ? refuse('too_many', { max: String(max) }) : undefined
}
