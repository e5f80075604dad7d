import type { Media } from '../chat/message.ts'
import { numberText } from './grammar/say.ts'
import type { AnswerKind, Read, ReadContext, Refusal } from './kind.ts'
import { numberIn, ok, refuse } from './read.ts'

const MOST = 10

/** One photo or several sent together, or pictures sent as papers → hashes of the files. What its bytes say is no picture is none. `min`, `max`: how many. */
export const photo: AnswerKind<string[]> = {
  name: 'photo',
  settings: { min: 'number', max: 'number' },
  reasons: ['no_photo', 'too_few', 'too_many'],
  read({ media }, settings, context) {
    const pictures = media.filter(({ type }) => type.startsWith('image/'))
    const hashes = [...new Set(pictures.map(({ hash }) => hash))]
    if (!hashes.length) return refuse('no_photo')
    return problem(hashes, settings) ?? askedBack(pictures, hashes, context) ?? ok(hashes)
  },
  check: problem,
  say: (value) => `${numberText(value.length)} foto`,
}

/** Pictures none of which shows much: whether to take them all the same, or whether a better one comes. */
export function askedBack<T>(pictures: readonly Media[], value: T, { words }: ReadContext): Read<T> | undefined {
  const [first] = pictures
  if (!first?.poor || pictures.some(({ poor }) => !poor)) return undefined
  const word = (name: string) => words?.[`photo.${name}`] ?? name
  return {
    ok: false,
    reason: 'unsure',
    question: word(first.poor),
    readings: [{ value, label: word('keep') }],
    again: word('again'),
  }
}

function problem(hashes: readonly string[], settings: Readonly<Record<string, unknown>>): Refusal | undefined {
  const min = numberIn(settings, 'min') ?? 1
  const max = numberIn(settings, 'max') ?? MOST
  if (hashes.length < min) return refuse('too_few', { min: String(min) })
  return hashes.length > max ? refuse('too_many', { max: String(max) }) : undefined
}
