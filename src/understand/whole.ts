import type { Words } from '../answers/grammar/tokens.ts'
import type { ReadContext } from '../answers/kind.ts'
import type { Reading } from '../answers/reading.ts'
import { asksAboutOrder } from './about-order.ts'
import { asksAboutPaper } from './about-papers.ts'
import { readAnnouncement } from './announcing.ts'
import { readCatalogueFile } from './catalogue-file.ts'
import { CHANGE_AMOUNT, changedAmount } from './change-amount.ts'
import { FELL_OUT, fellOut } from './fell-out.ts'
import { asksHowLong, QUESTIONS_LEFT } from './how-long.ts'
import { asksForPerson, saidInBetween } from './in-between.ts'
import { readInvitation, readItemCode } from './invitation.ts'
import { readInvoiceReceived } from './invoice-received.ts'
import { readLookUp } from './look-up.ts'
import { readMinShelfLife } from './min-shelf-life.ts'
import { readMoneyWords } from './money-words.ts'
import { readOfficerQuestion } from './officer-questions.ts'
import { readPartnership } from './partnership.ts'
import { readReportQuestion } from './report-questions.ts'
import { readSeveralGoods } from './several-goods.ts'
import { readSeveralProducts } from './several-products.ts'
import { readShopWords } from './shop-words.ts'
import { readSplitDelivery } from './split-delivery.ts'
import { asksWhatItCosts, WHAT_IT_COSTS } from './what-it-costs.ts'
import { asksWho, WHO_IS_THIS } from './who.ts'

interface Message {
  text: string
  words: Words
  context: ReadContext
  /** reads what is left of it when a part has been taken out */
  rest: (text: string) => Reading
}

/** Reads a message that is one thing as a whole, or says nothing. */
type Whole = (message: Message) => Reading | undefined

const only = (intent: string | undefined | false): Reading | undefined => (intent ? { intent, values: {} } : undefined)

const WHOLES: readonly Whole[] = [
  ({ text }) => readItemCode(text),
  ({ text }) => readInvitation(text),
  ({ text, rest }) => readMinShelfLife(text, rest),
  ({ text, context, rest }) => readSplitDelivery(text, context, rest),
  ({ text, rest }) => readSeveralGoods(text, rest),
  ({ text, rest }) => readSeveralProducts(text, rest),
  ({ words }) => (saysAnything(words) ? undefined : { values: {} }),
  ({ text }) => readPartnership(text),
  ({ text, context }) => readInvoiceReceived(text, context),
  ({ text }) => readMoneyWords(text),
  ({ words, context }) => readReportQuestion(words, context),
  ({ words, context }) => readOfficerQuestion(words, context),
  ({ text }) => readAnnouncement(text),
  ({ text }) => readLookUp(text),
  ({ text }) => readCatalogueFile(text),
  ({ words, context }) => readShopWords(words, context),
  ({ words }) => changed(words),
  ({ words }) => only(asksWho(words) && WHO_IS_THIS),
  ({ words }) => only(asksAboutOrder(words)),
  ({ words }) => only(fellOut(words) && FELL_OUT),
  ({ words }) => only(asksHowLong(words) && QUESTIONS_LEFT),
  ({ words }) => only(asksAboutPaper(words)),
  ({ words }) => only(asksWhatItCosts(words) && WHAT_IT_COSTS),
  ({ words }) => only(saidInBetween(words)),
  ({ words }) => only(asksForPerson(words) && 'human_handoff'),
]

/** What a message is as a whole; the first reader that takes it counts. Most messages are none of it: undefined. */
export function readWhole(message: Message): Reading | undefined {
  for (const read of WHOLES) {
    const reading = read(message)
    if (reading) return reading
  }
  return undefined
}

const saysAnything = ({ tokens }: Words) => tokens.some(({ kind }) => kind === 'word' || kind === 'number')

function changed(words: Words): Reading | undefined {
  const pieces = changedAmount(words)
  return pieces && { intent: CHANGE_AMOUNT, values: { new_pieces: pieces } }
}
