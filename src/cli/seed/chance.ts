/** Numbers that look random and are the same every time: mulberry32. Seeds are data, so nothing here needs to be secret. */
export interface Chance {
  /** integer from `from` to `to`, both included */
  between(from: number, to: number): number
  /** true so many times in a hundred */
  percent(share: number): boolean
  one<T>(from: readonly T[]): T
  /** so many different ones, in the order of the list */
  some<T>(from: readonly T[], count: number): T[]
}

export function chance(seed: number): Chance {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const between = (from: number, to: number) => from + Math.floor(next() * (to - from + 1))
  const one = <T>(from: readonly T[]) => from[between(0, from.length - 1)]!
  return {
    between,
    percent: (share) => next() * 100 < share,
    one,
    some(from, count) {
      const left = from.map((_, index) => index)
      const chosen = Array.from(
        { length: Math.min(count, from.length) },
        () => left.splice(between(0, left.length - 1), 1)[0]!,
      )
      return chosen.sort((a, b) => a - b).map((index) => from[index]!)
    },
  }
}
