import type { Api, Failed } from './api.ts'
import { ALLOWED_UPDATES, type Update } from './read/update.ts'

export interface Listening {
  api: Api
  signal: AbortSignal
  /** what lies below is kept but perhaps not yet confirmed; 0: nothing does. Outlives a lost connection */
  position: { offset: number }
  /** seconds a poll waits */
  pollSeconds: number
  /** @returns false when the update must come again */
  take(update: Update): Promise<boolean>
  /** a poll was answered */
  heard(): void
}

/** Beyond the time a poll waits, before the network counts as gone. */
const SLACK_MS = 15_000

/** An update was not kept; it comes again with the next poll. */
export const NOT_KEPT = 'a message could not be kept'

/**
 * Polls until something fails or the signal fires. The libraries' own loops confirm an update whose handler failed or
 * was cut short; here `offset` moves only behind what was kept. Chats do not wait for each other.
 * @returns what failed; nothing when it was told to stop
 */
export async function listen({
  api,
  signal,
  pollSeconds,
  position,
  take,
  heard,
}: Listening): Promise<Failed | undefined> {
  // the first answers at once and so tells whether we are back
  let seconds = 0
  while (!signal.aborted) {
    const polled = await api.call<Update[]>(
      'getUpdates',
      { offset: position.offset, timeout: seconds, limit: 100, allowed_updates: ALLOWED_UPDATES },
      { ms: seconds * 1000 + SLACK_MS, signal },
    )
    if (signal.aborted) break
    if (!polled.ok) return polled
    heard()
    const kept = await Promise.all(polled.result.map(async (update) => ({ update, ok: await take(update) })))
    const first = kept.find(({ ok }) => !ok)
    const last = kept.at(-1)
    // an answer without updates confirmed all before it; ids may start anew after a quiet week
    position.offset = first ? first.update.update_id : last ? last.update.update_id + 1 : 0
    if (first && !signal.aborted) return { ok: false, code: 0, description: NOT_KEPT }
    seconds = pollSeconds
  }
  if (position.offset) await confirm(api, position.offset)
  return undefined
}

/** Only spares us hearing it twice. */
const confirm = (api: Api, offset: number) =>
  api.call('getUpdates', { offset, limit: 1, timeout: 0, allowed_updates: ALLOWED_UPDATES }, { ms: 2_000 })
