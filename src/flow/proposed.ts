import type { AnswerInput } from '../answers/kind.ts'
import { plainText } from '../answers/text.ts'
import { yesno } from '../answers/yesno.ts'
import type { Option } from '../chat/reply.ts'
import { fillTalk } from './fill.ts'
import { askForWhom } from './first.ts'
import { CANCEL } from './global.ts'
import { exactOption } from './match.ts'
import { keepPrompt, phrase } from './prompt.ts'
import { answerMeant, flowProposed } from './propose.ts'
import { flowOf, put, type Run, stepOf, toTop } from './run.ts'
import { readContext } from './say.ts'
import { startFlow } from './start.ts'
import { takeOption } from './take-option.ts'
import type { Prompt, Proposed, Said } from './types.ts'
import { goOn, repeatQuestion, standAt } from './walk.ts'
import { plain } from './words.ts'

const YES = '@yes'
const NO = '@no'
/** Words of a bare yes or no to what is proposed. */
const SHORT = 4

/** Says, instead of "not understood", what was made of the message, if our readers can do something with that. */
export function showProposal(run: Run): void {
  const { heard } = run
  if (!heard?.proposal) return
  const meant = answerMeant(run, heard.proposal) ?? flowProposed(run, heard.proposal, heard.said.input)
  if (!meant) return
  run.said = [phrase(run, 'proposed', { guess: meant.guess })]
  run.files = []
  showCard(run, meant.proposed)
}

/** What was heard in a voice note, to be confirmed before it is read. */
export function showTranscript(run: Run, said: Said): void {
  run.said.push(phrase(run, 'heard', { words: plainText(said.input.text).replace(/[*_~`“”]/g, '') }))
  showCard(run, { said })
}

function showCard(run: Run, proposed: Omit<Proposed, 'today'>): void {
  const word = (name: string) => run.house.words[`proposed.${name}`] ?? name
  const options: Option[] = [
    { label: word('yes'), value: YES },
    { label: word('no'), value: NO },
  ]
  const { today } = run.context
  keepPrompt(run, { talk: 0, flow: '', step: '', options, writes: 0, edits: 0, proposed: { ...proposed, today } })
}

/**
 * A yes or a no to what was proposed last, or to an older card that was tapped. Anything else is a message like any other.
 * @returns 'done', or words to be read now as though they had been written
 */
export function answerProposed(run: Run, input: AnswerInput, promptNo: number | undefined): Said | 'done' | undefined {
  const { prompts } = run.state
  const card = promptNo === undefined ? prompts.at(-1) : prompts.find(({ no }) => no === promptNo)
  const said = card?.proposed && yesOrNo(run, card, input)
  if (!card?.proposed || !said) return undefined
  run.state.prompts = prompts.map((prompt) => (prompt === card ? used(card) : prompt))
  if (said === 'no') repeatQuestion(run, 'say_otherwise')
  else if (card.proposed.today !== run.context.today) repeatQuestion(run, 'prompt_over')
  else return agree(run, card.proposed)
  return 'done'
}

/** What was agreed to once is not agreed to again by a second tap. */
const used = ({ proposed: _, ...prompt }: Prompt): Prompt => prompt

function yesOrNo(run: Run, { options }: Prompt, input: AnswerInput): 'yes' | 'no' | undefined {
  const option = exactOption(options, input)
  if (option) return option.value === YES ? 'yes' : 'no'
  const word = plain(input.text)
  if (input.pick !== undefined || input.media.length || CANCEL.includes(word)) return undefined
  if (word.split(' ').length > SHORT || /\p{N}/u.test(word)) return undefined
  const read = yesno.read(input, {}, readContext(run.house, run.context))
  return read.ok ? read.value : undefined
}

function agree(run: Run, { flow, talk: answered, said }: Proposed): Said | 'done' {
  if (said) return said
  if (flow) {
    const { name, reading, input } = flow
    if (!askForWhom(run, '', { input, reading })) startFlow(run, name, { reading, media: input.media })
    return 'done'
  }
  const talk = run.state.stack.find(({ id }) => id === answered?.id)
  const step = talk && stepOf(flowOf(run, talk), talk.step)
  const same = talk && talk.step === answered?.step && talk.writes === answered.writes && talk.edits === answered.edits
  if (!talk || !answered || !same || (step?.verb !== 'ask' && step?.verb !== 'choose')) {
    repeatQuestion(run, 'prompt_over')
    return 'done'
  }
  toTop(run, talk)
  standAt(talk, step.name)
  const prompt = run.state.prompts.findLast(({ talk: id }) => id === talk.id)
  if (answered.option && prompt) takeOption(run, talk, step, answered.option, prompt)
  else if (step.verb === 'ask') {
    put(talk, step.name, answered.value)
    fillTalk(run, talk, { values: answered.values })
    goOn(run, talk, step)
  }
  return 'done'
}
