import type { Template } from './list.ts'

/** A template as Meta's API takes it (POST /<account>/message_templates). */
export const templateForMeta = ({ name, language, category, body, variables }: Template) => ({
  name,
  language,
  category,
  components: [
    {
      type: 'BODY',
      text: body,
      ...(variables.length ? { example: { body_text: [variables.map(({ example }) => example)] } } : {}),
    },
  ],
})

/** The same to be typed into WhatsApp Manager by hand. */
export const templatesAsText = (templates: readonly Template[]): string =>
  templates
    .map(({ name, language, category, body, variables }) =>
      [
        `${name} · ${category} · ${language}`,
        ...body.split('\n').map((line) => (line ? `  ${line}` : '')),
        ...variables.map(({ of, example }, i) => `  {{${i + 1}}} = ${of} · ${example.replace(/\s*\n\s*/g, ' · ')}`),
      ].join('\n'),
    )
    .join('\n\n')
