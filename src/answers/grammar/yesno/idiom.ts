import type { YesNo } from '../yesno.ts'
import type { Asked } from './question.ts'

/** A turn of speech that decides by itself. `text`: the words of the clause, with a blank around each. */
export type Idiom = (text: string, said: readonly string[], asked: Asked) => YesNo | undefined
