import { COUNTED, numberBelow } from './edit.ts'
import { readFor } from './fill.ts'
import { FORK } from './options.ts'
import { askWhich, refusal } from './prompt.ts'
import { flowOf, forget, put, type Run, stepOf } from './run.ts'
import type { AskStep, Flow, Prompt, Step, Talk } from './types.ts'
import { enter, goOn, standAt } from './walk.ts'
import { plain } from './words.ts'

/** 'besok aja deh' puts off, and is no day. */
const PUTS_OFF = /^\s*(?:besok|isuk|nanti|lusa|kapan)\b/i

/** Words that are no day and no sum. */
const UNREAD = new Set(['not_a_date', 'not_a_price'])

/** Questions for rupiah, below which a sum alone is one: '89,7 juta'. */
const sums = (asks: AskStep[], text: string): AskStep[] =>
  /\d/.test(text) && plain(text).split(' ').length <= MOST_WORDS ? asks.filter(({ kind }) => kind === 'rupiah') : []
const MOST_WORDS = 4

/** The question a line leads to, also when an action looks first which one. */
function asksBehind(flow: Flow, step: Step | undefined): AskStep[] {
  const behind = step?.verb === 'do' ? Object.values(step.then).map((target) => stepOf(flow, target)) : [step]
  return behind.filter((of): of is AskStep => of?.verb === 'ask')
}

/** Begins words that add something: 'tambahin kopi 40 bungkus', 'sama kopi 40 bungkus'. */
const ADDS =
  /^\s*(?:n?tambah(?:in|kan|i|keun)?|plus|sekalian|sama|jeung|sareng)\s+(?:lagi\s+|juga\s+|pesan(?:an)?\s+)*/i
const ADDING = /^tambah\b/i

/** 'tambah kopi 40 bungkus' below a line 'Tambah barang': what follows answers the question that the line leads to. */
export function addBelow(run: Run, talk: Talk, { options }: Prompt, text: string): boolean {
  const flow = flowOf(run, talk)
  const lines = options.filter(({ label }) => ADDING.test(label))
  const [step, other] = lines.map(({ value }) => stepOf(flow, value.replace(FORK, '')))
  if (step?.verb !== 'ask' || step.kind !== 'text' || other || !ADDS.test(text)) return false
  const read = readFor(run, talk, step, { text: text.replace(ADDS, ''), media: [] })
  if (!read.ok) return false
  standAt(talk, step.name)
  put(talk, step.name, read.value)
  goOn(run, talk, step)
  return true
}

/**
 * '5 maret' below 'Mau digeser ke 12 Maret?' with a line 'Tanggal lain', '200' below a line 'Jumlah': the answer to the
 * question that the line leads to. What may not be is refused with its reason, and the question asked.
 * @returns false when no line, or more than one, leads to a question that the words answer
 */
export function answerAhead(run: Run, talk: Talk, { options }: Prompt, text: string): boolean {
  const flow = flowOf(run, talk)
  const asks = options.flatMap(({ value }) => asksBehind(flow, stepOf(flow, value.replace(FORK, ''))))
  const number = numberBelow(text, options.length)
  const counts = number === undefined ? [] : asks.filter(({ kind }) => COUNTED.has(kind))
  // one that is known already is mended
  if (counts.some(({ name }) => talk.slots[name] !== undefined)) return false
  const [step, other] =
    [counts, asks.filter(({ kind }) => kind === 'date'), sums(asks, text)].find((of) => of.length) ?? []
  if (!step || other || (step.kind === 'date' && PUTS_OFF.test(text))) return false
  const read = readFor(run, talk, step, { text: counts.length ? (number ?? text) : text, media: [] })
  if (!read.ok && UNREAD.has(read.reason)) return false
  standAt(talk, step.name)
  if (read.ok) {
    put(talk, step.name, read.value)
    goOn(run, talk, step)
    return true
  }
  forget(talk, step.name)
  if ('readings' in read) askWhich(run, talk, step, read)
  else {
    run.said.push(refusal(run, step.kind, read.reason, read.values))
    enter(run, talk, step.name)
  }
  return true
}
