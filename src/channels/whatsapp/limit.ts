/**
 * Waits no longer than `ms`; a call into a page that has crashed never comes back.
 * @throws an error that `outOfTime` knows, or what the work threw
 */
export async function withLimit<T>(work: Promise<T>, ms: number, what: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(Object.assign(new Error(`${what}: no answer in ${ms} ms`), { outOfTime: true })),
      ms,
    )
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}

export const outOfTime = (error: unknown): boolean => (error as { outOfTime?: boolean })?.outOfTime === true

/** The page or its browser is no more. */
export const isGone = (error: unknown): boolean =>
  /detached frame|target closed|session closed|connection closed|page crashed/i.test(String(error))

/** The page went away under the call, for good or to be loaded anew: nothing is known of what the call did. */
export const wentAway = (error: unknown): boolean =>
  isGone(error) || /protocol error|context was destroyed|cannot find context/i.test(String(error))

/** An error for the log and the operator: its first line, without anything that could be somebody's number. */
export const briefly = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error))
    .split('\n')[0]!
    .replace(/\d{7,}/g, '#')
    .slice(0, 200)

export const pause = (ms: number, signal?: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal?.aborted) return resolve()
    const timer = setTimeout(done, ms)
    function done() {
      clearTimeout(timer)
      signal?.removeEventListener('abort', done)
      resolve()
    }
    signal?.addEventListener('abort', done)
  })

/** Waits for the work, but no longer than `ms`; leaves no timer behind that would keep the program from ending. */
export async function within(work: Promise<unknown>, ms: number): Promise<void> {
  const over = new AbortController()
  await Promise.race([work, pause(ms, over.signal)])
  over.abort()
}

/** 1, 2, 4 … times the first gap, up to the most; `reset` when all is well again. */
export function backOff([first, most]: [number, number]): { next(): number; reset(): void } {
  let gap = first
  return {
    next() {
      const now = gap
      gap = Math.min(most, gap * 2)
      return now
    },
    reset() {
      gap = first
    },
  }
}
