import type { AnswerInput } from '../answers/kind.ts'
import type { Reading } from '../answers/reading.ts'
import { plainText } from '../answers/text.ts'
import type { Option } from '../chat/reply.ts'
import { FORK } from './options.ts'
import { asksOf, flowFor, flowMeant, flowOf, type Run } from './run.ts'
import { leadsAway, startFlow } from './start.ts'
import type { Flow, Prompt, Talk } from './types.ts'
import { enter, takeUp } from './walk.ts'
import { bare } from './words.ts'

/** One answer to one question. */
export interface Answered {
  talk: Talk
  prompt: Prompt
  input: AnswerInput
  reading: Reading
}

/** The message means another flow: it is started on top, and this talk is resumed afterwards; a greeting goes on with it. */
export function meantElsewhere(run: Run, { talk, prompt, input, reading }: Answered): boolean {
  if (reading.intent === 'greeting') {
    if (leadsAway(run, talk)) enter(run, talk, talk.step)
    else takeUp(run, talk)
    return true
  }
  const flow = flowMeant(run, reading.intent)
  // what is looked at may be looked at anew
  if (!flow || (flow.name === talk.flow && !flow.passing)) return false
  const goesOn = leadsTo(prompt, flow) && namesNothing(flow, reading)
  // 'yang di bawah 15rb' below a list is about what is in it
  if (
    goesOn &&
    tellsOf(flow, reading) &&
    flow.otherwise === flowOf(run, talk).otherwise &&
    lookElsewhere(run, talk, input)
  )
    return true
  const slots = goesOn ? talk.slots : {}
  startFlow(run, flow.name, { slots, reading, media: input.media })
  return true
}

/** The same of what it may mean besides, once the talk that is open had no use for it. */
export const meantOtherwise = (run: Run, answered: Answered): boolean => {
  const { values, otherwise: intent } = answered.reading
  return intent !== undefined && meantElsewhere(run, { ...answered, reading: { intent, values } })
}

/** 'pesan 40 dong' below 'Pesan': the line, and what the flow it leads to would ask. @returns whether that was begun */
export const saysMore = (run: Run, { value }: Option, answered: Answered): boolean =>
  answered.input.pick === undefined &&
  Object.keys(answered.reading.values).length > 0 &&
  value.replace(FORK, '') === `flow:${flowMeant(run, answered.reading.intent)?.name}` &&
  meantElsewhere(run, answered)

/** A line shown leads there: 'pesan 100 bungkus' below a product's card with 'Pesan ini' is that product. */
const leadsTo = ({ options }: Prompt, { name }: Flow) =>
  options.some(({ value }) => value.replace(FORK, '') === `flow:${name}`)

/** No word of the message says of what, where the flow would ask for it in words; what is only written down names nothing. */
const namesNothing = (flow: Flow, { values }: Reading) =>
  asksOf(flow).every(({ kind, verbatim, reads }) => kind !== 'text' || verbatim || values[reads] === undefined)

/** Something of what the flow would ask or take. */
const tellsOf = (flow: Flow, { values }: Reading) =>
  [...Object.keys(flow.takes), ...asksOf(flow).map(({ reads }) => reads)].some((key) => values[key] !== undefined)

/** Words below a list that are no line of it, where the flow says what else they may be: 'keripik pedas di bawah 20rb'. */
export function lookElsewhere(run: Run, talk: Talk, { text, pick, media }: AnswerInput): boolean {
  const other = flowFor(run, ({ name }) => name === flowOf(run, talk).otherwise)
  if (!other || pick !== undefined || media.length || !bare(text)) return false
  talk.misses++
  startFlow(run, other.name, { slots: { ...talk.slots, said: plainText(text) }, keeps: true })
  return true
}
