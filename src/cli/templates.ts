import { type Template, templatesOf } from '../channels/cloud/templates/list.ts'
import { templateForMeta, templatesAsText } from '../channels/cloud/templates/print.ts'
import { sayAs } from '../flow/say.ts'
import type { House, ReadContext } from '../flow/types.ts'
import { NOTICES, type NoticeKind, type NoticeName } from '../outbox/notices.ts'

/** What makers hear from us first, as templates for Meta to approve. */
export function makersTemplates(house: House): Template[] {
  const kinds = Object.fromEntries(Object.entries<NoticeKind>(NOTICES).filter(([, { toMakers }]) => toMakers))
  const said = house.channels
  const examples = Object.fromEntries(
    Object.entries(said).flatMap(([name, text]) =>
      name.startsWith('whatsapp.example.') ? [[name.slice('whatsapp.example.'.length), text]] : [],
    ),
  )
  return templatesOf(house.notices, kinds, {
    opening: said['whatsapp.template.opening']!,
    closing: said['whatsapp.template.closing']!,
    ask: said['whatsapp.template.ask']!,
    question: said['whatsapp.template.question']!,
    examples,
  })
}

/** A notice's values in Indonesian, as its text says them. */
export function sayValues(
  house: House,
  context: ReadContext,
  notice: string,
  values: Readonly<Record<string, unknown>>,
): Record<string, string> {
  const kinds: Readonly<Record<string, string>> = NOTICES[notice as NoticeName].values
  return Object.fromEntries(
    Object.entries(kinds).flatMap(([name, kind]) =>
      values[name] == null || values[name] === ''
        ? []
        : [[name, sayAs(kind.replace('?', ''), values[name], house, context)]],
    ),
  )
}

/** Prints the list for the office to submit. @returns the exit code */
export function templatesCommand(args: string[], house: House, write: (text: string) => void): number {
  const templates = makersTemplates(house)
  if (args.includes('--json')) write(`${JSON.stringify(templates.map(templateForMeta), null, 1)}\n`)
  else write(`${templatesAsText(templates)}\n`)
  return 0
}
