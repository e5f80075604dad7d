import type { AnswerInput } from '../answers/kind.ts'
import type { Reading } from '../answers/reading.ts'
import { askedBack } from './asked-back.ts'
import { edit, isEdit } from './edit.ts'
import { lineWith } from './match.ts'
import { phrase } from './prompt.ts'
import { dropWithCallers, flowFor, flowMeant, flowOf, forget, type Run, shownOptions, stepOf, topTalk } from './run.ts'
import { putsOffFile } from './skip.ts'
import { leadsAway, startFlow } from './start.ts'
import type { Talk } from './types.ts'
import { enter, repeatQuestion, resume, stepBack } from './walk.ts'
import { bare } from './words.ts'

/** Words that work everywhere when they stand alone. */
export const CANCEL = ['batal', 'batalkan', 'batalin', 'gak jadi', 'ga jadi', 'tidak jadi', 'nggak jadi', 'cancel']
export const RESTART = ['ulang', 'ulangi', 'ulang dari awal']
export const BACK = ['kembali', 'balik', 'mundur']
/** Words that work everywhere too, by starting a flow of their own. */
export const ALWAYS = ['menu', 'bantuan', 'petugas', 'stop', 'mulai']
/** Words with which a correction begins; none of them starts a flow. */
export const MEND = ['ralat', 'koreksi', 'ganti jawaban']

/** Handles `batal ulang kembali ralat` and what means the same. @returns whether the message was one of them */
export function globalWord(run: Run, word: string, input: AnswerInput, reading: Reading): boolean {
  const talk = topTalk(run)
  if (CANCEL.includes(word) || (talk && meansCancel(run, talk, word, reading))) return cancel(run, talk, reading)
  if (RESTART.includes(word)) return restart(run, talk)
  if (BACK.includes(word)) return talk !== undefined && stepBack(run, talk)
  if (reading.intent === 'pause_flow' && talk && !leavesOut(run, talk, input.text) && !isLine(run, word)) {
    run.said.push(phrase(run, 'paused'))
    return true
  }
  if (talk && askedBack(run, talk, reading)) return true
  return isEdit(input, reading) && edit(run, talk, input.text, reading)
}

/** 'nanti' below a line 'Nanti saja' is that line. */
const isLine = (run: Run, word: string): boolean =>
  word.split(' ').length <= 2 && lineWith(shownOptions(run), word.split(' ')[0] ?? '') !== undefined

/** 'nanti fotonya' puts off the photo, not the talk. */
function leavesOut(run: Run, talk: Talk, text: string): boolean {
  const step = stepOf(flowOf(run, talk), talk.step)
  return step?.verb === 'ask' && step.optional && putsOffFile(step, bare(text))
}

/** Speaks of something that was ordered, and of no form. */
const ORDERED = /\b(?:pesan|order)/i

/**
 * 'ga jadi deh pengisiannya'; 'batalkan pesanan' that starts a flow of its own does not, nor 'pesanannya dibatalkan aja'
 * where something is only looked at.
 */
function meansCancel(run: Run, talk: Talk, word: string, reading: Reading): boolean {
  const meant = flowMeant(run, 'cancel')
  const asksWhich = meant?.start.includes('batal') || (ORDERED.test(word) && leadsAway(run, talk))
  return reading.intent === 'cancel' && !(meant && asksWhich) && !flowFor(run, (flow) => flow.start.includes(word))
}

/** A role may have a flow of its own that asks what is to be cancelled: the form, or a promise given. */
function cancel(run: Run, talk: Talk | undefined, reading: Reading): boolean {
  const own = flowFor(run, (flow) => flow.start.includes('batal'))
  if (own && talk?.flow !== own.name) {
    startFlow(run, own.name, { reading })
    return true
  }
  if (!talk) {
    run.said.push(phrase(run, 'nothing_to_cancel'))
    return true
  }
  const { title } = flowOf(run, talk)
  const looking = leadsAway(run, talk)
  dropWithCallers(run, talk)
  run.said.push(looking ? phrase(run, 'done') : phrase(run, 'cancelled', { title }))
  resume(run)
  return true
}

function restart(run: Run, talk: Talk | undefined): boolean {
  if (!talk) return false
  if (talk.writes) {
    repeatQuestion(run, 'cannot_restart')
    return true
  }
  const flow = flowOf(run, talk)
  for (const slot of Object.keys(talk.slots)) if (!(slot in flow.takes)) forget(talk, slot)
  talk.trail = []
  run.said.push(phrase(run, 'restarted'))
  enter(run, talk, flow.steps[0]?.name ?? '')
  return true
}
