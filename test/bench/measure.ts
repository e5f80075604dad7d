// One measurement in a process of its own, so that none warms or fattens another: prints its figures as JSON.
import { type Db, openDb } from '../../src/db/open.ts'
import { bare } from './bare.ts'
import type { Beside, BesideName } from './beside.ts'
import { fillHistory } from './history.ts'
import { type Store, theLine } from './line.ts'
import { type Load, play, type Subject } from './load.ts'
import { fillMakers, measureNotices } from './notices.ts'
import { fillCatalogue, measureSearch, type SearchFigures } from './search.ts'
import { fillLines, measureSummary } from './summary.ts'
import { TALK } from './talk.ts'

/** The program's own line, or the bare writes of a message: a statement each, or as few as there can be. */
export type SubjectName = 'line' | 'bare' | 'fewest'

/** What is measured, handed over as JSON. */
export type Ask =
  | { fill: Store }
  | { catalogue: Store; products: number }
  | { lines: number; store: Store }
  | { makers: number; store: Store }
  | { beside: BesideName; store: Store; rounds: number }
  | { search: Store }
  | { subject: SubjectName; store: Store; load: Load; warmUp: number }

const ask = JSON.parse(process.argv[2]!) as Ask
if ('fill' in ask) await filled(ask.fill, fillHistory)
else if ('catalogue' in ask) await filled(ask.catalogue, (db) => fillCatalogue(db, ask.products))
else if ('lines' in ask) await filled(ask.store, (db) => fillLines(db, ask.lines))
else if ('makers' in ask) await filled(ask.store, (db) => fillMakers(db, ask.makers))
else if ('beside' in ask) {
  const measured = { summary: measureSummary, notices: measureNotices }[ask.beside]
  process.stdout.write(JSON.stringify((await measured(ask.store, ask.rounds)) satisfies Beside[]))
} else if ('search' in ask) {
  process.stdout.write(JSON.stringify((await measureSearch(ask.search)) satisfies SearchFigures[]))
} else {
  const { subject: name, store, load, warmUp } = ask
  const subject: Subject = name === 'line' ? await theLine(store) : await bare(store, name)
  // other people than those measured: their messages must be new
  const shifted: Subject = { ...subject, answer: (person, nth, text) => subject.answer(9_000 + person, nth, text) }
  await play(shifted, TALK, { people: Math.min(load.people, 50), messages: warmUp })
  const figures = await play(subject, TALK, load)
  await subject.close()
  process.stdout.write(JSON.stringify(figures))
}

async function filled({ dir, url }: Store, fill: (db: Db) => Promise<void>): Promise<void> {
  const db = await openDb({ url, dir: dir && `${dir}/pg` })
  await fill(db)
  await db.close()
}
