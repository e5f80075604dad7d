import type { AnswerKind } from './kind.ts'
import { askedBack } from './photo.ts'
import { ok, refuse } from './read.ts'

/** A file → its hash; a photo of a paper counts too unless `photo: false`. `types`: words the MIME type must hold ('pdf'). */
export const document: AnswerKind<string> = {
  name: 'document',
  settings: { photo: 'boolean', types: 'texts' },
  reasons: ['no_document', 'wrong_type', 'several'],
  read({ media }, settings, context) {
    const files = media.filter(({ kind }) => kind === 'document' || (kind === 'photo' && settings.photo !== false))
    const wanted = Array.isArray(settings.types) ? (settings.types as string[]) : []
    const fitting = wanted.length
      ? files.filter(({ type, name }) =>
          wanted.some((word) => type.includes(word) || name.toLowerCase().endsWith(`.${word}`)),
        )
      : files
    const [first, more] = fitting
    if (!first) return files.length ? refuse('wrong_type', { value: wanted.join(', ') }) : refuse('no_document')
    return more ? refuse('several') : (askedBack([first], first.hash, context) ?? ok(first.hash))
  },
  check: () => undefined,
  say: () => '1 berkas',
}
