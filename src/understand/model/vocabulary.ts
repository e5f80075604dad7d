import type { ReadContext } from '../../answers/kind.ts'
import type { Asked } from '../../answers/proposal.ts'
import { INTENTS } from '../intents/intents.ts'
import { type TextKind, type Told, tell } from '../vocabulary.ts'
import type { Call, Model } from './model.ts'
import { redact } from './redact.ts'
import { proposeWords } from './words.ts'

/** What is asked of a text of each kind; its words are in the order in which people describe a product. */
const QUESTIONS: Readonly<Record<TextKind, Pick<Asked, 'question' | 'tells' | 'wants'>>> = {
  price: { question: 'Harganya berapa?', tells: {}, wants: {} },
  quantity: { question: 'Berapa banyak?', tells: {}, wants: {} },
  date: { question: 'Tanggal berapa?', tells: {}, wants: {} },
  yesno: { question: 'Ya atau tidak?', tells: {}, wants: {} },
  product: {
    tells: {
      name: 'Apa nama produknya?',
      price: 'Harganya berapa, untuk ukuran apa?',
      weight: 'Isinya berapa gram?',
      capacity: 'Sanggup membuat berapa, sehari atau sebulan?',
      shelf_life: 'Tahan berapa lama?',
    },
    wants: {},
  },
  intent: { tells: {}, wants: Object.fromEntries(INTENTS.map((intent) => [intent, intent.replaceAll('_', ' ')])) },
}

/**
 * The same vocabulary for a text that `tell` has a question about, by a model's words and our readers: a proposal, with the
 * words to be confirmed. Two readings stay a question: which of them is meant only the writer knows.
 * @returns nothing when the model does not help either
 */
export async function tellByModel(
  model: Model,
  { kind, text, ask }: { kind: TextKind; text: string; ask?: string | undefined },
  context: ReadContext,
  call: Call,
): Promise<{ says: Told['says']; words: string } | undefined> {
  const about = QUESTIONS[kind]
  const question = ask ?? about.question
  const asked = { ...about, message: redact(text), options: [], ...(question === undefined ? {} : { question }) }
  const proposed = await proposeWords(model, asked, call)
  if (!proposed.ok) return undefined
  const { intent, answer, told } = proposed.value
  if (kind === 'intent') return intent === undefined ? undefined : { says: { intent }, words: intent }
  const words =
    kind === 'product'
      ? Object.keys(about.tells)
          .flatMap((key) => told[key] ?? [])
          .join(', ')
      : answer
  if (!words) return undefined
  const { says, ask: unsure } = tell(kind, words, context, ask)
  return unsure ? undefined : { says, words }
}
