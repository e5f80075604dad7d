import { createHash } from 'node:crypto'

/** A notice, as src/outbox/notices.ts lists it. */
export interface NoticeShape {
  /** promise, money, reminder, summary, broadcast */
  kind: string
  /** name of a value → its kind of answer; a question mark behind a kind: may be missing */
  values: Readonly<Record<string, string>>
  /** the flow it starts: a notice that needs an answer */
  flow?: string
}

/** What stands around a notice's own words, from flows/. Meta takes no template that begins or ends with a variable. */
export interface TemplateTexts {
  opening: string
  closing: string
  /** in place of the closing, under a notice that asks something: how to get to see the question */
  ask: string
  /** the words of a notice that has none of its own but a question */
  question: string
  /** examples for Meta's reviewers: by the value's name, or else by its kind */
  examples: Readonly<Record<string, string>>
}

/** One template to be submitted, and how it is filled. */
export interface Template {
  /** at Meta: the notice's name, with a mark that changes when the variables do */
  name: string
  notice: string
  category: 'UTILITY' | 'MARKETING'
  language: 'id'
  /** with {{1}}, {{2}} … */
  body: string
  /** in their order: the stretch of the notice's text that each stands for, and an example of it */
  variables: { of: string; example: string }[]
}

/** Meta's limit, with the variables filled in. */
export const MOST_BODY = 1024

/** A value in a notice's text, as flow files write it. */
export const VALUE = /\{([a-z_][a-z0-9_]*)(?::([a-z]+))?\??\}/g
/** Values that follow each other with nothing but spaces between are one variable: Meta refuses two side by side. */
const STRETCH = new RegExp(`[*_]*${VALUE.source}[*_]*(?:[ ]+[*_]*${VALUE.source}[*_]*)+|${VALUE.source}`, 'g')

/**
 * The templates for what we say first, to be approved by Meta: outside 24 hours after a person's last message nothing else
 * may be said to them.
 * @param notices name → text, as flows/notices.yaml has it
 * @param kinds name → what it is; those that go to makers, since only they are on WhatsApp
 */
export function templatesOf(
  notices: Readonly<Record<string, string>>,
  kinds: Readonly<Record<string, NoticeShape>>,
  texts: TemplateTexts,
): Template[] {
  return Object.entries(kinds).map(([notice, shape]) => {
    const own = (notices[notice] ?? '').trim() || texts.question.trim()
    const variables: Template['variables'] = []
    const body = own.replace(STRETCH, (stretch) => {
      const values = stretch.match(VALUE) ?? []
      const of = values.length > 1 ? values.join(' ') : stretch
      variables.push({ of, example: exampleOf(of, shape, texts) })
      return `{{${variables.length}}}`
    })
    return {
      name: nameOf(notice, variables),
      notice,
      category: shape.kind === 'broadcast' ? 'MARKETING' : 'UTILITY',
      language: 'id',
      body: [texts.opening.trim(), body, (shape.flow === undefined ? texts.closing : texts.ask).trim()].join('\n\n'),
      variables,
    }
  })
}

/** An approved template must never be filled with the values of another: a changed order of variables changes the name. */
function nameOf(notice: string, variables: Template['variables']): string {
  if (!variables.length) return notice
  const order = variables.map(({ of }) => of).join('|')
  return `${notice}_${createHash('sha256').update(order).digest('hex').slice(0, 4)}`
}

const exampleOf = (of: string, { values }: NoticeShape, { examples }: TemplateTexts): string =>
  of.replace(VALUE, (_, name: string, kind: string | undefined) => {
    const known = kind ?? values[name]?.replace('?', '') ?? ''
    return examples[name] ?? examples[known] ?? name.replaceAll('_', ' ')
  })
