import type { AnswerInput } from '../answers/kind.ts'
import type { Reading } from '../answers/reading.ts'
import { plainText } from '../answers/text.ts'
import type { Reply } from '../chat/reply.ts'
import { answerPrompt } from './answer.ts'
import { atDoor, doorOf, greeterOf } from './door.ts'
import { fileAlone } from './files.ts'
import { ASKS_WHO, askForWhom, takeFirst, waitsForWhom } from './first.ts'
import { fitTalks } from './fit.ts'
import { ALWAYS, globalWord } from './global.ts'
import { byLabel, exactOption, lineWith } from './match.ts'
import { keepAsking, phrase } from './prompt.ts'
import { answerProposed, showProposal, showTranscript } from './proposed.ts'
import {
  asksOf,
  beginRun,
  currentPrompt,
  flowBegunBy,
  flowFor,
  flowMeant,
  flowOf,
  mayTalk,
  type Run,
  shownOptions,
  stepOf,
  topTalk,
  toTop,
} from './run.ts'
import { keepTold, leadsAway, startFlow } from './start.ts'
import type { Flow, House, Progress, Prompt, Said, State, TurnContext, TurnEvent, Turned } from './types.ts'
import { unheard } from './unheard.ts'
import { goTo, repeatQuestion, takeUp } from './walk.ts'
import { isThanks, plain } from './words.ts'

/** Said when a talk is over: answered with a word, not with a menu. 'ok', 'siap makasih'. */
const OVER = /^(?:ok|oke|okey|siap|sip|baik)(?: |$)/
const isOver = (word: string): boolean => isThanks(word.replace(OVER, '')) || word.replace(OVER, '') === ''

/**
 * One pure step of a conversation: what the person sent (or what an action found) → the next state and what to say.
 * When it returns `do`, the caller runs that action and calls again with its outcome, until it rests on a question or
 * on nothing. Never touches database, network or clock, and never changes the state it was handed. A flow opened for
 * somebody who may not talk it through, or that has nothing left to say, says nothing: no reply.
 * @throws Error on a talk that walks more than 30 steps without a question (a bug of a flow that escaped the check)
 */
export function turn(house: House, before: State, event: TurnEvent, context: TurnContext): Turned {
  const run = beginRun(house, context, before)
  if (event.type === 'outcome') {
    outcome(run, event)
    return result(run)
  }
  const lost = fitTalks(run)
  if (event.type === 'open') {
    run.quiet = true
    const flow = house.flows.get(event.flow)
    if (flow && mayTalk(flow, context.actor.roles)) startFlow(run, flow.name, { slots: event.slots })
  } else message(run, event, lost)
  return result(run)
}

function outcome(run: Run, event: Extract<TurnEvent, { type: 'outcome' }>): void {
  const talk = topTalk(run)
  const step = talk && stepOf(flowOf(run, talk), talk.step)
  if (!talk || step?.verb !== 'do') throw new Error(`no action was waiting for the outcome '${event.outcome}'`)
  const target = step.then[event.outcome]
  if (target === undefined) throw new Error(`flow '${talk.flow}', step ${step.name}: no way on for '${event.outcome}'`)
  for (const [slot, value] of Object.entries(event.values)) {
    if (value === undefined) delete talk.slots[slot]
    else talk.slots[slot] = value
  }
  if (event.wrote) {
    talk.writes++
    talk.closed = [...new Set([...talk.closed, ...talk.trail])]
    talk.trail = []
  }
  goTo(run, talk, target, step)
}

type MessageEvent = Extract<TurnEvent, { type: 'message' }>

