import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, type YAMLParseError } from 'yaml'
import type { Rule } from './rules.ts'

/** Something wrong in a file under flows/, for the officer or engineer who edited it. */
export interface Problem {
  rule: Rule
  file: string
  /** from 1 */
  line: number
  message: string
}

/** Path in a file ('steps.price.ask') → line, from 1. */
export type Lines = Readonly<Record<string, number>>

/** A YAML text with the line of every key. */
export interface Source {
  file: string
  value: unknown
  lines: Lines
}

/** Reads one YAML text; syntax errors and doubled keys are problems with their line. */
export function readYaml(file: string, text: string): { source: Source; problems: Problem[] } {
  const counter = new LineCounter()
  const doc = parseDocument(text, { lineCounter: counter, prettyErrors: false })
  const lineAt = (offset: number) => counter.linePos(offset).line
  const problems = doc.errors.map(
    (error): Problem => ({ rule: 'yaml', file, line: lineAt(error.pos[0]), message: said(error, text) }),
  )
  const lines: Record<string, number> = {}
  const walk = (node: unknown, path: string) => {
    if (isMap(node))
      for (const { key, value } of node.items) {
        if (!isScalar(key)) continue
        const inner = path ? `${path}.${key.value}` : String(key.value)
        if (key.range) lines[inner] = lineAt(key.range[0])
        walk(value, inner)
      }
    if (isSeq(node))
      for (const [index, item] of node.items.entries()) {
        const inner = `${path}.${index}`
        const { range } = item as Node
        if (range) lines[inner] = lineAt(range[0])
        walk(item, inner)
      }
  }
  walk(doc.contents, '')
  return { source: { file, value: problems.length ? undefined : (doc.toJS() ?? {}), lines }, problems }
}

/** Line of a path, or of the nearest thing around it. */
export function lineOf(lines: Lines | undefined, path: readonly PropertyKey[]): number {
  for (let depth = path.length; depth > 0; depth--) {
    const line = lines?.[path.slice(0, depth).map(String).join('.')]
    if (line) return line
  }
  return 1
}

function said({ code, message, pos }: YAMLParseError, text: string): string {
  return code === 'DUPLICATE_KEY' ? `'${/^[^\s:]+/.exec(text.slice(pos[0]))?.[0] ?? ''}' stands here twice` : message
}
