import { cpus } from 'node:os'
import { playSplit, type Split, type SplitFigures } from './processes.ts'
import { serverShelf } from './shelf.ts'
import { cell, median, print } from './table.ts'

/** Many processes on one server: how much more they do together, how long anybody waits, and what it costs when one dies. */
export async function benchProcesses(server: string, roundsEach: number, messages: number): Promise<void> {
  const shelf = await serverShelf(server)
  print(
    `\n${shelf.name} a process; one process receives and sends, the others do the turns. ${cpus().length} cores, ${roundsEach} rounds`,
  )
  print(
    `${''.padEnd(44)}${['msg/s', 'p50 ms', 'p99 ms', 'longest', 'not once'].map((head) => head.padStart(9)).join('')}`,
  )
  const load = { people: 200, messages }
  const alone = { people: 1, messages: Math.ceil(messages / 20) }
  const plays: [string, Omit<Split, 'url'>][] = [
    ...[1, 2, 4, 8].map((workers): [string, Omit<Split, 'url'>] => [
      `200 at once, ${workers} processes`,
      { ...load, workers, told: true },
    ]),
    ['200 at once, 4 processes, one killed', { ...load, workers: 4, told: true, kill: true }],
    ['one after the other, 2 processes, told', { ...alone, workers: 2, told: true }],
    ['one after the other, 2 processes, only looking', { ...alone, workers: 2, told: false }],
  ]
  const rounds = plays.map((): SplitFigures[] => [])
  for (let round = 0; round < roundsEach; round++)
    for (const [nth, [, split]] of plays.entries()) {
      const { store, drop } = await shelf.copy()
      rounds[nth]!.push(await playSplit({ ...split, url: store.url! }))
      await drop()
    }
  for (const [nth, [name]] of plays.entries()) {
    const middle = (figure: keyof SplitFigures) => median(rounds[nth]!.map((round) => round[figure]))
    print(
      `${name.padEnd(44)}${cell(middle('perSecond'))}${cell(middle('p50'), 1)}${cell(middle('p99'), 1)}${cell(middle('longest'))}${cell(Math.max(...rounds[nth]!.map(({ notOnce }) => notOnce)))}`,
    )
  }
  await shelf.clear()
}
