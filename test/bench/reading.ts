import { readFileSync } from 'node:fs'
import { answerKind } from '../../src/answers/index.ts'
import { DISTRICTS } from '../../src/domain/districts.ts'
import { FEAST_PREDICTIONS, feastTable } from '../../src/domain/feasts.ts'
import { understand } from '../../src/understand/index.ts'
import { type TextKind, tell } from '../../src/understand/vocabulary.ts'

const CONTEXT = { today: '2026-11-21', feasts: feastTable(FEAST_PREDICTIONS), districts: DISTRICTS, region: '32.15' }
/** processor time given to each way of reading */
const SECONDS = 2

interface Line {
  kind: TextKind
  text: string
  ask?: string
}

const linesOf = (file: string): Line[] =>
  readFileSync(new URL(`../understand/${file}`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Line)

const LINES = ['dev.jsonl', 'unseen/product.jsonl', 'unseen/intent.jsonl', 'unseen/yesno.jsonl'].flatMap(linesOf)
const of = (kind: TextKind) => LINES.filter((line) => line.kind === kind)

/** What a turn reads when nothing is wrong: short words in the middle of a talk. */
const CHAT = of('yesno').map(({ text }) => text)

/** Prints how many messages are read in a second of one core's time, each way of reading by itself. */
export async function benchReading(): Promise<void> {
  process.stdout.write('\nmessages read per second of one core\n')
  for (const [what, figure] of readingFigures())
    process.stdout.write(`${what.padEnd(40)}${figure.toFixed(0).padStart(9)}\n`)
}

function readingFigures(): [string, number][] {
  const told = (kind: TextKind) => perSecond(of(kind), ({ text, ask }) => void tell(kind, text, CONTEXT, ask))
  const texts = (kind: TextKind) => of(kind).map(({ text }) => text)
  const price = answerKind('rupiah')
  // the readers are compiled while they run: what is measured first must not pay for it
  perSecond(LINES, ({ text }) => void understand(text, CONTEXT))
  perSecond(LINES, ({ text }) => void understand(text, CONTEXT))
  return [
    ['product descriptions (understand)', perSecond(texts('product'), (text) => void understand(text, CONTEXT))],
    ['product descriptions (tell)', told('product')],
    ['wishes (understand)', perSecond(texts('intent'), (text) => void understand(text, CONTEXT))],
    ['plain chat', perSecond(CHAT, (text) => void understand(text, CONTEXT))],
    ['prices (answer)', perSecond(texts('price'), (text) => void price?.read({ text, media: [] }, {}, CONTEXT))],
    ['dates', told('date')],
    ['quantities', told('quantity')],
    ['yes or no', told('yesno')],
  ]
}

/**
 * The best of many passes over the messages, by the time this process had the processor: neither neighbours nor the
 * first passes, while the code is still being compiled, count.
 */
function perSecond<T>(messages: readonly T[], read: (message: T) => void): number {
  let best = 0
  let spent = 0
  while (spent < SECONDS) {
    const start = process.cpuUsage()
    for (const message of messages) read(message)
    const { user, system } = process.cpuUsage(start)
    const seconds = (user + system) / 1e6
    spent += seconds
    if (seconds > 0) best = Math.max(best, messages.length / seconds)
  }
  return best
}
