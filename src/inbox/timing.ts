/** Upper bounds of the classes in which turns are counted, in seconds. */
export const TURN_BOUNDS = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] as const

/** How long turns took since the start: how many up to each bound, all, and their seconds together. */
export interface Timing {
  add(seconds: number): void
  read(): { upTo: number[]; count: number; sum: number }
}

export function openTiming(): Timing {
  const classes = TURN_BOUNDS.map(() => 0)
  let count = 0
  let sum = 0
  return {
    add(seconds) {
      count++
      sum += seconds
      for (const [place, bound] of TURN_BOUNDS.entries()) if (seconds <= bound) classes[place]!++
    },
    read: () => ({ upTo: [...classes], count, sum }),
  }
}
