// One measurement in a process of its own, so that none warms or fattens another: prints its figures as JSON.
import { openDb } from '../../src/db/open.ts'
import { bare } from './bare.ts'
import { fillHistory } from './history.ts'
import { type Store, theLine } from './line.ts'
import { type Load, play, type Subject } from './load.ts'
import { fillCatalogue, measureSearch, type SearchFigures } from './search.ts'
import { TALK } from './talk.ts'

/** The program's own line, or the bare writes of a message: a statement each, or as few as there can be. */
export type SubjectName = 'line' | 'bare' | 'fewest'

/** What is measured, handed over as JSON. */
export type Ask =
  | { fill: Store }
  | { catalogue: Store; products: number }
  | { search: Store }
  | { subject: SubjectName; store: Store; load: Load; warmUp: number }

const ask = JSON.parse(process.argv[2]!) as Ask
if ('fill' in ask) {
  const { dir, url } = ask.fill
  const db = await openDb({ url, dir: dir && `${dir}/pg` })
  await fillHistory(db)
  await db.close()
} else if ('catalogue' in ask) {
  const { dir, url } = ask.catalogue
  const db = await openDb({ url, dir: dir && `${dir}/pg` })
  await fillCatalogue(db, ask.products)
  await db.close()
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
