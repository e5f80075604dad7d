import { writeFileSync } from 'node:fs'
import { intentLessons } from './lessons.ts'
import { learn } from './likeness.ts'

/** `npm run learn`: what the tables teach is written down anew. The same tables, the same bytes. */
const SRC = new URL('../../src/', import.meta.url)

const page = (of: string, table: string): string =>
  `/** ${of}, a line a label: marks and how much each says. Written by \`npm run learn\`; never by hand. */\nexport const LEARNED = \`\n${table}\n\`\n`

writeFileSync(
  new URL('understand/intents/learned.ts', SRC),
  page('What messages of each intent look like', learn(intentLessons())),
)
