/** So many failures in a row, and it is left alone. House figures, like the next two. */
const FAILURES = 4
const REST_MS = 30_000
const LONGEST_REST_MS = 15 * 60_000

/** Keeps those who write from waiting for a server that is down: after some failures it is not asked for a while. */
export interface Breaker {
  /** false while it is left alone; after that one call finds out */
  ready(now: Date): boolean
  /** how the last call went; each rest is twice as long as the one before, a quarter of an hour at most */
  went(how: 'well' | 'badly', now: Date): void
}

export function openBreaker(): Breaker {
  let failures = 0
  let rests = 0
  let until = 0
  return {
    ready: (now) => now.getTime() >= until,
    went(how, now) {
      if (how === 'well') {
        failures = 0
        rests = 0
        return
      }
      failures++
      if (failures < FAILURES && rests === 0) return
      until = now.getTime() + Math.min(REST_MS * 2 ** rests, LONGEST_REST_MS)
      rests++
      failures = 0
    },
  }
}
