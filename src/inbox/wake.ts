/** Those who wait for something to do, by kind of work. */
export interface Waiting<Kind extends string> {
  /** resolves when that kind of work may have come, after so many milliseconds, or when the signal fires */
  rest(kind: Kind, ms: number, signal?: AbortSignal): Promise<void>
  /** one who rests looks again; when nobody does, the next to rest looks at once. @returns whether somebody rested */
  wake(kind: Kind): boolean
}

/** Wakes those who rest; other processes bring work too, so nobody rests for ever. */
export function openWaiting<Kind extends string>(): Waiting<Kind> {
  const resting = new Map<Kind, Set<() => void>>()
  const missed = new Set<Kind>()
  const restingOf = (kind: Kind) => {
    const those = resting.get(kind) ?? new Set()
    resting.set(kind, those)
    return those
  }
  return {
    rest: (kind, ms, signal) =>
      new Promise((resolve) => {
        const those = restingOf(kind)
        const wake = () => {
          clearTimeout(timer)
          signal?.removeEventListener('abort', wake)
          those.delete(wake)
          resolve()
        }
        if (signal?.aborted) return resolve()
        const timer = setTimeout(wake, missed.delete(kind) ? 0 : ms)
        signal?.addEventListener('abort', wake)
        those.add(wake)
      }),
    wake(kind) {
      const [wake] = restingOf(kind)
      if (wake) wake()
      else missed.add(kind)
      return wake !== undefined
    },
  }
}
