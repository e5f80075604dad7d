import type { Fetched, Health } from '../../chat/channel.ts'
import { bury } from './client.ts'
import { fetchMedia } from './fetch.ts'
import { beginLife, type End, type Life } from './life.ts'
import { backOff, outOfTime, pause, wentAway } from './limit.ts'
import { listen } from './listen.ts'
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

export function openSession(settings: Settings, hooks: SessionHooks): Session {
  const { limits, profileDir } = settings
  const stopping = new AbortController()
  const gaps = backOff(limits.backOffMs)
  let life: Life | undefined

  const liveOnce = async (): Promise<End> => {
    await freeProfile(profileDir, limits.closeMs)
    const now = beginLife(settings, { health: hooks.health, ready: () => void catchUp(now) })
    life = now
    const listening = listen(now.client, settings, hooks.heard, now.end)
    const acks: Record<number, number> = {}
    now.client.on('message_ack', (_, ack) => {
      acks[ack] = (acks[ack] ?? 0) + 1
    })

    async function catchUp(of: Life) {
      try {
        const unread = await readUnread(of.client, limits, hooks.since(), listening.found)
        if (unread) hooks.log('info', { unread }, 'read what came in the meantime')
      } catch (error) {
        hooks.log('warn', { err: String(error) }, 'unread messages could not be read')
        if (outOfTime(error) || wentAway(error)) await of.doubt()
      }
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
      const end = await liveOnce().catch((error): End => ({ why: String(error), loggedOut: false, wasUp: false }))
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
        hooks.log('warn', { err: String(error), what: ask.what }, 'the library failed')
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
