import { wordsOf } from '../answers/grammar/tokens.ts'
import { readYesNo } from '../answers/grammar/yesno.ts'
import type { AnswerInput, Read, Refusal } from '../answers/kind.ts'
import type { Reading } from '../answers/reading.ts'
import { yesno } from '../answers/yesno.ts'
import type { Option } from '../chat/reply.ts'
import { addBelow, answerAhead } from './ahead.ts'
import { mendCount, mendFromCard, mendNamed, takeOwn } from './edit.ts'
import { type Answered, lookElsewhere, meantElsewhere, meantOtherwise, saysMore } from './elsewhere.ts'
import { fillAnother, fillLeftOut, fillTalk, foundAside, foundFor, keepForNext, readFor } from './fill.ts'
import { ASKS_BACK } from './first.ts'
import { byNumber, closingLine, exactOption, nearOption } from './match.ts'
import { BACK, EDIT, FORK, listOf, READ, START, WRITE } from './options.ts'
import { askWhich, phrase, refusal, showPrompt } from './prompt.ts'
import { drop, flowFor, flowMeant, flowOf, forget, OFFERS_HELP, put, type Run, stepOf, toTop } from './run.ts'
import { readContext, sayAs } from './say.ts'
import { answerSeveral } from './several.ts'
import { NUMBERED, skips } from './skip.ts'
import { isMenu, leadsAway, startFlow } from './start.ts'
import { isJustShown, waysOn } from './stuck.ts'
import { fillSlot, takeOption } from './take-option.ts'
import type { AskStep, ChooseStep, Prompt, Said, Talk } from './types.ts'
import { enter, goOn, goTo, repeatQuestion, standAt } from './walk.ts'
import { asksSomething, bare, plain } from './words.ts'

/** Questions about something else than the paper that is asked for. */
const ASKS_ABOUT = new Set(['order_status', 'check_curation_status', 'sales_report', 'money_asked'])
/** 'kemarin laku di pasar 20 bungkus 240rb': goods with their money tell of a sale, whatever number was asked. */
const sold = ({ intent, values }: Reading) => intent === 'report_outside_sales' && values.amount !== undefined
/** Refusals of a number that say why there is none yet. */
const NOT_YET = new Set(['none', 'in_process', 'number_missing'])
/** Kinds whose answer is hardly ever a bare number of one or two digits: there "2" is the second line. */
const WORD_KINDS = new Set(['pick', 'choice', 'yesno', 'text', 'name', 'offer'])

/**
 * Answers the question that a prompt showed: the open one, or an older one that was quoted or tapped. An older question
 * on the way to here may be answered anew until an action wrote; an older card no longer counts once an answer on it has
 * changed.
 */
export function answerPrompt(run: Run, prompt: Prompt, input: AnswerInput, reading: Reading, old: boolean): void {
  const talk = run.state.stack.find((t) => t.id === prompt.talk)
  if (!talk) return answerGone(run, prompt, input, reading)
  toTop(run, talk)
  const step = stepOf(flowOf(run, talk), prompt.step)
  if (step?.verb !== 'ask' && step?.verb !== 'choose') return repeatQuestion(run, 'prompt_over')
  const over = talk.writes !== prompt.writes || !talk.trail.includes(step.name)
  if (old && (over || (step.verb === 'choose' && talk.edits !== prompt.edits)))
    return repeatQuestion(run, 'prompt_over')
  if (old && step.verb === 'ask') forget(talk, step.name)
  standAt(talk, step.name)
  const answered: Answered = { talk, prompt, input, reading }
  const option = optionMeant(run, step, answered)
  if (option === 'asked' || (option && takeOption(run, talk, step, option, prompt))) return
  if (step.verb === 'choose') return choose(run, step, answered)
  if (!confirm(run, step, answered)) ask(run, step, answered)
}

/** A question of a talk that has ended: a menu's lines still work, words are read for what they mean. */
function answerGone(run: Run, prompt: Prompt, input: AnswerInput, reading: Reading): void {
  const option = exactOption(prompt.options, input)
  if (!option) {
    const meant = flowMeant(run, reading.intent)
    return meant ? startFlow(run, meant.name, { reading, media: input.media }) : repeatQuestion(run, 'prompt_over')
  }
  const [how, name = ''] = option.value.replace(FORK, '').split(':')
  const other = how === 'flow' ? flowFor(run, (flow) => flow.name === name) : undefined
  if (other && Object.values(other.takes).every((kind) => kind.endsWith('?'))) return startFlow(run, other.name, {})
  const menu = flowFor(run, (flow) => flow.name === prompt.flow)
  if (menu && isMenu(menu, prompt.step) && stepOf(menu, option.value)?.verb === 'say')
    return startFlow(run, menu.name, { at: option.value })
  repeatQuestion(run, 'prompt_over')
}

