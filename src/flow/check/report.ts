import { ANSWERS } from '../../answers/index.ts'
import type { Rule } from '../rules.ts'
import { GIVEN_KINDS } from '../say.ts'
import type { Flow, House, Step } from '../types.ts'
import { lineOf, type Problem } from '../yaml.ts'

/** What the program says and starts beside its flows, declared where it is done. */
export interface Expectations {
  /** everything we say first: the kinds of its values, the flow it starts, the slots it hands over to it */
  notices: Readonly<
    Record<
      string,
      {
        values: Readonly<Record<string, string>>
        flow?: string | undefined
        slots?: Readonly<Record<string, string>> | undefined
      }
    >
  >
  /** lines that actions give: name → kinds of its values */
  lines?: Readonly<Record<string, Readonly<Record<string, string>>>>
  /** phrases that other rooms say, with the {values} each may use */
  phrases?: Readonly<Record<string, readonly string[]>>
  /** intents that messages are read for */
  intents?: readonly string[]
  /** kinds of what messages are read for: key → kind; a key that is not there is never found in a message */
  readings?: Readonly<Record<string, string>>
  /** sentences that channels say on their own */
  channels?: readonly string[]
  /** sentences of the papers, with the {values} each may hold */
  papers?: Readonly<Record<string, readonly string[]>>
  /** flows that the program opens by name, beside those of notices */
  opened?: readonly string[]
}

/** Notes a problem at a place in a file. */
export type Report = (rule: Rule, file: string, path: readonly string[], message: string) => void

/** Collects problems with the line they stand on; the same one is noted once. */
export function reporter(house: House, problems: Problem[]): Report {
  return (rule, file, path, message) => {
    const line = lineOf(house.where[file], path)
    const same = (p: Problem) => p.rule === rule && p.file === file && p.line === line && p.message === message
    if (!problems.some(same)) problems.push({ rule, file, line, message })
  }
}

/** Notes a problem of one step, at a key in it. */
export const atStep =
  (report: Report, flow: Flow, step: Step) =>
  (rule: Rule, message: string, ...key: string[]): void =>
    report(rule, flow.file, ['steps', step.name, ...key], `step ${step.name}: ${message}`)

/** Every kind a slot may have: those that are answered and those that only actions give. */
export const KINDS: ReadonlySet<string> = new Set([...ANSWERS.map(({ name }) => name), ...GIVEN_KINDS])

/** 'count?' is the kind 'count', which may be missing. */
export const bareKind = (kind: string): string => kind.replace('?', '')
export const mayMiss = (kind: string): boolean => kind.endsWith('?')
