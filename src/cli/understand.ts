import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'
import type { ReadContext } from '../answers/kind.ts'
import { isDay } from '../domain/calendar.ts'
import { DISTRICTS } from '../domain/districts.ts'
import { FEAST_PREDICTIONS, feastTable } from '../domain/feasts.ts'
import { inQuotes } from '../flow/words.ts'
import type { Model } from '../understand/model/model.ts'
import { tellByModel } from '../understand/model/vocabulary.ts'
import { TEXT_KINDS, type Told, tell } from '../understand/vocabulary.ts'

const PHRASES = new URL('../../flows/phrases.yaml', import.meta.url)

const line = z.object({
  kind: z.enum(TEXT_KINDS),
  text: z.string(),
  today: z.string().refine(isDay, 'is no day YYYY-MM-DD').optional(),
  ask: z.string().optional(),
})

/**
 * `gandeng understand`: JSON Lines `{"kind","text","today","ask"}` in, one object a line out in the vocabulary that
 * other programs rely on. A line that is no such object is answered by `{"error":"line N: …"}` and the run goes on.
 * @param today 'YYYY-MM-DD' in Asia/Jakarta for lines without their own
 * @param help a model for lines that our readers have a question about: what it proposes stands there as `proposed`, with
 * the words to be confirmed in `ask`
 * @returns exit code: 0, or 2 when a line was bad
 */
export async function understandCommand(
  input: AsyncIterable<string>,
  write: (line: string) => void,
  today: string,
  help?: { model: Model; now(): Date },
): Promise<number> {
  const phrases = parse(readFileSync(PHRASES, 'utf8')) as Record<string, unknown>
  const context = { feasts: feastTable(FEAST_PREDICTIONS), districts: DISTRICTS }
  let number = 0
  let bad = 0
  for await (const text of linesOf(input)) {
    number++
    if (!text.trim()) continue
    const answer = await answerLine(text, { ...context, today }, phrases, help)
    if ('error' in answer) bad++
    write(JSON.stringify('error' in answer ? { error: `line ${number}: ${answer.error}` } : answer))
  }
  return bad ? 2 : 0
}

async function answerLine(
  text: string,
  context: ReadContext,
  phrases: Record<string, unknown>,
  help?: { model: Model; now(): Date },
): Promise<Record<string, unknown> | { error: string }> {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return { error: 'is no JSON' }
  }
  const parsed = line.safeParse(json)
  if (!parsed.success)
    return {
      error: parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'line'} ${message}`).join('; '),
    }
  const { kind, text: message, today, ask } = parsed.data
  const then = today === undefined ? context : { ...context, today }
  const told = tell(kind, message, then, ask)
  if (help && told.ask && 'phrase' in told.ask) {
    const call = { now: help.now(), spend: async () => true }
    const proposed = await tellByModel(help.model, { kind, text: message, ask }, then, call)
    if (proposed) return { ...proposed.says, proposed: true, ask: `${proposed.words}?` }
  }
  const question = questionOf(told, phrases)?.replace('{words}', inQuotes(message) ?? '')
  return question === undefined ? told.says : { ...told.says, ask: question }
}

/** The readings to choose from, or the phrase that says how to answer. */
function questionOf({ ask }: Told, phrases: Record<string, unknown>): string | undefined {
  if (!ask) return undefined
  if ('labels' in ask) return `${ask.labels.join(' / ')}?`
  const found = ask.phrase
    .split('.')
    .reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], phrases)
  return typeof found === 'string' ? found.trim() : `${ask.phrase}?`
}

/** Whole lines from chunks of any size. */
async function* linesOf(input: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = ''
  for await (const chunk of input) {
    const lines = (rest + chunk).split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
  if (rest) yield rest
}
