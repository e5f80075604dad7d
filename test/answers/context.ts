import { answerKind } from '../../src/answers/index.ts'
import type { AnswerInput, Read, ReadContext } from '../../src/answers/kind.ts'
import { DISTRICTS } from '../../src/domain/districts.ts'
import { FEAST_PREDICTIONS, feastTable } from '../../src/domain/feasts.ts'

/** Monday, in the season before Lebaran 2027. */
export const CONTEXT: ReadContext = {
  today: '2027-01-11',
  feasts: feastTable(FEAST_PREDICTIONS),
  districts: DISTRICTS,
  region: '32.15',
}

type Settings = Readonly<Record<string, unknown>>

/** What a kind reads in a text (or a whole input), with the settings of a flow file. */
export function reads(
  kind: string,
  sent: string | Partial<AnswerInput>,
  settings: Settings = {},
  context: Partial<ReadContext> = {},
): Read<unknown> {
  const input: AnswerInput = { text: '', media: [], ...(typeof sent === 'string' ? { text: sent } : sent) }
  const found = answerKind(kind)
  if (!found) throw new Error(`there is no kind '${kind}'`)
  return found.read(input, settings, { ...CONTEXT, ...context })
}

/** The value when it was understood, else the reason; several readings as the list of their labels. */
export function answer(
  kind: string,
  sent: string | Partial<AnswerInput>,
  settings: Settings = {},
  context: Partial<ReadContext> = {},
): unknown {
  const read = reads(kind, sent, settings, context)
  if (read.ok) return read.value
  return 'readings' in read ? read.readings.map(({ label }) => label) : read.reason
}

/** How a value stands on a card. */
export const says = (kind: string, value: unknown, context: Partial<ReadContext> = {}): string =>
  answerKind(kind)?.say(value, { ...CONTEXT, ...context }) ?? ''
