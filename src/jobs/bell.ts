import cron from 'node-cron'

export interface Bell {
  /** no more rings; waits for the one under way */
  stop(): Promise<void>
}

/** A live program looks at its schedule once a minute. */
const EVERY_MINUTE = '* * * * *'

/**
 * The one door to node-cron: calls `ring` at once, for what was missed, then at the start of every minute, and never while
 * an earlier ring is still under way. What `ring` throws is its own to log; the bell goes on.
 */
export function startBell(ring: () => Promise<void>, pattern = EVERY_MINUTE): Bell {
  let underWay: Promise<void> | undefined
  const strike = () => {
    underWay ??= ring()
      .catch(() => {})
      .finally(() => {
        underWay = undefined
      })
  }
  strike()
  const task = cron.schedule(pattern, strike)
  return {
    async stop() {
      await task.destroy()
      await underWay
    },
  }
}
