import type { ZodError } from 'zod'
import type { AnswerKind } from '../answers/kind.ts'
import { FILE_ALONE } from './files.ts'
import { askShape, chooseShape, doShape, flowHead, rolesOf, sayShape, VERBS, type Verb } from './shape.ts'
import type { Flow, Fork, Step } from './types.ts'
import { didYouMean, plain } from './words.ts'
import { lineOf, type Problem, readYaml, type Source } from './yaml.ts'

export type { Problem }

/** One flow file as read: its flow when the shape is right, else what is wrong with it. */
export interface LoadedFlow {
  flow?: Flow
  /** name of the flow, even when the rest cannot be read */
  name?: string
  source: Source
  problems: Problem[]
}

/**
 * One flow file → flow. Its shape only (keys, verbs, settings of each kind of answer); names that lead elsewhere are
 * the checker's business. Kinds of slots and version are filled in by the house, which knows the actions.
 */
export function loadFlow(file: string, text: string, kinds: ReadonlyMap<string, AnswerKind>): LoadedFlow {
  const { source, problems } = readYaml(file, text)
  if (problems.length) return { source, problems, ...nameIn(text) }
  const head = flowHead.safeParse(source.value)
  if (!head.success) problems.push(...shapeProblems(source, [], head.error, Object.keys(flowHead.shape)))
  const steps: Step[] = []
  const rawSteps = (source.value as { steps?: unknown }).steps
  for (const [stepName, raw] of Object.entries(isRecord(rawSteps) ? rawSteps : {})) {
    const step = loadStep(source, stepName, raw, kinds)
    if (Array.isArray(step)) problems.push(...step)
    else steps.push(step)
  }
  if (!head.success) return { source, problems, ...nameIn(text) }
  const {
    flow: name,
    title,
    start,
    intents,
    takes,
    keeps_first: keepsFirst,
    passing,
    otherwise,
    told_before: toldBefore,
  } = head.data
  if (!Object.keys(head.data.steps).length) {
    const line = lineOf(source.lines, ['steps'])
    problems.push({ rule: 'no_steps', file, line, message: `flow ${name} has no steps` })
  }
  if (problems.length) return { name, source, problems }
  const flow: Flow = {
    name,
    title,
    for: rolesOf(head.data.for),
    start: start.map((words) => (['*', '?', FILE_ALONE].includes(words) ? words : plain(words))),
    intents,
    takes,
    keepsFirst,
    passing,
    toldBefore,
    ...(otherwise === undefined ? {} : { otherwise }),
    steps,
    file,
    kinds: {},
    version: '',
  }
  return { flow, name, source, problems }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const nameIn = (text: string) => {
  const name = /^flow:\s*([a-z0-9_-]+)/m.exec(text)?.[1]
  return name === undefined ? {} : { name }
}

function loadStep(
  source: Source,
  name: string,
  raw: unknown,
  kinds: ReadonlyMap<string, AnswerKind>,
): Step | Problem[] {
  const path = ['steps', name]
  const line = lineOf(source.lines, path)
  const wrong = (rule: 'verb' | 'unknown_kind', message: string, key = ''): Problem[] => [
    { rule, file: source.file, line: lineOf(source.lines, [...path, key]), message: `step ${name}: ${message}` },
  ]
  if (!isRecord(raw)) return wrong('verb', 'is empty; give it one of ask, choose, say, do')
  const verbs = VERBS.filter((verb) => verb in raw)
  if (verbs.length !== 1)
    return wrong('verb', `needs exactly one of ask, choose, say, do; it has ${verbs.join(' and ') || 'none'}`)
  switch (verbs[0] as Verb) {
    case 'choose': {
      const { data, error } = chooseShape.safeParse(raw)
      if (!data) return shapeProblems(source, path, error, Object.keys(chooseShape.shape))
      const { choose: text, options, typed } = data
      return { verb: 'choose', name, line, text, forks: forks(options), typed: forks(typed), ...filesOf(data) }
    }
    case 'say': {
      const { data, error } = sayShape.safeParse(raw)
      if (!data) return shapeProblems(source, path, error, Object.keys(sayShape.shape))
      const { say: text, then, unclear } = data
      return { verb: 'say', name, line, text, then, ...(unclear ? { unclear } : {}), ...filesOf(data) }
    }
    case 'do': {
      const { data, error } = doShape.safeParse(raw)
      if (!data) return shapeProblems(source, path, error, Object.keys(doShape.shape))
      return { verb: 'do', name, line, action: data.do, then: data.then }
    }
    case 'ask': {
      const kindName = String(raw.answer ?? '')
      const kind = kinds.get(kindName)
      if (!kind)
        return wrong(
          'unknown_kind',
          `there is no kind of answer called '${kindName}'${didYouMean(kindName, kinds.keys())}`,
          'answer',
        )
      const shape = shapeOf(kind)
      const { data, error } = shape.safeParse(raw)
      if (!data) return shapeProblems(source, path, error, Object.keys(shape.shape))
      const {
        ask,
        answer,
        optional,
        reads,
        label,
        from,
        choices,
        options,
        typical,
        why,
        again,
        verbatim,
        then,
        files,
        ...settings
      } = data
      return {
        verb: 'ask',
        name,
        line,
        text: ask,
        kind: answer,
        settings,
        optional,
        reads: reads ?? name,
        label: plain(label ?? ''),
        choices: Object.entries(choices ?? {}).map(([label, value]) => ({ label, value: String(value) })),
        forks: forks(options ?? {}),
        typical,
        ...(why === undefined ? {} : { why: why.trim() }),
        ...(again === undefined ? {} : { again: again.trim() }),
        verbatim,
        ...(from === undefined ? {} : { from }),
        ...(then === undefined ? {} : { then }),
        ...filesOf({ files }),
      }
    }
  }
}

/** Shapes of questions, made once for each kind: making one costs more than using it. */
const shapes = new Map<AnswerKind, ReturnType<typeof askShape>>()
function shapeOf(kind: AnswerKind) {
  const shape = shapes.get(kind) ?? askShape(kind)
  shapes.set(kind, shape)
  return shape
}

const filesOf = ({ files }: { files?: string | undefined }) => (files === undefined ? {} : { files })
const forks = (options: Record<string, string>): Fork[] =>
  Object.entries(options).map(([label, target]) => ({ label, target }))

/** What zod refuses, in the words of whoever edits the file. */
function shapeProblems(source: Source, path: readonly string[], error: ZodError, known: readonly string[]): Problem[] {
  const where = path.length ? `step ${path[1]}: ` : ''
  return error.issues.flatMap((issue): Problem[] => {
    const at = [...path, ...issue.path]
    const problem = (rule: 'shape' | 'unknown_key', message: string, key?: string): Problem => ({
      rule,
      file: source.file,
      line: lineOf(source.lines, key === undefined ? at : [...at, key]),
      message: where + message,
    })
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => problem('unknown_key', `'${key}' is not known here${didYouMean(key, known)}`, key))
    const label = issue.path.length ? `'${issue.path.map(String).join('.')}': ` : ''
    const inner = innermost(issue)
    const value = valueAt(source.value, inner === issue ? at : [...at, ...inner.path])
    if (inner.code === 'invalid_type' && value === undefined)
      return [problem('shape', `${label}is missing`.replace(': is', ' is'))]
    if (inner.code === 'invalid_value') {
      return [
        problem(
          'shape',
          `${label}'${value}' is none of ${inner.values.join(', ')}${didYouMean(String(value), inner.values.map(String))}`,
        ),
      ]
    }
    return [problem('shape', label + inner.message.replace(/^Invalid input: /, ''))]
  })
}

type Issue = ZodError['issues'][number]

/** The reason inside a key's or an alternative's refusal: what went wrong deepest. */
function innermost(issue: Issue): Issue {
  const inside = issue.code === 'invalid_key' ? issue.issues : issue.code === 'invalid_union' ? issue.errors.flat() : []
  const [deepest] = [...inside].sort((a, b) => b.path.length - a.path.length) as Issue[]
  return deepest ? innermost(deepest) : issue
}

const valueAt = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((inner, key) => (inner as Record<PropertyKey, unknown> | undefined)?.[key], value)
