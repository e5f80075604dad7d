import type { Ear, Health } from '../../chat/channel.ts'
import { pause } from '../whatsapp/limit.ts'
import type { Failure } from './failure.ts'
import type { CloudOptions, Limits } from './options.ts'

/** Whether a number can send and hear, looked after until it is told to end. */
export interface Stay {
  ear: Ear | undefined
  health(): Health
  become(next: Health): void
  /** a call went wrong. @returns milliseconds until it makes sense to try again */
  failed(failure: Failure): number
  /** Meta took a message */
  worked(): void
  /** Looks every now and then, sooner after a failure, until the signal fires. @param first a look already under way */
  watch(look: Look, first: Promise<Failure | undefined>): Promise<void>
}

/** Asks Meta for the number. @returns what went wrong */
export type Look = () => Promise<Failure | undefined>

export const TOKEN_REFUSED =
  'Meta does not accept the token in WHATSAPP_CLOUD_TOKEN: make another (Business settings, System users) and start again'

/** A message is tried again at least this often, however long Meta is away. */
const MOST_UNREACHED_MS = 60_000

const phoneUnknown = (via: string, what: string): string =>
  `Meta does not know the number of ${via} in WHATSAPP_CLOUD_PHONES, or the token may not use it (${what})`

export function newStay(
  via: string,
  { now, random }: Pick<CloudOptions, 'now' | 'random'>,
  { heartbeatMs, gapMs: [first, most] }: Limits,
  signal: AbortSignal,
): Stay {
  let health: Health = { state: 'stopped' }
  let fails = 0
  let countedUntil = 0
  /** Meta wants us to be quiet: that it answers a look does not end it */
  let hushed = false
  /** the account may not send, whatever a look says; over with the first message that is taken */
  let held: Health | undefined
  /** ends the pause between two looks */
  let soon = () => {}

  /** Many calls that fail at once are one failure. */
  const gap = (): number => {
    const at = now().getTime()
    const ms = () => Math.min(most, first * 2 ** Math.max(0, fails - 1))
    if (at >= countedUntil) {
      fails++
      countedUntil = at + ms()
    }
    return Math.round(ms() * (0.8 + 0.4 * random()))
  }

  const recover = () => {
    fails = 0
    countedUntil = 0
  }

  const stay: Stay = {
    ear: undefined,
    health: () => health,
    become(next) {
      if (signal.aborted && next.state !== 'stopped') return
      if (next.state === health.state && next.why === health.why) return
      health = next
      stay.ear?.changed(next)
    },
    failed({ kind, what }) {
      if (kind === 'token') stay.become({ state: 'down', why: TOKEN_REFUSED })
      if (kind === 'account') {
        held = { state: 'down', why: `Meta keeps this number from sending (${what}): see WhatsApp Manager` }
        stay.become(held)
      }
      if (kind === 'unreached' || kind === 'trouble') soon()
      if (kind === 'busy' || kind === 'account') hushed = true
      return hushed ? gap() : Math.min(MOST_UNREACHED_MS, gap())
    },
    worked() {
      recover()
      hushed = false
      held = undefined
      stay.become({ state: 'up' })
    },
    async watch(look, first) {
      // a look that hangs holds up no stop
      const over = new Promise<undefined>((resolve) => {
        signal.addEventListener('abort', () => resolve(undefined), { once: true })
      })
      for (let looking = first; !signal.aborted; looking = look()) {
        const failure = await Promise.race([looking, over])
        if (signal.aborted) return
        // too many calls say nothing about the line
        if (failure && failure.kind !== 'busy') stay.become({ state: 'down', why: why(via, failure) })
        else if (!failure) {
          if (!hushed) recover()
          stay.become(held ?? { state: 'up' })
        }
        const again = new AbortController()
        // while it is looked for anyway, a call that fails changes nothing
        soon = failure ? () => {} : () => again.abort()
        await pause(failure ? gap() : heartbeatMs, AbortSignal.any([signal, again.signal]))
      }
    },
  }
  return stay
}

function why(via: string, { kind, what }: Failure): string {
  if (kind === 'token') return TOKEN_REFUSED
  if (kind === 'unreached') return `Meta is not reached (${what})`
  if (kind === 'refused') return phoneUnknown(via, what)
  return `Meta answers ${what}`
}
