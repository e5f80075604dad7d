import { readdirSync, readFileSync } from 'node:fs'
import { wordsOf } from '../../src/answers/grammar/tokens.ts'
import { aboutOf } from '../../src/understand/intents/about.ts'
import { marksOf } from '../../src/understand/intents/marks.ts'
import { intentOf } from '../../src/understand/intents/rules.ts'
import type { Lesson } from './likeness.ts'
import type { Expected } from './score.ts'

const FOLDER = new URL('.', import.meta.url)

/** Every table there is but `apart/`: what was learned must hold where nothing was learned from. */
const TABLES = [
  'dev.jsonl',
  ...['harder', 'unseen'].flatMap((folder) => readdirSync(new URL(folder, FOLDER)).map((file) => `${folder}/${file}`)),
].sort()

const LINES = TABLES.flatMap((file) =>
  readFileSync(new URL(file, FOLDER), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Expected),
)

/** What messages want; a bare day wants nothing. */
export function intentLessons(): Lesson[] {
  return LINES.flatMap(({ kind, text, expect }) => {
    const words = wordsOf(text)
    const about = aboutOf(words)
    const marks = marksOf(words, about)
    if (kind === 'intent') return { marks, label: String(expect.intent ?? 'nothing') }
    return kind === 'date' && intentOf(about) === undefined ? { marks, label: 'nothing' } : []
  })
}
