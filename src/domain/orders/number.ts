import { regionByCode } from '../districts.ts'

/** How each regency is written in front of a number; not BKS, which is how people write bungkus. */
const PREFIXES: Readonly<Record<string, string>> = { '32.15': 'KRW', '32.16': 'BEK', '32.14': 'PWK' }

/** An order's number: regency, year, place in that year: ('32.15', 2027, 12) → 'KRW-2027-0012'. Throws on another region. */
export function orderNumber(regionCode: string, year: number, place: number): string {
  const prefix = PREFIXES[regionByCode(regionCode)?.code ?? '']
  if (!prefix) throw new Error(`${regionCode} is none of our regencies`)
  return `${prefix}-${year}-${String(place).padStart(4, '0')}`
}

/**
 * Which of these numbers somebody means who wrote 'KRW-2027-0012', 'krw 12', 'SP-0012', '2027-0012' or just '12': the one
 * written in full, else every one with that place (and year, when one was written), in the order given.
 */
export function numbersMeant(words: string, numbers: readonly string[]): string[] {
  const plain = (text: string) => text.toUpperCase().replace(/[^A-Z0-9]+/g, '')
  const exact = numbers.filter((number) => plain(number) === plain(words))
  if (exact.length) return exact
  const groups = words.match(/\d+/g) ?? []
  const place = groups.at(-1)
  if (place === undefined) return []
  const year = groups.length > 1 && groups.at(-2)?.length === 4 ? groups.at(-2) : undefined
  return numbers.filter((number) => {
    const [, itsYear, itsPlace] = number.split('-')
    return Number(itsPlace) === Number(place) && (year === undefined || itsYear === year)
  })
}
