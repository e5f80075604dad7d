import { z } from 'zod'
import type { AnswerKind } from '../answers/kind.ts'
import { OFFICER_ROLES, ROLES, type Role } from '../chat/actor.ts'

/** What a step does: exactly one of these keys. */
export const VERBS = ['ask', 'choose', 'say', 'do'] as const
export type Verb = (typeof VERBS)[number]

/** Words a flow file may use after `for:`; `officer` is every officer. */
export const FOR_WORDS = [...ROLES, 'officer'] as const

const name = z.string().regex(/^[a-z][a-z0-9_-]*$/, 'small letters, digits, - and _ only')
const target = z.string().min(1)
const targets = z.record(z.string(), target)
const oneOrMore = <T extends z.ZodType>(item: T) => z.union([item, z.array(item).min(1)])

/** The head of a flow file, without its steps. */
export const flowHead = z.strictObject({
  flow: name.describe('name of the flow, as other flows call it'),
  title: z.string().min(1).describe('what people read when we come back to it'),
  for: oneOrMore(z.enum(FOR_WORDS)).describe('who may talk it through'),
  start: z.array(z.string().min(1)).default([]).describe('messages that start it'),
  intents: z.array(z.string().min(1)).default([]).describe('meanings that start it'),
  takes: z.record(name, z.string()).default({}).describe('slots it is handed: name → kind'),
  keeps_first: z.boolean().default(false).describe('the message before it fills the next flow too'),
  passing: z.boolean().default(false).describe('looking around: over when the person begins something else'),
  told_before: z.array(name).default([]).describe('keys of a reading that are kept from before it began'),
  otherwise: name.optional().describe('flow that is handed words (`said`) which are no line of a list or menu here'),
  steps: z.record(name, z.unknown()),
})

const files = z.string().optional().describe('slot whose files go out with the text')
/** Steps of the other three verbs. */
export const chooseShape = z.strictObject({
  choose: z.string().min(1),
  options: targets,
  typed: targets.default({}).describe('words that lead on without being a line: word → step'),
  files,
})
export const sayShape = z.strictObject({
  say: z.string().min(1),
  then: target.default('end'),
  unclear: z.boolean().default(false).describe('says that the message was not understood'),
  files,
})
export const doShape = z.strictObject({ do: name, then: targets })

const SETTING = { number: z.number(), text: z.string(), texts: z.array(z.string()), boolean: z.boolean() } as const

/** The longest reason, in letters: two lines of a small screen, and the question comes again below it. */
const WHY = 140

/** Keys every question may have; the settings of its kind of answer come on top. */
export const askKeys = {
  ask: z.string().min(1),
  answer: z.string(),
  optional: z.boolean().default(false).describe("'lewati' leaves it empty"),
  reads: z.string().optional().describe('key of a reading that fills it'),
  label: z.string().optional().describe("what people call it in 'ralat harga …'"),
  from: z.string().optional().describe('slot that holds the list to pick from'),
  choices: z
    .record(z.string(), z.union([z.string(), z.number(), z.boolean()]))
    .optional()
    .describe('label → value'),
  options: targets.optional().describe('ways out of the question: label → step'),
  typical: z
    .array(z.string().min(1))
    .default([])
    .describe('answers offered after two that were not understood, as people would write them'),
  why: z
    .string()
    .regex(/^[^{}]+$/, 'no {values} here')
    .max(WHY)
    .optional()
    .describe("why we ask, in one short sentence: said to 'buat apa?'"),
  again: z
    .string()
    .regex(/^[^{}]+$/, 'no {values} here')
    .optional()
    .describe('the question in short, when it is asked once more in the same talk'),
  verbatim: z.boolean().default(false).describe('whatever is written is the answer (a reason, a note)'),
  then: target.optional(),
  files,
}

/** The shape of a question of one kind of answer: common keys and that kind's settings, nothing else. */
export function askShape(kind: Pick<AnswerKind, 'settings'>) {
  const settings = Object.fromEntries(
    Object.entries(kind.settings).map(([key, type]) => [key, SETTING[type].optional()]),
  )
  return z.strictObject({ ...askKeys, ...settings })
}

/** 'officer' and lists spelled out. */
export function rolesOf(words: string | readonly string[]): Role[] {
  return [words].flat().flatMap((word) => (word === 'officer' ? [...OFFICER_ROLES] : [word as Role]))
}
