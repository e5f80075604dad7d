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

/**
 * Reads one YAML text; the first syntax error and every doubled key are problems with their line. What the parser says
 * after its first error is mostly about the same slip.
 */
export function readYaml(file: string, text: string): { source: Source; problems: Problem[] } {
  const counter = new LineCounter()
  const doc = parseDocument(text, { lineCounter: counter, prettyErrors: false })
  const lineAt = (offset: number) => counter.linePos(offset).line
  const [first] = doc.errors.filter(({ code }) => code !== 'DUPLICATE_KEY').sort((a, b) => a.pos[0] - b.pos[0])
  const problems = doc.errors
    .filter((error) => error === first || error.code === 'DUPLICATE_KEY')
    .map((error): Problem => ({ rule: 'yaml', file, line: lineAt(error.pos[0]), message: said(error, text) }))
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

/** What mostly lies behind an error of the parser, and what to do. */
const REMEDIES: Readonly<Partial<Record<YAMLParseError['code'], string>>> = {
  TAB_AS_INDENT: 'indent with spaces, not with the tab key',
  BAD_INDENT: 'let lines that belong together begin in the same column',
  BLOCK_AS_IMPLICIT_KEY: 'a sentence with a colon in it needs quotes around it, or | before it and its own line',
  MULTILINE_IMPLICIT_KEY: 'a colon is missing, or a quote is opened here and never closed',
  BAD_SCALAR_START: 'a sentence that begins with @ ` % or & needs quotes around it',
  MISSING_CHAR: 'a quote or a bracket is opened and never closed',
}

function said({ code, message, pos }: YAMLParseError, text: string): string {
  if (code === 'DUPLICATE_KEY') return `'${/^[^\s:]+/.exec(text.slice(pos[0]))?.[0] ?? ''}' stands here twice`
  const remedy = REMEDIES[code]
  return remedy ? `${message}: ${remedy}` : message
}
