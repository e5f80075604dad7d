import { ALWAYS } from './global.ts'
import { dropWithCallers, flowFor, type Run, topTalk } from './run.ts'
import { leadsAway, startFlow } from './start.ts'
import type { Flow, Said } from './types.ts'
import { enter } from './walk.ts'

/** Somebody asks who we are. */
export const ASKS_WHO = 'who_is_this'
/** Questions are never answers, whatever was asked. */
export const ASKS_BACK: ReadonlySet<string> = new Set([
  ASKS_WHO,
  'about_pirt',
  'about_halal',
  'about_nib',
  'about_bpom',
  'what_it_costs',
])

/** Words and meanings that are obeyed at once, whoever one speaks for. */
const AT_ONCE: ReadonlySet<string> = new Set(ALWAYS.filter((word) => word !== 'menu'))
const MEANT_AT_ONCE = new Set(['opt_out', 'opt_in', 'human_handoff', 'help', 'use_invitation', ASKS_WHO])

/** The flow that asks for which business, organisation or region somebody speaks who has several (`start: ['?']`). */
const chooserFor = (run: Run): Flow | undefined =>
  run.context.actor.undecided ? flowFor(run, (flow) => flow.start.includes('?')) : undefined

/**
 * Asks it once, before anything new is begun, and keeps what was written until it is known. A talk in the middle goes on.
 * @returns whether the message waits
 */
export function askForWhom(run: Run, word: string, said: Said): boolean {
  const chooser = chooserFor(run)
  if (!chooser || obeyedAtOnce(run, word) || (word !== 'menu' && MEANT_AT_ONCE.has(said.reading.intent ?? '')))
    return false
  if (chooser.start.includes(word)) return false
  const talk = topTalk(run)
  if (talk?.flow === chooser.name) return false
  if (talk && !leadsAway(run, talk)) return false
  run.state.first = said
  startFlow(run, chooser.name, {})
  return true
}

/** While it is being asked, another wish takes the place of the one that waits. @param word a message that starts a flow */
export function waitsForWhom(run: Run, word: string, said: Said): boolean {
  const chooser = chooserFor(run)
  const talk = topTalk(run)
  if (!chooser || talk?.flow !== chooser.name || obeyedAtOnce(run, word)) return false
  if (chooser.start.includes(word)) {
    enter(run, talk, talk.step)
    return true
  }
  dropWithCallers(run, talk)
  run.state.first = said
  startFlow(run, chooser.name, {})
  return true
}

/** 'petugas', 'stop', 'bantuan' and whatever else starts those flows. */
const obeyedAtOnce = (run: Run, word: string): boolean =>
  word !== '' && flowFor(run, (flow) => flow.start.includes(word))?.start.some((start) => AT_ONCE.has(start)) === true

/** What was written before, once it is known for whom; dropped when that was not answered. */
export function takeFirst(run: Run): Said | undefined {
  const { first } = run.state
  if (!first || run.do) return undefined
  const asking = run.context.actor.undecided === true
  if (asking && run.state.stack.some((talk) => run.house.flows.get(talk.flow)?.start.includes('?'))) return undefined
  delete run.state.first
  return asking ? undefined : first
}
