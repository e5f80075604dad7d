import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ANSWERS } from '../answers/index.ts'
import type { AnswerKind } from '../answers/kind.ts'
import { loadFlow } from './load.ts'
import type { Declared, Flow, House } from './types.ts'
import { type Lines, lineOf, type Problem, readYaml } from './yaml.ts'

const KINDS: ReadonlyMap<string, AnswerKind> = new Map(ANSWERS.map((kind) => [kind.name, kind]))
const SENTENCES = ['phrases', 'notices', 'lines', 'words', 'channels', 'papers'] as const

/**
 * Everything under `flows/` read into one house.
 * @param dir the folder `flows/`
 * @param declared the actions flows may `do:`
 * @returns problems of shape; what names lead to is checked by `check.ts`
 */
export function loadHouse(dir: string, declared: readonly Declared[]): { house: House; problems: Problem[] } {
  const files = (readdirSync(dir, { recursive: true, encoding: 'utf8' }) as string[]).filter((file) =>
    file.endsWith('.yaml'),
  )
  return buildHouse(new Map(files.map((file) => [file, readFileSync(join(dir, file), 'utf8')])), declared)
}

/**
 * The same from texts: file name relative to `flows/` → YAML. Files in a folder are flows; `phrases.yaml`,
 * `notices.yaml`, `lines.yaml`, `words.yaml`, `channels.yaml` and `papers.yaml` are sentences, and one that is missing is empty.
 */
export function buildHouse(
  files: ReadonlyMap<string, string>,
  declared: readonly Declared[],
): { house: House; problems: Problem[] } {
  const problems: Problem[] = []
  const actions = new Map(declared.map((action) => [action.name, action]))
  const flows = new Map<string, Flow>()
  const where: Record<string, Lines> = {}
  const unread: string[] = []
  for (const file of [...files.keys()].filter((name) => name.includes('/')).sort()) {
    const text = files.get(file) as string
    const { flow, name, source, problems: wrong } = loadFlow(file, text, KINDS)
    problems.push(...wrong)
    where[file] = source.lines
    const twin = flows.get(name ?? '')
    if (twin)
      problems.push({
        rule: 'twin_flow',
        file,
        line: lineOf(source.lines, ['flow']),
        message: `flow '${name}' already stands in ${twin.file}`,
      })
    else if (flow) flows.set(flow.name, finished(flow, text, actions))
    else if (name) unread.push(name)
  }
  const sentences = (name: (typeof SENTENCES)[number]) => {
    const file = `${name}.yaml`
    const read = loadSentences(file, files.get(file) ?? '')
    problems.push(...read.problems)
    where[file] = read.lines
    if (read.broken) unread.push(file)
    return read.sentences
  }
  const [phrases, notices, lines, words, channels, papers] = SENTENCES.map(sentences) as Six
  return { house: { flows, actions, phrases, notices, lines, words, channels, papers, where, unread }, problems }
}

type Sentences = Record<string, string>
type Six = [Sentences, Sentences, Sentences, Sentences, Sentences, Sentences]

function finished(flow: Flow, text: string, actions: ReadonlyMap<string, Declared>): Flow {
  const kinds = kindsOf(flow, actions)
  const version = createHash('sha256').update(text).update(JSON.stringify(kinds)).digest('base64url').slice(0, 8)
  return { ...flow, kinds, version }
}

/** Kind of every slot of a flow: what it takes, asks, or is given by the actions it does. */
function kindsOf(flow: Flow, actions: ReadonlyMap<string, Declared>): Record<string, string> {
  const given = flow.steps.flatMap((step) =>
    step.verb === 'do'
      ? Object.values(actions.get(step.action)?.gives ?? {}).flatMap((values) => Object.entries(values))
      : [],
  )
  const asked = flow.steps.flatMap((step) => (step.verb === 'ask' ? [[step.name, step.kind] as const] : []))
  return Object.fromEntries(
    [...given, ...Object.entries(flow.takes), ...asked].map(([name, kind]) => [name, kind.replace('?', '')]),
  )
}

/** A file of sentences: nested names become 'outer.inner'. */
function loadSentences(file: string, text: string) {
  const { source, problems } = readYaml(file, text)
  const sentences: Sentences = {}
  const walk = (value: unknown, path: string[]) => {
    if (typeof value === 'object' && value !== null)
      for (const [key, inner] of Object.entries(value)) walk(inner, [...path, key])
    else if (path.length) {
      sentences[path.join('.')] = String(value ?? '').trimEnd()
      if (typeof value === 'string') return
      const line = lineOf(source.lines, path)
      problems.push({ rule: 'not_text', file, line, message: `'${path.join('.')}' must be a text` })
    }
  }
  walk(source.value, [])
  return { sentences, problems, lines: source.lines, broken: source.value === undefined }
}
