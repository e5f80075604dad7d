import { MOST_BODY, type Template, VALUE } from './list.ts'

/** What stands for a value that is missing: Meta takes no empty one. */
const NOTHING = '–'
/** Between lines that become one: Meta takes no line breaks inside a variable. */
const BETWEEN = ' · '

/**
 * What is sent for each variable, in order, short enough for the whole to fit.
 * @param said the notice's values in words, by name
 */
export function parametersOf(
  { body, variables }: Pick<Template, 'body' | 'variables'>,
  said: Readonly<Record<string, string>>,
): string[] {
  const words = variables.map(({ of }) => onOneLine(of.replace(VALUE, (_, name: string) => said[name] ?? '')))
  const room = MOST_BODY - body.replace(/\{\{\d+\}\}/g, '').length
  return shortened(words, room)
}

function onOneLine(words: string): string {
  const line = words
    .toWellFormed()
    .trim()
    .replace(/\s*[\n\r]+\s*/g, BETWEEN)
    .replace(/\s+/g, ' ')
  return line || NOTHING
}

/** The longest gives way first. */
function shortened(words: readonly string[], room: number): string[] {
  const total = words.reduce((sum, { length }) => sum + length, 0)
  if (total <= room || !words.length) return [...words]
  const least = Math.max(1, Math.floor(room / words.length))
  const short = words.filter(({ length }) => length <= least).reduce((sum, { length }) => sum + length, 0)
  const long = words.filter(({ length }) => length > least).length
  const each = Math.max(1, Math.floor((room - short) / long))
  return words.map((word) => (word.length <= least || word.length <= each ? word : cut(word, each)))
}

/** Never inside a character of two halves. */
function cut(word: string, most: number): string {
  const head = word.slice(0, most - 1)
  return `${/[\uD800-\uDBFF]$/.test(head) ? head.slice(0, -1) : head}…`
}
