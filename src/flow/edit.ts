import type { AnswerInput, Read } from '../answers/kind.ts'
import type { Reading } from '../answers/reading.ts'
import { foundFor, readFor } from './fill.ts'
import { clip, EDIT, listOf, MOST_OPTIONS } from './options.ts'
import { askWhich, phrase, refusal, sayAnswer, sayEdited, showPrompt } from './prompt.ts'
import { asksOf, flowMeant, flowOf, forget, put, type Run } from './run.ts'
import { startFlow } from './start.ts'
import type { AskStep, ChooseStep, Talk } from './types.ts'
import { enter, goOn, repeatQuestion, standAt } from './walk.ts'
import { bare, plain } from './words.ts'

/** 'ralat harga 16rb' */
const EDIT_WORD = /^\s*(ralat|koreksi|ganti jawaban)\b[\s:,.]*/i
/** 'eh salah, harusnya 500' */
const WRONG_WORD =
  /^\s*(eh|aduh|maaf|punten|hapunten|salah|keliru)\b.*\b(harusnya|seharusnya|maksud\w*|yang benar|yg bener|yg benar)\b/is
/** Meanings that mend what was saved a while ago, where a flow does that. */
const MENDS: ReadonlySet<string> = new Set(['edit_answer', 'change_amount'])
/** Kinds that any words would be an answer to: a correction must name them. */
const ANY_WORDS = new Set(['text', 'name', 'photo'])

/** Whether a message corrects something said before. */
export const isEdit = (input: AnswerInput, reading: Reading): boolean =>
  input.pick === undefined &&
  (reading.intent === 'edit_answer' || EDIT_WORD.test(input.text) || WRONG_WORD.test(input.text.slice(0, 500)))

/**
 * `ralat harga 16rb` sets it, `ralat harga` asks it again, `ralat` alone shows what can be mended; 'eh salah, harusnya
 * 500' mends the latest answer that such words can be. What an action has saved is no longer an answer of this talk.
 * @returns false when the words are no correction of this talk after all
 */
export function edit(run: Run, talk: Talk | undefined, text: string, reading: Reading): boolean {
  const elsewhere = MENDS.has(reading.intent ?? '') && flowMeant(run, reading.intent) !== undefined
  const explicit = EDIT_WORD.test(text) || (!elsewhere && reading.intent === 'edit_answer')
  if (!talk) {
    if (startOtherwise(run, talk, text, reading)) return true
    if (elsewhere || !explicit) return false
    run.said.push(phrase(run, 'nothing_to_edit'))
    return true
  }
  const rest = text.replace(EDIT_WORD, '').slice(0, 500)
  const questions = asksOf(flowOf(run, talk))
  const open = questions.filter((step) => isOpen(talk, step))
  const named = namedQuestion(questions, rest, reading)
  if (named && !open.includes(named.step)) {
    if (startOtherwise(run, talk, text, reading)) return true
    if (!elsewhere) repeatQuestion(run, 'already_saved', { label: named.step.label })
    return !elsewhere
  }
  // 'harga kain naik terus' tells of prices and mends none
  if (named && !EDIT_WORD.test(text) && isRemark(run, talk, named, text)) return false
  const step = named?.step ?? (bare(rest) ? latestFor(run, talk, open, rest) : undefined)
  if (!step && (mendHeld(run, reading) || startOtherwise(run, talk, text, reading))) return true
  if (!step) return explicit && whichEdit(run, talk, open)
  mend(run, talk, step, named?.rest ?? rest, reading)
  return true
}

/** 'alamatnya pindah ke Gudang 3' with no answer it could be of: what was saved long ago, of the record being looked at. */
function startOtherwise(run: Run, talk: Talk | undefined, text: string, reading: Reading): boolean {
  const flow = EDIT_WORD.test(text) ? undefined : flowMeant(run, reading.otherwise)
  if (!flow) return false
  startFlow(run, flow.name, { slots: talk?.slots ?? {}, reading })
  return true
}

/** 'eh harganya 13rb' while the business is still being registered: what is kept for the product is mended. */
function mendHeld(run: Run, { values }: Reading): boolean {
  const { held } = run.state
  const mended = Object.entries(values).filter(([key]) => held?.values[key] !== undefined)
  if (!held || !mended.length) return false
  run.state.held = { ...held, values: { ...held.values, ...Object.fromEntries(mended) } }
  repeatQuestion(run, 'noted_for_later')
  return true
}

