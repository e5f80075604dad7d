import type { GivenBack, Outgoing } from '../../chat/reply.ts'
import { type Failure, failureOfCode, sentAfter } from './failure.ts'
import type { CloudOptions } from './options.ts'
import type { People } from './people.ts'
import type { Status } from './read/events.ts'
import type { Stay } from './stay.ts'

/** What became of messages since the start, as Meta told. */
export interface Tally {
  sent: number
  delivered: number
  read: number
  failed: number
}

/** What Meta tells of messages it took. */
export interface Statuses {
  /** @returns false when it must be told again */
  heard(status: Status): Promise<boolean>
  tally(): Tally
}

/** A message that Meta held up for a reason of its own is tried again after so long. House figure. */
const AGAIN_MS = 60_000

/** What goes along with every message and comes back with its statuses: which row of the outbox, and which attempt. */
export const tagOf = ({ id, attempt }: Outgoing): string => `${id}.${attempt}`

/** @returns nothing for a message that another program sent, or an older version of this one */
function untag(tag: unknown): Pick<GivenBack, 'id' | 'attempt'> | undefined {
  const [, id, attempt] = /^(\d{1,9})\.(\d{1,3})$/.exec(String(tag)) ?? []
  return id === undefined ? undefined : { id: Number(id), attempt: Number(attempt) }
}

/**
 * Meta takes many a message and refuses it only afterwards, when the outbox has heard that it was sent. Whoever is behind
 * the ear is told, and decides what is to be said instead.
 */
export function newStatuses(
  via: string,
  { log }: Pick<CloudOptions, 'log'>,
  { people, stay }: { people: People; stay: Stay },
): Statuses {
  const tally: Tally = { sent: 0, delivered: 0, read: 0, failed: 0 }

  const learn = (to: string | undefined, failure: Failure) => {
    if (to !== undefined && failure.kind === 'unreachable') people.lost(to)
    if (to !== undefined && failure.kind === 'window') people.closed(to)
    if (failure.kind === 'account' || failure.kind === 'token') stay.failed(failure)
  }

  return {
    tally: () => ({ ...tally }),
    async heard({ status, errors, recipientId, bizOpaqueCallbackData }) {
      if (!(status in tally)) return true
      const [{ code, title } = {} as Record<string, unknown>] = errors ?? []
      const failure = status === 'failed' ? failureOfCode(Number(code ?? 1), String(title ?? '')) : undefined
      const tagged = untag(bizOpaqueCallbackData)
      if (failure) {
        learn(recipientId, failure)
        const fields = { channel: 'whatsapp', via, outbox: tagged?.id, why: failure.what }
        log.warn(fields, 'Meta did not deliver a message')
      }
      const why = failure && sentAfter(failure, AGAIN_MS)
      if (tagged && why && !why.sent && stay.ear) {
        try {
          await stay.ear.failed({ ...tagged, why })
        } catch (error) {
          log.warn({ channel: 'whatsapp', via, err: error }, 'a refusal could not be kept and will come again')
          return false
        }
      }
      tally[status as keyof Tally]++
      return true
    },
  }
}