/** The line that was tapped or written exactly; 'asked' when "2" may be a line or an answer and that was asked. */
function optionMeant(
  run: Run,
  step: AskStep | ChooseStep,
  { talk, prompt, input }: Answered,
): Option | 'asked' | undefined {
  if (input.pick === undefined && input.media.length) return undefined
  const option = exactOption(prompt.options, input) ?? closingLine(prompt.options, input)
  if (!option || input.pick !== undefined || step.verb === 'choose' || WORD_KINDS.has(step.kind)) return option
  if (prompt.readings || option.value.startsWith(EDIT) || option !== byNumber(prompt.options, input.text)) return option
  const read = readFor(run, talk, step, input)
  if (!read.ok) return option
  run.said.push(phrase(run, 'number_or_option', { number: input.text.trim(), label: option.label }))
  const value = sayAs(step.kind, read.value, run.house, readContext(run.house, run.context))
  const said = /^\d+$/.test(value) ? `${run.house.words['option.number']} ${value}` : value
  showPrompt(run, talk, step.name, [{ label: said, value: `${READ}0` }, option], [read.value])
  return 'asked'
}

/** Meanings that are no mere no: 'ga jadi, kompor rusak' below 'Sudah jadi?'. */
const NO_ANSWERS: ReadonlySet<string> = new Set(['fell_out'])

function choose(run: Run, step: ChooseStep, answered: Answered): void {
  const { talk, prompt, input } = answered
  if (NO_ANSWERS.has(answered.reading.intent ?? '') && meantElsewhere(run, answered)) return
  const said = plain(input.text)
  const typed = input.pick === undefined && !input.media.length
  const word = typed ? step.typed.find(({ label }) => plain(label) === said) : undefined
  if (word) return goTo(run, talk, word.target, step)
  const read = nearOption(run, prompt.options, step.text, input)
  if ('value' in read && (saysMore(run, read, answered) || takeOption(run, talk, step, read, prompt))) return
  if (answersBeneath(run, talk, answered.reading, input)) return
  if (takeOwn(run, talk, answered.reading)) return
  if (typed && addBelow(run, talk, prompt, input.text)) return
  if (meantElsewhere(run, answered) || mendFromCard(run, talk, answered.reading, input.text)) return
  if (typed && mendNamed(run, talk, step, input.text)) return
  if (meantOtherwise(run, answered)) return
  if (typed && (answerAhead(run, talk, prompt, input.text) || mendCount(run, talk, input.text, prompt.options.length)))
    return
  if (typed && keepForNext(run, talk, answered.reading)) return repeatQuestion(run, 'noted_for_later')
  if (onlyFiles(input) && fillLeftOut(run, talk, input.media)) return repeatQuestion(run, 'noted_file')
  const { reason, values } = 'reason' in read ? read : { reason: 'not_an_option' }
  if (reason === 'not_an_option' && lookElsewhere(run, talk, input)) return
  refuse(
    run,
    talk,
    step,
    prompt,
    onlyFiles(input)
      ? phrase(run, 'file_not_needed')
      : reason === 'not_an_option' && asksSomething(input.text)
        ? phrase(run, 'not_understood')
        : refusal(run, 'pick', reason, values),
  )
}

/** A photo or paper without a word. */
const onlyFiles = ({ text, media }: AnswerInput): boolean => media.length > 0 && bare(text) === ''
/** Kinds that are answered with one. */
const FILE_KINDS = new Set(['photo', 'document'])

/** 'Betul ya?' below the only reading there is: yes takes it, no asks again. */
function confirm(run: Run, step: AskStep, { talk, prompt, input }: Answered): boolean {
  if (prompt.readings?.length !== 1 || input.pick !== undefined) return false
  const said = yesno.read(input, {}, { ...readContext(run.house, run.context) })
  if (!said.ok) return false
  if (said.value === 'yes') return fillSlot(run, talk, step, prompt.readings[0])
  enter(run, talk, step.name)
  return true
}