/** "harganya 16 ribu aja" below a card: answers of this talk that the message states otherwise are mended. */
export function mendFromCard(run: Run, talk: Talk, reading: Reading, text: string): boolean {
  const asked = asksOf(flowOf(run, talk)).filter(
    (step) => step.kind !== 'text' && step.kind !== 'name' && talk.slots[step.name] !== undefined && isOpen(talk, step),
  )
  const mended = asked.filter((step) => {
    if (step.label && OF_SOMETHING.test(after(text, step.label)) && after(text, step.label) !== text) return false
    const value = foundFor(run, talk, step, reading)
    if (value === undefined || JSON.stringify(value) === JSON.stringify(talk.slots[step.name])) return false
    put(talk, step.name, value)
    return true
  })
  for (const step of mended) sayEdited(run, talk, step, talk.slots[step.name])
  const names = mended.map(({ name }) => name)
  const first = mended.find(({ name }) => name === talk.trail.find((passed) => names.includes(passed)))
  if (first) goOn(run, talk, first)
  else if (mended.length) enter(run, talk, talk.step)
  return mended.length > 0
}

/** Meanings that are for the talk that asks for what they say, and start their own flow elsewhere. */
const OWN: Readonly<Record<string, string>> = { split_delivery: 'deliveries' }

/** 'kirim 2 kali: 600 tgl 20 Feb …' below the card of an order: all it says of this talk counts. @returns whether it did */
export function takeOwn(run: Run, talk: Talk, reading: Reading): boolean {
  const asked = asksOf(flowOf(run, talk))
  const own = asked.find((step) => step.reads === OWN[reading.intent ?? ''])
  if (!own || foundFor(run, talk, own, reading) === undefined || !isOpen(talk, own)) return false
  for (const step of asked) {
    const value = foundFor(run, talk, step, reading)
    if (value !== undefined && isOpen(talk, step)) put(talk, step.name, value)
  }
  goOn(run, talk, own)
  return true
}

/** 'eh …', 'maaf …': what follows takes something back */
const TAKES_BACK = /^\s*(eh+|aduh|maaf|punten|hapunten|salah|keliru|oh|oiya|oh iya)\b/i

/**
 * 'eh harganya 13rb aja' at another question: an answer of this talk that the words name is mended, once the question
 * itself could not read them. One that any words would answer only after a word that takes something back.
 * @returns false when they name none, or say nothing that could stand there
 */
export function mendNamed(run: Run, talk: Talk, here: AskStep | ChooseStep, text: string): boolean {
  const asked = asksOf(flowOf(run, talk)).filter(
    (step) =>
      step !== here &&
      talk.slots[step.name] !== undefined &&
      isOpen(talk, step) &&
      (!ANY_WORDS.has(step.kind) || (step.kind !== 'photo' && TAKES_BACK.test(text))),
  )
  const named = namedQuestion(asked, text.slice(0, 500), { values: {} })
  if (!named || !bare(named.rest) || OF_SOMETHING.test(named.rest) || !readWords(run, talk, named.step, named.rest).ok)
    return false
  mend(run, talk, named.step, named.rest, { values: {} })
  return true
}

/** A bare number below a card, with words that make it no line of it. */
const COUNT = /^(?:(?:eh|jadi|jadinya|ganti|ubah|jadikan|maksudnya) )*\d[\d.]*(?: (?:aja|saja|deh|dulu))*$/
export const COUNTED: ReadonlySet<string> = new Set(['count', 'quantity'])

/** Whether words below a card are a bare number, higher than its lines: '400 aja'. @returns the number's words, or none */
export function numberBelow(text: string, lines: number): string | undefined {
  const word = plain(text.replace(/(\d)\.(\d{3})\b/g, '$1$2'))
  return COUNT.test(word) && Number(word.replace(/\D/g, '')) > lines ? word : undefined
}

/** '400 aja' below a card with one number of things is that number. */
export function mendCount(run: Run, talk: Talk, text: string, lines: number): boolean {
  const word = numberBelow(text, lines)
  const counted = asksOf(flowOf(run, talk)).filter(
    (step) => COUNTED.has(step.kind) && (talk.slots[step.name] ?? null) !== null && isOpen(talk, step),
  )
  const [step] = counted
  if (!step || counted.length > 1 || word === undefined) return false
  mend(run, talk, step, word, { values: {} })
  return true
}

/** What goods are made of: 'harga minyak naik jadi 20rb' is not the price of hers. */
const OF_SOMETHING =
  /^(?:bahan|kain|minyak|tepung|terigu|gula|cabe|cabai|telur|singkong|kedelai|kedele|gas|plastik|beras|ketan|ayam|daging|ikan|pisang|kelapa|bensin|solar|bbm|sembako|benang|kayu|bambu|mentega|susu|coklat)/i
/** Words that want something changed, beside those that only tell: 'harganya salah' asks for another, 'harga naik terus' does not. */
const WANTS =
  /\b(?:salah|keliru|typo|ganti\w*|gantos|ubah\w*|diubah|diganti|rubah\w*|mau|pengen|ingin|tolong|betul\w*|bener\w*|benar\w*|naikin|naikkan|turunin|turunkan)\b/i

/** Names an answer, says nothing that could stand there, and wants nothing. */
function isRemark(run: Run, talk: Talk, { step, rest }: { step: AskStep; rest: string }, text: string): boolean {
  if (OF_SOMETHING.test(rest)) return true
  if (WANTS.test(text) || WRONG_WORD.test(text)) return false
  const read = bare(rest) ? readWords(run, talk, step, rest) : undefined
  return !read || (!read.ok && read.reason !== 'unsure')
}

