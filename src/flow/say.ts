import { answerKind } from '../answers/index.ts'
import type { ReadContext } from '../answers/kind.ts'
import type { Option } from '../chat/reply.ts'
import type { AskStep, Flow, House, TurnContext } from './types.ts'

/** A line an action gives to be said: its template's name in flows/lines.yaml and the values in it. */
export interface Line {
  line: string
  values: Readonly<Record<string, unknown>>
}

/** Kinds that actions give and nobody answers. */
export const GIVEN_KINDS = ['word', 'words', 'lines', 'list', 'files'] as const

/** `{slot}` · `{slot?}` drops its line when empty · `{value:kind}` where no slot declares the kind. */
export const PLACEHOLDER = /\{([a-z_][a-z0-9_]*)(?::([a-z]+))?(\?)?\}/g

/** What readers and sayers of answers may know in this turn. */
export function readContext(house: House, context: TurnContext): ReadContext {
  return {
    today: context.today,
    feasts: context.feasts,
    districts: context.districts,
    region: context.actor.region,
    words: house.words,
  }
}

/**
 * A template with its values said in Indonesian.
 * @param kindOf kind of a placeholder that does not name its own
 */
export function fill(
  template: string,
  values: Readonly<Record<string, unknown>>,
  kindOf: (name: string) => string | undefined,
  house: House,
  context: ReadContext,
  labelled?: (name: string) => readonly Option[] | undefined,
): string {
  const lines = template
    .trimEnd()
    .split('\n')
    .map((line) => {
      let dropped = false
      const said = line.replace(
        PLACEHOLDER,
        (_, name: string, ownKind: string | undefined, mayBeEmpty: string | undefined) => {
          const value = values[name]
          const empty = value === undefined || value === null || value === '' || (Array.isArray(value) && !value.length)
          if (empty && mayBeEmpty) dropped = true
          if (empty) return '–'
          const label = labelled?.(name)?.find((option) => option.value === String(value))?.label
          return label ?? sayAs(ownKind ?? kindOf(name) ?? 'text', value, house, context)
        },
      )
      return dropped ? undefined : said
    })
  return lines
    .filter((line) => line !== undefined)
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

/** One value of one kind, in Indonesian. */
export function sayAs(kind: string, value: unknown, house: House, context: ReadContext): string {
  switch (kind) {
    case 'text':
      return String(value)
    case 'word':
      return house.words[String(value)] ?? String(value)
    case 'words':
      return (value as string[]).map((word) => house.words[word] ?? word).join(', ')
    case 'lines':
      return (value as Line[]).map((line) => sayLine(line, house, context)).join('\n')
    case 'list':
      return (value as Option[]).map((item) => `• ${item.label}`).join('\n')
    case 'files':
      return ''
    default: {
      const known = answerKind(kind)
      return known ? known.say(value, context) : String(value)
    }
  }
}

/** One line of flows/lines.yaml with its values. */
export function sayLine({ line, values }: Line, house: House, context: ReadContext): string {
  const template = house.lines[line]
  if (template === undefined) throw new Error(`flows/lines.yaml has no line '${line}'`)
  return fill(template, values, () => 'text', house, context)
}

/** A step's text with the talk's slots in it. */
export function sayStep(
  text: string,
  flow: Flow,
  slots: Readonly<Record<string, unknown>>,
  house: House,
  context: ReadContext,
) {
  const choices = (name: string) => (flow.steps.find((step) => step.name === name) as AskStep | undefined)?.choices
  return fill(
    text,
    slots,
    (name) => flow.kinds[name],
    house,
    context,
    (name) => {
      const options = choices(name)
      return options?.length ? options : undefined
    },
  )
}