function message(run: Run, event: MessageEvent, lost: boolean): void {
  const { type: _, unheard: __, proposal, transcript, ...said } = event
  const proposed = proposal ?? run.heard?.proposal
  run.heard = { said, ...(proposed ? { proposal: proposed } : {}) }
  const door = doorOf(run)
  if (door) return atDoor(run, door, event.reading)
  if (transcript) return showTranscript(run, transcript)
  if (event.unheard && unheard(run, event.input, event.unheard)) return
  const { input, promptNo } = event
  const agreed = answerProposed(run, input, promptNo)
  if (agreed === 'done') return
  if (agreed) return message(run, { type: 'message', ...agreed }, false)
  if (event.unheard === undefined && isBlank(input) && blank(run)) return
  const quoted = promptNo === undefined ? undefined : run.state.prompts.find((prompt) => prompt.no === promptNo)
  if (quoted) {
    const talk = run.state.stack.find(({ id }) => id === quoted.talk)
    if (talk) toTop(run, talk)
  }
  const current = currentPrompt(run)
  const verbatim = takesAnyWords(run, quoted ?? current)
  const reading = verbatim ? { values: {} } : event.reading
  keepTold(run, reading)
  const word = input.pick === undefined && !input.media.length ? plain(input.text) : ''
  const shown = byLabel(quoted?.options ?? shownOptions(run), word) !== undefined
  const unseen = lost && !quoted
  const off = OFF.test(word) && !quoted && !unseen ? byLabel(shownOptions(run), CALL_OFF) : undefined
  if (off?.value.startsWith('flow:') && current)
    return answerPrompt(run, current, { ...input, pick: off.value }, reading, false)
  if (!shown && !unseen && globalWord(run, word, input, reading)) return
  const kept: Said = { input, reading, ...keptPrompt(run, input, promptNo) }
  if (!verbatim && askForWhom(run, word, kept)) return
  const starts = word !== '' && !shown && (!verbatim || ALWAYS.includes(word))
  const exact = starts ? flowFor(run, (flow) => flow.start.includes(word)) : undefined
  const talking = topTalk(run)
  const looksOn = !talking || leadsAway(run, talking)
  const started = exact ?? (starts && looksOn && !quoted ? flowBegunBy(run, word) : undefined)
  // what would begin something is a line of what is being shown, when it stands in one
  const line = started && !ALWAYS.includes(word) && !unseen ? lineWith(shownOptions(run), word) : undefined
  if (line && current && !quoted) return answerPrompt(run, current, { ...input, pick: line.value }, reading, false)
  if (started && waitsForWhom(run, word, kept)) return
  if (started) return startFlow(run, started.name, { reading })
  if (!verbatim && !shown && thanked(run, word, input)) return
  if (promptNo !== undefined && !quoted) return repeatQuestion(run, 'prompt_over')
  if (!quoted && fileAlone(run, input, reading)) return
  if (quoted) return answerPrompt(run, quoted, input, reading, quoted !== current)
  if (unseen && topTalk(run)) return repeatQuestion(run, 'prompt_over')
  if (current) return answerPrompt(run, current, input, reading, false)
  const talk = topTalk(run)
  if (talk) return takeUp(run, talk)
  idle(run, word, input, reading)
}

/** 'batal' below something that can be called off means that, not the looking at it: its own flow asks whether to. */
const OFF = /^(?:batal|batalin|cancel)$/
const CALL_OFF = 'batalkan'

/** At a question that takes any words, they mean nothing else. */
function takesAnyWords(run: Run, prompt: Prompt | undefined): boolean {
  const flow = prompt && run.house.flows.get(prompt.flow)
  const step = flow && stepOf(flow, prompt.step)
  return step?.verb === 'ask' && step.verbatim
}

/** Nothing is being talked about: an intent starts its flow, anything else the flow that greets this role. */
function idle(run: Run, word: string, input: AnswerInput, reading: Reading): void {
  const { media } = input
  const known = run.state.promptNo > 0
  // a stranger is told who we are by the greeting itself
  const meant =
    known || reading.intent !== ASKS_WHO
      ? (flowMeant(run, reading.intent) ?? flowMeant(run, reading.otherwise))
      : undefined
  const greeter = greeterOf(run)
  const first = wholeMessage(word, input, reading)
  // the greeter itself looks into what was written
  const looks = first !== reading && asksOf(greeter).some(({ reads }) => reads === FIRST_MESSAGE)
  // whose very first words are a wish is told who we are, and has the wish
  const greets = !known && looks && meant !== undefined && leadsTo(greeter, meant)
  if (meant && !greets) return startFlow(run, meant.name, { reading, media })
  if (known && !media.length && input.pick === undefined && isOver(word)) {
    run.said.push(phrase(run, 'welcome'))
    return
  }
  // 'nanti saja' when nothing is open
  if (known && reading.intent === 'pause_flow') {
    run.said.push(phrase(run, 'done'))
    return
  }
  // all that the wish says goes on to the flow it leads to
  if (greets || greeter.keepsFirst) run.state.held ??= reading
  if (known && !looks && reading.intent !== 'greeting') {
    run.unsettled = true
    run.said.push(phrase(run, 'not_understood'))
  }
  startFlow(run, greeter.name, { reading: looks ? first : reading, media })
}

