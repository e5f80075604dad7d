/**
 * Amounts in words, as they stand on a kuitansi. Numerals are grammar, not phrases an officer would edit, so they live
 * here and not under flows/. Source: KBBI / EYD V numerals (seratus, seribu; satu juta).
 */
const UNITS = [
  'nol',
  'satu',
  'dua',
  'tiga',
  'empat',
  'lima',
  'enam',
  'tujuh',
  'delapan',
  'sembilan',
  'sepuluh',
  'sebelas',
]
const SCALES: readonly [number, string][] = [
  [1_000_000_000_000, 'triliun'],
  [1_000_000_000, 'miliar'],
  [1_000_000, 'juta'],
  [1_000, 'ribu'],
  [100, 'ratus'],
  [10, 'puluh'],
]

/**
 * A whole number in words: 1_250_500 → 'satu juta dua ratus lima puluh ribu lima ratus'. Without a currency. Throws
 * unless it is an integer of less than 10^15 in size.
 */
export function terbilang(amount: number): string {
  if (!Number.isSafeInteger(amount) || Math.abs(amount) >= 1e15) throw new Error(`${amount} cannot be put in words`)
  if (amount < 0) return `minus ${terbilang(-amount)}`
  return amount === 0 ? UNITS[0]! : words(amount)
}

function words(amount: number): string {
  if (amount < UNITS.length) return UNITS[amount]!
  if (amount < 20) return `${UNITS[amount - 10]} belas`
  const [size, name] = SCALES.find(([scale]) => amount >= scale)!
  const head = Math.floor(amount / size)
  const rest = amount % size
  // one hundred and one thousand are written together; from a million on it is 'satu juta'
  const first = head === 1 && size <= 1_000 ? `se${name}` : `${words(head)} ${name}`
  return rest === 0 ? first : `${first} ${words(rest)}`
}
