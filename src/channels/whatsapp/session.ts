import type { Fetched, Health } from '../../chat/channel.ts'
import { bury } from './client.ts'
import { fetchMedia } from './fetch.ts'
import { beginLife, type End, type Life } from './life.ts'
import { backOff, briefly, pause, wentAway } from './limit.ts'
import { type Listening, listen } from './listen.ts'
import type { Settings } from './options.ts'
import { forgetProfile, freeProfile } from './profile.ts'
import { type Ask, type FromProcess, type Heard, notNow, type PartSent } from './protocol.ts'
import { chatId, sendPart } from './send.ts'
import { readUnread } from './unread.ts'

/** One browser after another, as long as it takes. */
export interface Session {
  /** never rejects: without a browser that is up the answer is `later` */
  ask(ask: Ask): Promise<PartSent | Fetched>
  /** closes the browser and starts no other */
  stop(): Promise<void>
}

export interface SessionHooks {
  health(health: Health): void
  heard(heard: Heard): void
  /** until when everything was heard, in seconds since 1970 */
  since(): number | undefined
  /** whether messages of this chat are on their way to the inbox: it must not yet count as read */
  pending(chat: string): boolean
  log(level: (FromProcess & { say: 'log' })['level'], fields: Record<string, unknown>, text: string): void
}

/** Gaps between attempts to read what was missed. */
const CATCH_UP_MS = [500, 2_000, 10_000]

export function openSession(settings: Settings, hooks: SessionHooks): Session {
  const { limits, profileDir } = settings
  const stopping = new AbortController()
  const gaps = backOff(limits.backOffMs)
  let life: Life | undefined

  /** Tries until it works or the life is over: what is not read now is never heard. Never rejects. */
  const readAll = async (of: Life, listening: Listening): Promise<void> => {
    const over = new AbortController()
    of.ended.then(() => over.abort())
    for (const gap of CATCH_UP_MS) {
      try {
        const unread = await readUnread(of.client, limits, hooks.since(), listening.found)
        if (unread) hooks.log('info', { unread }, 'read what came in the meantime')
        return
      } catch (error) {
        if (wentAway(error)) return of.doubt()
        hooks.log('warn', { err: briefly(error) }, 'unread messages could not be read')
        await of.doubt()
        await pause(gap, over.signal)
        if (over.signal.aborted) return
      }
    }
    of.end('unread messages cannot be read')
  }

  const liveOnce = async (): Promise<End> => {
    await freeProfile(profileDir, limits.closeMs)
    const now = beginLife(settings, { health: hooks.health, ready: () => void catchUp() })
    life = now
    const listening = listen(now.client, settings, hooks.heard, now.end)
    const acks: Record<number, number> = {}
    now.client.on('message_ack', (_, ack) => {
      acks[ack] = (acks[ack] ?? 0) + 1
    })

    let first = true
    const catchUp = async () => {
      if (!first) listening.hold()
      first = false
      await readAll(now, listening)
      listening.release()
    }

    if (stopping.signal.aborted) now.end('stopped')
    const end = await now.ended
    life = undefined
    await bury(now.client, now.launched, limits.closeMs)
    if (end.loggedOut) await forgetProfile(profileDir)
    hooks.log('debug', { acks }, 'acknowledgements of this browser')
    return end
  }

  const live = async () => {
    while (!stopping.signal.aborted) {
      const end = await liveOnce().catch((error): End => ({ why: briefly(error), loggedOut: false, wasUp: false }))
      if (stopping.signal.aborted) return
      hooks.log('warn', { why: end.why }, 'the browser is started anew')
      hooks.health({ state: 'down', why: end.why })
      if (end.wasUp) gaps.reset()
      await pause(gaps.next(), stopping.signal)
    }
  }
  const lived = live()

  return {
    async ask(ask) {
      const now = life
      if (!now?.up()) return notNow(ask)
      const doubt = (error: unknown) => {
        hooks.log(wentAway(error) ? 'debug' : 'warn', { err: briefly(error), what: ask.what }, 'the library failed')
        void now.doubt()
      }
      if (ask.what === 'fetch') return fetchMedia(now.client, ask.ref, limits, doubt)
      const seen = settings.sendSeen && !hooks.pending(chatId(ask.to))
      return sendPart(now.client, ask, { limits, seen, doubt })
    },
    async stop() {
      stopping.abort()
      life?.end('stopped')
      await lived
    },
  }
}