/** Whether a flow may leave for another. */
const leadsTo = ({ steps }: Flow, { name }: Flow): boolean =>
  steps.some((step) => {
    const targets =
      step.verb === 'do'
        ? Object.values(step.then)
        : [...('forks' in step ? step.forks.map(({ target }) => target) : []), ...('then' in step ? [step.then] : [])]
    return targets.includes(`flow:${name}`)
  })

/** Key under which a greeter's question reads the message that woke it: 'keripik pedas di bawah 20rb'. */
const FIRST_MESSAGE = 'first_message'

/** The reading with the message itself in it, when it says more than hello. */
function wholeMessage(word: string, { text, pick }: AnswerInput, reading: Reading): Reading {
  if (word === '' || pick !== undefined || reading.intent === 'greeting' || isThanks(word)) return reading
  return { ...reading, values: { ...reading.values, [FIRST_MESSAGE]: { value: plainText(text), words: text } } }
}

/** Nothing that can be read: no word, no sign, no file. */
const isBlank = ({ text, pick, media, contact, location }: AnswerInput): boolean =>
  pick === undefined && contact === undefined && !location && !media.length && plainText(text) === ''

/** @returns false for somebody new, who is greeted */
function blank(run: Run): boolean {
  if (topTalk(run)) keepAsking(run, phrase(run, 'nothing_written'))
  else if (run.state.promptNo > 0) run.said.push(phrase(run, 'nothing_written'))
  return topTalk(run) !== undefined || run.state.promptNo > 0
}

/** 'ya, terima kasih' is a yes; 'terima kasih ya' is not. */
const YES_FIRST = /^\s*(?:y|ya|yah|iya|iyah)\b/i

/** Thanks answer nothing: they get a kind word, and the question stays open. @returns whether it was that */
function thanked(run: Run, word: string, { text, pick, media }: AnswerInput): boolean {
  const talk = topTalk(run)
  if (!talk || pick !== undefined || media.length) return false
  const looking = leadsAway(run, talk)
  // only emoji below a menu
  const nod = looking && word === '' && text.trim() !== ''
  if (!nod && (!isThanks(word) || YES_FIRST.test(text))) return false
  run.said.push(phrase(run, looking ? 'welcome' : 'thanks'))
  return true
}

/** In which question a bare "2" was meant, when the message has to wait. */
function keptPrompt(run: Run, input: AnswerInput, promptNo: number | undefined): { promptNo?: number } {
  const no = promptNo ?? (exactOption(shownOptions(run), input) && currentPrompt(run)?.no)
  return no === undefined ? {} : { promptNo: no }
}

/** What was written before. A question that it answers, and that nobody has seen yet, need not be asked. */
function answerFirst(run: Run, first: Said): void {
  const { prompt: asked, askedAt } = run
  const question = asked && askedAt !== undefined ? run.said.splice(askedAt) : []
  message(run, { type: 'message', ...first }, false)
  const open = run.prompt && asked && run.prompt.talk === asked.talk && run.prompt.step === asked.step
  if (open && askedAt !== undefined) run.said.splice(askedAt, 0, ...question)
}

/** The turn so far: complete, or waiting for an action. */
function result(run: Run): Turned {
  const first = takeFirst(run)
  if (first) answerFirst(run, first)
  if (run.do) return { state: { ...run.state, running: progressOf(run) }, reply: undefined, do: run.do }
  const unsettled = run.unsettled && run.heard?.said
  if (unsettled) showProposal(run)
  const { state, said, files, quiet, prompt } = run
  // whoever writes is answered, even when the flow ends without a word
  if (!quiet && !files.length && !said.some(Boolean)) said.push(phrase(run, run.takenUp ? 'prompt_over' : 'done'))
  const text = said.filter(Boolean).join('\n\n')
  const reply: Reply | undefined = text || files.length ? { text, options: prompt?.options ?? [], files } : undefined
  return {
    state,
    reply,
    ...(prompt === undefined ? {} : { promptNo: prompt.no }),
    ...(unsettled ? { unsettled } : {}),
  }
}

const progressOf = ({ said, files, steps, quiet, again, takenUp, heard, unsettled }: Run): Progress => ({
  said,
  files,
  steps,
  quiet,
  again,
  ...(takenUp ? { takenUp } : {}),
  ...(heard ? { heard } : {}),
  ...(unsettled ? { unsettled } : {}),
})