function ask(run: Run, step: AskStep, answered: Answered): void {
  const { talk, prompt, input, reading } = answered
  const words = input.pick === undefined && !input.media.length
  // 'udah ah, cape' leaves the form, it leaves nothing out
  const leaves = reading.intent === 'cancel'
  if (step.optional && words && (skips(step, prompt, bare(input.text)) || (!leaves && hasNoFile(step, input.text)))) {
    fillSlot(run, talk, step, null)
    return
  }
  const found = input.pick === undefined ? foundFor(run, talk, step, reading) : undefined
  const free = (step.kind === 'text' || step.kind === 'name') && !step.verbatim
  // 'pesenan abdi tos dugi mana?' says of no paper that she has it
  const asks =
    ASKS_BACK.has(reading.intent ?? '') ||
    sold(reading) ||
    (NUMBERED.has(step.kind) && ASKS_ABOUT.has(reading.intent ?? ''))
  const asksBack = asks && !step.verbatim
  if (found === undefined && (free || asksBack) && meantElsewhere(run, answered)) return
  // a menu takes any words, a question in a form may well be answered by them
  if (found === undefined && free && flowOf(run, talk).passing && meantOtherwise(run, answered)) return
  // words that answer other questions are no answer to this one
  const aside = foundAside(run, talk, step, reading, input.text, found !== undefined)
  if (found === undefined && free && words && keepForNext(run, talk, reading)) {
    fillTalk(run, talk, aside.reading)
    return repeatQuestion(run, 'noted_for_later')
  }
  // a place alone may be one of several answers in their order
  const told = found !== undefined || Object.keys(aside.reading.values).some((key) => key !== 'district')
  if (free && words && !told && answerSeveral(run, talk, step, input.text)) return goOn(run, talk, step)
  const read =
    found === undefined ? readAnswer(run, step, { ...answered, input: { ...input, text: aside.rest } }) : null
  if (read === null || read.ok) {
    put(talk, step.name, read ? read.value : found)
    // what she makes was asked, and a whole product told
    keepForNext(run, talk, reading)
    fillTalk(run, talk, aside.reading, leftOver(run, talk, step, input, read !== null))
    return goOn(run, talk, step)
  }
  if (!('readings' in read)) {
    const ways = prompt.options.filter(({ value }) => value.startsWith('@'))
    const way = words && !step.verbatim && ways.length ? nearOption(run, ways, step.text, input) : undefined
    if (way && 'value' in way && (saysMore(run, way, answered) || takeOption(run, talk, step, way, prompt))) return
    const [poor] = FILE_KINDS.has(step.kind) ? (prompt.readings ?? []) : []
    if (poor !== undefined && words) return takePoor(run, talk, step, poor, { input, reading })
    if (step.optional && NOT_YET.has(read.reason)) {
      run.said.push(refusal(run, step.kind, read.reason, read.values))
      fillSlot(run, talk, step, null)
      return
    }
    if (words && wantsHelp(run, talk, step, prompt, input)) return
    if (words && !step.verbatim && mendNamed(run, talk, step, input.text)) return
    if (meantElsewhere(run, answered) || meantOtherwise(run, answered)) return
    if (step.kind === 'pick' && read.reason === 'not_an_option' && lookElsewhere(run, talk, input)) return
    if (words && typeof step.settings.other === 'string' && read.reason === 'not_an_option' && bare(input.text)) {
      fillSlot(run, talk, step, step.settings.other)
      return
    }
  }
  const asked = 'readings' in read && FILE_KINDS.has(step.kind)
  const filled = fillTalk(run, talk, aside.reading, asked ? [] : input.media)
  if ('readings' in read) return askWhich(run, talk, step, read)
  if (filled || (words && !step.verbatim && fillAnother(run, talk, step, input.text)))
    return repeatQuestion(run, 'noted_but')
  if (words && keepForNext(run, talk, reading)) return repeatQuestion(run, 'noted_for_later')
  if (onlyFiles(input) && fillLeftOut(run, talk, input.media)) return repeatQuestion(run, 'noted_but')
  const unneeded = onlyFiles(input) && !FILE_KINDS.has(step.kind)
  const why = unneeded ? phrase(run, 'file_not_needed') : refusal(run, step.kind, ...whyNot(read, prompt))
  refuse(run, talk, step, prompt, why)
}

