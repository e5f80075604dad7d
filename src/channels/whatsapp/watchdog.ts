import type { Client } from 'whatsapp-web.js'
import { withLimit } from './limit.ts'
import type { Limits } from './options.ts'

export interface Watchdog {
  /** a sign of life: a fresh code, progress while loading */
  alive(): void
  stop(): void
}

/**
 * Watches a page until it is ready. A page that is connected and only forgot to say that it is in step is told so; one that
 * shows no fresh code, does not answer or stays silent is given up through `end`.
 */
export function watchUntilReady(client: Client, limits: Limits, end: (why: string) => void): Watchdog {
  let timer: NodeJS.Timeout | undefined
  let stopped = false
  let nudged = false

  const look = async () => {
    const state = await withLimit(client.getState(), limits.callMs, 'state').catch(() => 'SILENT' as const)
    if (stopped) return
    if (state === 'SILENT') return end('the page does not answer')
    if (/^UNPAIRED/.test(String(state))) return end('no fresh code')
    if (nudged) return end(`never ready (${state})`)
    nudged = true
    if (String(state) === 'CONNECTED') {
      const nudge = client.pupPage!.evaluate('window.onAppStateHasSyncedEvent()')
      await withLimit(nudge, limits.callMs, 'nudge').catch(() => {})
    }
    if (!stopped) wait(limits.nudgeMs)
  }
  const wait = (ms: number) => {
    clearTimeout(timer)
    timer = setTimeout(() => void look(), ms)
  }

  wait(limits.readyMs)
  return {
    alive() {
      if (stopped) return
      nudged = false
      wait(limits.readyMs)
    },
    stop() {
      stopped = true
      clearTimeout(timer)
    },
  }
}
