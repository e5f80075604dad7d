import { setTimeout as pause } from 'node:timers/promises'
import type { Ear, Health } from '../../chat/channel.ts'
import type { Failed } from './api.ts'
import { healthAfter, isTokenRefused } from './health.ts'
import { type BotOptions, GAPS, type Gaps, gapMs } from './options.ts'

/** A connection that is mended until it is told to end. */
export interface Stay {
  health(): Health
  become(next: Health): void
  /** milliseconds until it makes sense to try again, by the failures in a row */
  gapMs(): number
  /** Works until the signal fires. @param failure what went wrong before, when something did */
  run(session: () => Promise<Failed | undefined>, failure: Failed | undefined): Promise<void>
  ear: Ear | undefined
}

/** After so long without trouble the next failure is a first one again. */
const STEADY_MS = 60_000

/** @param variable the environment's name of the token, for the operator */
export function newStay(
  { log, now, random, gaps = GAPS }: Pick<BotOptions, 'log' | 'now' | 'random'> & { gaps?: Gaps },
  name: string,
  variable: string,
  signal: AbortSignal,
): Stay {
  let health: Health = { state: 'starting' }
  let fails = 0
  let failedAt = 0

  /** @returns how long to wait before the next try */
  const failed = (failure: Failed): number => {
    const at = now().getTime()
    fails = at - failedAt > STEADY_MS ? 1 : fails + 1
    failedAt = at
    stay.become(healthAfter(failure, variable))
    const gap = isTokenRefused(failure) ? gaps.mostMs : stay.gapMs()
    return Math.max(gap, (failure.retryAfterSeconds ?? 0) * 1000)
  }

  const stay: Stay = {
    ear: undefined,
    health: () => health,
    gapMs: () => gapMs(fails, gaps, random()),
    become(next) {
      if (next.state === health.state && next.why === health.why) return
      health = next
      try {
        stay.ear?.changed(next)
      } catch (error) {
        log.error({ channel: name, err: error }, 'nobody could be told that the connection changed')
      }
    },
    async run(session, failure) {
      for (let wrong = failure; ; ) {
        if (wrong) await pause(failed(wrong), undefined, { signal }).catch(() => undefined)
        if (signal.aborted) return
        wrong = await session().catch((error) => {
          log.error({ channel: name, err: error }, 'the connection broke by a mistake of ours')
          return { ok: false as const, code: 0, description: 'a mistake of ours' }
        })
        if (signal.aborted || !wrong) return
      }
    },
  }
  return stay
}
