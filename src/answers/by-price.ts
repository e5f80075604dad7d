import type { Option } from '../chat/reply.ts'
import { FILLERS } from './grammar/fillers.ts'
import type { Token } from './grammar/tokens.ts'

const LEAST = /^(?:murah|hemat|rendah|irit|mirah)$/
const MOST = /^(?:mahal|tinggi)$/
const BESIDE = /^(?:yang|mana|apa|itu|anu|harga|pilih|mau|lihat|ada|sekali|saya)$/
const PRICE = /Rp\s?(\d{1,3}(?:\.\d{3})*)/g

/**
 * 'yang paling murah mana', 'termahal' below a list whose lines all show a price: that line, the first of equals. Undefined
 * when something else is said or a line shows no price.
 */
export function byPrice(tokens: readonly Token[], options: readonly Option[]): Option | undefined {
  const said = tokens
    .filter(({ kind, norm }) => kind === 'number' || (kind === 'word' && !FILLERS.has(norm) && !BESIDE.test(norm)))
    .map(({ norm }) => norm)
  const degree =
    said.length === 1 ? /^ter(\w+)$/.exec(said[0] as string)?.[1] : said[0] === 'paling' ? said[1] : undefined
  if (degree === undefined || said.length > 2) return undefined
  const least = LEAST.test(degree)
  if (!least && !MOST.test(degree)) return undefined
  const priced = options.flatMap((option) => {
    const sum = [...option.label.matchAll(PRICE)].at(-1)?.[1]
    return sum === undefined ? [] : [{ option, sum: Number(sum.replaceAll('.', '')) }]
  })
  if (priced.length < 2 || priced.length < options.length) return undefined
  return priced.reduce((best, one) => ((least ? one.sum < best.sum : one.sum > best.sum) ? one : best)).option
}
