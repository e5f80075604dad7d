import { readDate } from '../answers/grammar/date.ts'
import { wordsOf } from '../answers/grammar/tokens.ts'
import type { ReadContext } from '../answers/kind.ts'
import type { Reading } from '../answers/reading.ts'

/** The intent of a treasurer who notes the day on which an invoice was taken in. */
export const INVOICE_RECEIVED = 'invoice_received'

const RECEIVED = /^\s*(?:sudah |udah )?(?:tukar faktur|(?:faktur|invoice)(?:nya)? (?:sudah )?diterima)\b(.*)$/is

/** 'tukar faktur 3 maret', 'invoice diterima kemarin' → the intent, and the day when one is named. */
export function readInvoiceReceived(text: string, context: ReadContext): Reading | undefined {
  const found = RECEIVED.exec(text)
  if (!found) return undefined
  const said = (found[1] ?? '').trim()
  const read = said ? readDate(wordsOf(said), context) : undefined
  // it has happened: of this year's and next year's the one that is over
  const days = read?.day ? [read.day] : (read?.readings ?? []).filter((one) => one <= context.today)
  const day = days.sort().at(-1)
  return { intent: INVOICE_RECEIVED, values: day === undefined ? {} : { received_on: { value: day, words: said } } }
}