/** Not saved by an action yet. */
const isOpen = (talk: Talk, step: AskStep) => !talk.closed.includes(step.name) || talk.trail.includes(step.name)

/** Takes an answer back and asks for it; a question that has not come yet is asked in its turn. */
export function askAgain(run: Run, talk: Talk, slot: string): void {
  forget(talk, slot)
  enter(run, talk, talk.trail.includes(slot) ? slot : talk.step)
}

function mend(run: Run, talk: Talk, step: AskStep, rest: string, reading: Reading): void {
  const found = foundFor(run, talk, step, reading)
  const read = found === undefined && bare(rest) ? readWords(run, talk, step, rest) : undefined
  const value = read?.ok ? read.value : found
  const passed = talk.trail.includes(step.name)
  if (value !== undefined) {
    put(talk, step.name, value)
    sayEdited(run, talk, step, value)
    // walked again from there: what was worked out from the old answer is worked out anew
    return passed ? goOn(run, talk, step) : enter(run, talk, talk.step)
  }
  if (read && 'readings' in read && passed) {
    forget(talk, step.name)
    standAt(talk, step.name)
    return askWhich(run, talk, step, read)
  }
  if (read && !read.ok && read.reason !== 'unsure')
    run.said.push(refusal(run, step.kind, read.reason, 'values' in read ? read.values : undefined))
  askAgain(run, talk, step.name)
}

/** The question whose label stands in the words, the longest label first, and what follows it. */
function namedQuestion(
  questions: AskStep[],
  rest: string,
  reading: Reading,
): { step: AskStep; rest: string } | undefined {
  const words = plain(rest).split(' ').map(stem)
  const byLength = questions.filter((step) => step.label).sort((a, b) => b.label.length - a.label.length)
  for (const step of byLength) {
    const label = step.label.split(' ').map(stem)
    if (words.some((_, index) => label.every((part, k) => words[index + k] === part)))
      return { step, rest: after(rest, label.at(-1) ?? '') }
  }
  const field = reading.values.field?.value
  const step = field === undefined ? undefined : questions.find((q) => q.reads === field || q.label === field)
  return step && { step, rest }
}

/** 'harganya' is 'harga' */
const stem = (word: string) => (word.length > 5 ? word.replace(/nya$/, '') : word)

function after(text: string, word: string): string {
  const at = text.toLowerCase().indexOf(word)
  if (at < 0) return text
  const rest = text.slice(at + word.length).replace(/^nya\b/i, '')
  return rest.replace(/^[\s:;=,.\u2013-]+/, '')
}

/** "harusnya 500" names nothing: the latest answer that such words can be, before the question now open. */
function latestFor(run: Run, talk: Talk, open: AskStep[], rest: string): AskStep | undefined {
  const answered = open.filter(({ name }) => name !== talk.step && talk.slots[name] !== undefined)
  const asked = (step: AskStep) => talk.trail.lastIndexOf(step.name)
  const latest = answered.reverse().sort((a, b) => asked(b) - asked(a))
  const here = open.filter(({ name }) => name === talk.step)
  return [...latest, ...here].find((step) => !ANY_WORDS.has(step.kind) && readWords(run, talk, step, rest).ok)
}

/** 'jadi 16rb bukan 14rb' is 16rb, 'pindah ke Gudang 3' is Gudang 3 */
function readWords(run: Run, talk: Talk, step: AskStep, words: string): Read<unknown> {
  const text = words
    .replace(
      /^.*\b(harusnya|seharusnya|maksud\w*|yang benar|yg bener|yg benar|jadi|menjadi|(?:di)?pindah(?:kan|in)? ke)\b[\s:,]*/is,
      '',
    )
    .replace(/[\s,]*\b(bukan|salah)\b.*$/is, '')
    .trim()
  return readFor(run, talk, step, { text: text || words.trim(), media: [] })
}

/** Of records: one of a list that was shown. Another was handed over by an action or a flow, and has no name here. */
const wasChosen = (talk: Talk, step: AskStep): boolean =>
  step.kind !== 'pick' ||
  talk.slots[step.name] === null ||
  listOf(talk, step).some(({ value }) => value === String(talk.slots[step.name]))

function whichEdit(run: Run, talk: Talk, open: AskStep[]): true {
  const filled = open.filter((step) => talk.slots[step.name] !== undefined && step.label && wasChosen(talk, step))
  if (!filled.length) {
    repeatQuestion(run, 'nothing_to_edit')
    return true
  }
  const options = filled.slice(-MOST_OPTIONS).map((step) => ({
    label: clip(`${step.label}: ${sayAnswer(run, talk, step, talk.slots[step.name])}`),
    value: EDIT + step.name,
  }))
  run.said.push(phrase(run, 'which_edit'))
  showPrompt(run, talk, talk.step, options)
  return true
}
