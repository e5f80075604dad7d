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
  /** Looks every now and then, sooner after a failure, until the signal fires. */
  watch(look: () => Promise<Failure | undefined>): Promise<void>
}

export const TOKEN_REFUSED =
  'Meta does not accept the token in WHATSAPP_CLOUD_TOKEN: make another (Business settings, System users) and start again'

/** A look whose failure is the message's or the phone number id's, not the network's. */
const phoneUnknown = (via: string, what: string): string =>
  `Meta does not know the number of ${via} in WHATSAPP_CLOUD_PHONES, or the token may not use it (${what})`

export function newStay(
  via: string,
  { log, now, random }: Pick<CloudOptions, 'log' | 'now' | 'random'>,
  { heartbeatMs, gapMs: [first, most] }: Limits,
  signal: AbortSignal,
): Stay {
  let health: Health = { state: 'stopped' }
  let fails = 0
  let countedUntil = 0
  /** the account may not send, whatever a look says; over with the first message that is taken */
  let held: Health | undefined
  let look = () => {}

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

  const stay: Stay = {
    ear: undefined,
    health: () => health,
    become(next) {
      if (signal.aborted && next.state !== 'stopped') return
      if (next.state === health.state && next.why === health.why) return
      health = next
      const fields = { channel: 'whatsapp', via, ...next }
      if (next.state === 'down') log.warn(fields, 'not connected')
      else log.info(fields, next.state === 'up' ? 'connected' : next.state)
      stay.ear?.changed(next)
    },
    failed({ kind, what }) {
      if (kind === 'token') stay.become({ state: 'down', why: TOKEN_REFUSED })
      if (kind === 'account') {
        held = { state: 'down', why: `Meta keeps this number from sending (${what}): see WhatsApp Manager` }
        stay.become(held)
      }
      if (kind === 'unreached') look()
      return gap()
    },
    worked() {
      fails = 0
      countedUntil = 0
      held = undefined
      stay.become({ state: 'up' })
    },
    async watch(ask) {
      while (!signal.aborted) {
        const failure = await ask()
        if (signal.aborted) return
        if (failure) stay.become({ state: 'down', why: why(via, failure) })
        else {
          fails = 0
          countedUntil = 0
          stay.become(held ?? { state: 'up' })
        }
        const again = new AbortController()
        look = () => again.abort()
        // what a failed call asks for is no second look while we are already looking for it
        if (failure) look = () => {}
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
