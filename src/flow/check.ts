import { checkCircles, checkReach } from './check/circles.ts'
import { checkNames } from './check/names.ts'
import { checkQuestions } from './check/questions.ts'
import { type Expectations, reporter } from './check/report.ts'
import { checkRoles } from './check/roles.ts'
import { checkSentences } from './check/sentences.ts'
import { checkSlots } from './check/slots.ts'
import { checkStarts } from './check/starts.ts'
import { checkTexts } from './check/texts.ts'
import type { House } from './types.ts'
import type { Problem } from './yaml.ts'

export type { Expectations }

/**
 * Proves what DESIGN.md §6 promises of the flows: names, outcomes, roles, slots known on every path, reachability, no
 * endless talk, lengths, start words, and a sentence for everything the program says.
 * @param house what was read; flows with mistakes of shape are known by name and not complained about twice
 * @param wants what the program says and opens beside its flows
 * @returns all problems at once, by file and line; empty when the house is sound
 */
export function checkHouse(house: House, wants: Expectations): Problem[] {
  const problems: Problem[] = []
  const report = reporter(house, problems)
  for (const flow of house.flows.values()) {
    checkNames(house, flow, report)
    checkRoles(house, flow, report)
    // what an unknown action gives is unknown too
    const actions = flow.steps.filter((step) => step.verb === 'do')
    if (actions.every(({ action }) => house.actions.has(action))) checkSlots(house, flow, report)
    checkQuestions(flow, wants, report)
    checkTexts(house, flow, report)
  }
  checkReach(house, wants, report)
  checkCircles(house, report)
  checkStarts(house, wants, report)
  checkSentences(house, wants, report)
  return problems.sort((a, b) => a.file.localeCompare(b.file) || a.line - b.line)
}
