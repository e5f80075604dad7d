import { embeddedShelf, type Fill, measure, serverShelf } from './shelf.ts'
import { cell, median, print } from './table.ts'

/** What something of ours takes beside the bare statement, in milliseconds. */
export interface Beside {
  what: string
  ours: number
  bare: number
}

/** What is measured beside a bare statement. */
export type BesideName = 'summary' | 'notices'

/** Each after the other in every round, so that a neighbour's noise falls on all alike; the first round warms up, the middle one counts. */
export async function inTurn<Name extends string>(
  rounds: number,
  works: Readonly<Record<Name, (round: number) => Promise<unknown>>>,
): Promise<Record<Name, number>> {
  const names = Object.keys(works) as Name[]
  const took = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>
  for (let round = 0; round <= rounds; round++)
    for (const name of names) {
      const began = performance.now()
      await works[name](round)
      if (round > 0) took[name].push(performance.now() - began)
    }
  return Object.fromEntries(names.map((name) => [name, median(took[name])])) as Record<Name, number>
}

/** On both databases, filled for it: what ours takes, what the bare statement takes, and how many times as long that is. */
export async function benchBeside(
  { name, of, rounds, fill }: { name: BesideName; of: string; rounds: number; fill: Fill },
  server?: string,
): Promise<void> {
  for (const open of [embeddedShelf, ...(server ? [(filled: Fill) => serverShelf(server, filled)] : [])]) {
    const shelf = await open(fill)
    const { store, drop } = await shelf.copy()
    print(`\n${shelf.name}: ${of}`)
    print(`${''.padEnd(32)}${['ms', 'bare', 'of bare'].map((head) => head.padStart(9)).join('')}`)
    for (const { what, ours, bare } of (await measure<Beside[]>({ beside: name, store, rounds })) ?? [])
      print(`${what.padEnd(32)}${cell(ours)}${cell(bare)}${cell(ours / bare, 2)}`)
    await drop()
    await shelf.clear()
  }
}
