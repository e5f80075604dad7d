import type { SearchFigures } from './search.ts'
import { embeddedShelf, type Fill, measure, serverShelf } from './shelf.ts'
import { cell, median, print } from './table.ts'

/** The catalogue's search beside the bare query of the same words; `--products 40000,1000000` names the sizes. */
export async function benchSearch(sizes: readonly number[], rounds: number, server?: string): Promise<void> {
  for (const products of sizes)
    for (const open of [embeddedShelf, ...(server ? [(fill: Fill) => serverShelf(server, fill)] : [])]) {
      const shelf = await open((store) => ({ catalogue: store, products }))
      const { store, drop } = await shelf.copy()
      print(`\n${shelf.name}: ${products} products in three regencies, ten shown of one`)
      print(
        `${''.padEnd(32)}${['p50 ms', 'bare', 'p99 ms', 'bare', 'of bare'].map((head) => head.padStart(9)).join('')}`,
      )
      const all: SearchFigures[][] = []
      for (let round = 0; round < rounds; round++) all.push((await measure<SearchFigures[]>({ search: store }))!)
      for (const [nth, { what }] of all[0]!.entries()) {
        const middle = (whose: 'ours' | 'bare', figure: 'p50' | 'p99') =>
          median(all.map((round) => round[nth]![whose][figure]))
        const ratio = median(all.map((round) => round[nth]!.ours.p99 / round[nth]!.bare.p99))
        print(
          `${what.padEnd(32)}${cell(middle('ours', 'p50'), 1)}${cell(middle('bare', 'p50'), 1)}${cell(middle('ours', 'p99'), 1)}${cell(middle('bare', 'p99'), 1)}${cell(ratio, 2)}`,
        )
      }
      await drop()
      await shelf.clear()
    }
}
