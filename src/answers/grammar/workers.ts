import { FILLERS } from './fillers.ts'
import { readNumber } from './numbers.ts'
import type { Token } from './tokens.ts'
import { wordSet } from './word-set.ts'

/** How many there are together: 'bertiga', Sundanese 'tiluan'. */
const TOGETHER: ReadonlyMap<string, number> = new Map([
  ...['sendiri', 'sendirian', 'sorangan', 'nyalira', 'nyorangan', 'dewekan', 'dewean'].map(
    (word) => [word, 1] as const,
  ),
  ...['dua', 'tiga', 'empat', 'lima', 'enam', 'tujuh', 'delapan', 'sembilan', 'sepuluh'].map(
    (word, at) => [`ber${word}`, at + 2] as const,
  ),
  ...['dua', 'tilu', 'opat', 'lima', 'genep', 'tujuh'].map((word, at) => [`${word}an`, at + 2] as const),
])
/** One person each; 'anak2' and 'keluarga' are nobody knows how many. */
const ONE = wordSet(
  'suami istri isteri anak ibu ibuk bapak mertua mamah mama emak ayah adik adek kakak teteh ponakan keponakan menantu mantu saudara pegawai karyawan teman temen tetangga salaki pamajikan',
)
const AND = wordSet('sama dan dengan dibantu bareng ditambah plus jeung sareng beserta ditemani & +')
const AROUND = wordSet(
  'saya kami cuma hanya doang doank sorang seorang diri baru paling orang jadi semuanya total totalnya masih ada dibantuin bantu yang ikut kerja kerjanya',
)

/**
 * Whoever works in a small business, the owner included, as its owner says it: 'sendiri aja', 'berdua sama suami', 'saya
 * sama suami', 'saya dibantu 2 orang' (3). Undefined for anything else, a plain number included.
 */
export function workersIn(tokens: readonly Token[]): number | undefined {
  const said = tokens.filter(({ kind }) => kind === 'word' || kind === 'number' || kind === 'sign')
  const together = said.map(({ norm }) => TOGETHER.get(norm)).find((count) => count !== undefined)
  if (together !== undefined) return together
  const self = said.findIndex(({ norm }) => norm === 'saya')
  const numbers = said.flatMap((_, at) => readNumber(said, at, () => false) ?? [])
  const [number] = numbers
  if (self < 0 || numbers.length > 1 || (number && number.from < self)) return undefined
  const others = said.slice(self + 1).map(({ norm }) => norm)
  if (number) return AND.has(others[0] ?? '') ? 1 + number.value : undefined
  const known = others.every((word) => ONE.has(word) || AND.has(word) || AROUND.has(word) || FILLERS.has(word))
  return known
    ? 1 + others.filter((word, at) => ONE.has(word) && (at === 0 || AND.has(others[at - 1]!))).length
    : undefined
}
