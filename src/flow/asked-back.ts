import type { AboutQuestion, Reading } from '../answers/reading.ts'
import { questionsLeft } from './left.ts'
import { WRITE } from './options.ts'
import { phrase, showPrompt } from './prompt.ts'
import { currentPrompt, flowOf, OFFERS_CHOICES, type Run, stepOf } from './run.ts'
import { leadsAway } from './start.ts'
import { waysOn } from './stuck.ts'
import type { AskStep, Talk } from './types.ts'
import { enter, repeatQuestion } from './walk.ts'

/** Kinds whose lines or files are all there is to it. */
const WITH_LINES = new Set(['yesno', 'pick', 'choice', 'photo', 'document'])
/** Kinds of which a guess is better than nothing: no name, no phone and no permit's number is guessed. */
const GUESSED = new Set(['rupiah', 'quantity', 'count', 'capacity', 'weight', 'days', 'date', 'month', 'text'])

/** What people ask about a question instead of answering it. */
const ANSWERS: Readonly<Record<AboutQuestion, (run: Run, talk: Talk, step: AskStep) => boolean>> = {
  why: because,
  example,
  unknown: roughly,
}

/**
 * Answers a question about the open question, and asks it again. Below a menu, and where whatever is written is the
 * answer, nothing is meant by it. @returns whether it was one
 */
export function askedBack(run: Run, talk: Talk, { intent, asks }: Reading): boolean {
  const step = stepOf(flowOf(run, talk), talk.step)
  if (step?.verb !== 'ask' || leadsAway(run, talk)) return false
  if (intent === 'questions_left') return howMany(run, talk)
  return asks !== undefined && ANSWERS[asks](run, talk, step)
}

/** 'masih lama ga pertanyaannya?': how many are left. */
function howMany(run: Run, talk: Talk): boolean {
  const left = questionsLeft(run, talk)
  if (left > 1) repeatQuestion(run, 'questions_left', { left: String(left) })
  else repeatQuestion(run, 'last_question')
  return true
}

/** 'buat apa?': the flow's own reason, else that of all questions. What may be left out may be left out. */
function because(run: Run, talk: Talk, step: AskStep): boolean {
  if (step.verbatim) return false
  const may = step.optional ? phrase(run, 'may_skip') : ''
  run.said.push([step.why ?? phrase(run, 'why_asked'), may].filter(Boolean).join(' '))
  enter(run, talk, step.name)
  return true
}

/** 'contohnya?': the question has its example below it, else answers to choose from. */
function example(run: Run, talk: Talk, step: AskStep): boolean {
  if (step.verbatim || WITH_LINES.has(step.kind)) return false
  if (!/contoh/i.test(step.text)) return roughly(run, talk, step)
  repeatQuestion(run, 'like_this')
  return true
}

/** 'ga tau': a guess will do, and answers to choose from; what may be left out is left out. */
function roughly(run: Run, talk: Talk, step: AskStep): boolean {
  const prompt = currentPrompt(run)
  if (step.verbatim || step.optional || !GUESSED.has(step.kind) || !prompt) return false
  const missed = talk.misses
  talk.misses = Math.max(missed, OFFERS_CHOICES)
  const ways = waysOn(run, talk, step, prompt)
  talk.misses = missed
  // with nothing to choose from, its refusal has an example
  if (!ways.some(({ value }) => value.startsWith(WRITE))) return false
  run.said.push(phrase(run, 'roughly'))
  showPrompt(run, talk, step.name, ways, prompt.readings)
  // it was no miss: the officer is not nearer for it
  talk.misses = Math.max(missed, OFFERS_CHOICES - 1)
  return true
}