/** Whoever goes on talking has nothing better than the picture that was asked back: it is taken, and the words come next. */
function takePoor(run: Run, talk: Talk, step: AskStep, picture: unknown, said: Said): void {
  run.state.first = said
  fillSlot(run, talk, step, picture)
}

/** 'belum ada fotonya bu', 'teu acan gaduh' where a photo or paper may be left out. */
const hasNoFile = (step: AskStep, text: string): boolean =>
  FILE_KINDS.has(step.kind) && readYesNo(wordsOf(text), step.text) === 'no'

/** Photos and papers that are not the answer itself: one photo is one answer. */
function leftOver(run: Run, talk: Talk, step: AskStep, input: AnswerInput, answered: boolean): AnswerInput['media'] {
  const without = answered && input.media.length > 0 && readFor(run, talk, step, { ...input, media: [] })
  return without && !without.ok ? [] : input.media
}

/** Read with the lines as that person saw them; of a long list every line may be named, but only those shown have a number. */
function readAnswer(run: Run, step: AskStep, { talk, prompt, input }: Answered): Read<unknown> {
  const list = step.kind === 'pick' ? listOf(talk, step) : []
  // a label that was cut is read in full
  const shown = prompt.options
    .filter(({ value }) => !value.startsWith('@'))
    .map((option) => list.find(({ value }) => value === option.value) ?? option)
  const isShown = (value: unknown) => shown.some((option) => option.value === value)
  const hidden = list.filter(({ value }) => !isShown(value))
  const read = readFor(run, talk, step, input, [...shown, ...hidden], prompt.readings)
  if (!hidden.length || (read.ok && isShown(read.value))) return read
  const seen = readFor(run, talk, step, input, shown)
  return !seen.ok && seen.reason === 'no_such_number' ? seen : read
}

/** Somebody looked at something in the middle of a form, and goes on with the form: '12rb sebungkus' below her promises. */
function answersBeneath(run: Run, talk: Talk, reading: Reading, input: AnswerInput): boolean {
  const beneath = run.state.stack.at(-2)
  if (!beneath || input.pick !== undefined || !leadsAway(run, talk)) return false
  const step = stepOf(flowOf(run, beneath), beneath.step)
  const prompt = run.state.prompts.findLast(({ talk: id, step: name }) => id === beneath.id && name === beneath.step)
  if (step?.verb !== 'ask' || !prompt || WORD_KINDS.has(step.kind)) return false
  if (foundFor(run, beneath, step, reading) === undefined && !readFor(run, beneath, step, input).ok) return false
  drop(run, talk)
  answerPrompt(run, prompt, input, reading, false)
  return true
}

/** Ways out of a question have numbers too: as many as that person saw lines. */
function whyNot({ reason, values }: Refusal, { options }: Prompt): [string, Refusal['values']] {
  if (reason !== 'no_such_number' && reason !== 'only_one') return [reason, values]
  return options.length === 1 ? ['only_one', values] : ['no_such_number', { max: String(options.length) }]
}

/** Why, with an example; the second time with answers to choose from, the third with somebody to help. */
function refuse(run: Run, talk: Talk, step: AskStep | ChooseStep, prompt: Prompt, why: string): void {
  run.unsettled = true
  talk.misses++
  // a long list was shown just now: its lines still stand above
  if (isJustShown(run, talk, step, prompt)) {
    run.said.push(why)
    return
  }
  const options = waysOn(run, talk, step, prompt)
  const offers = options.some(({ value }) => value.startsWith(WRITE) || value === BACK)
  const more = talk.misses >= OFFERS_HELP ? phrase(run, 'stuck') : offers ? phrase(run, 'choices') : ''
  run.said.push([why, more].filter(Boolean).join('\n\n'))
  showPrompt(run, talk, prompt.step, options, prompt.readings)
}

/** 'ya' to 'Mau dibantu petugas?'; a no asks the question again. */
function wantsHelp(run: Run, talk: Talk, step: AskStep, prompt: Prompt, input: AnswerInput): boolean {
  const helper = prompt.options.find(({ value }) => value.startsWith(START))
  if (!helper || step.kind === 'yesno') return false
  const said = yesno.read(input, {}, readContext(run.house, run.context))
  if (!said.ok) return false
  if (said.value === 'yes') return takeOption(run, talk, step, helper, prompt)
  talk.misses = 0
  enter(run, talk, step.name)
  return true
}
