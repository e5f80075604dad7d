import type { WhatsAppClient } from '@kapso/whatsapp-cloud-api'
import type { Channel, Ear } from '../../chat/channel.ts'
import type { Outgoing, Sent } from '../../chat/reply.ts'
import { pause } from '../whatsapp/limit.ts'
import { failureOf, idIn } from './failure.ts'
import { fetchMedia } from './fetch.ts'
import { newHearing } from './hear.ts'
import type { CloudOptions, Limits } from './options.ts'
import { newPeople } from './people.ts'
import type { Events } from './read/events.ts'
import { CAN } from './send/render.ts'
import { type Sending, send } from './send/send.ts'
import { newUploads } from './send/uploads.ts'
import { newStatuses, type Tally } from './statuses.ts'
import { newStay, TOKEN_REFUSED } from './stay.ts'

/** One of our numbers at Meta. */
export interface CloudNumber {
  channel: Channel
  /** what Meta posted about this number. @returns false when it must come again */
  take(events: Events): Promise<boolean>
  tally(): Tally
}

/** The start waits no longer for Meta to answer; the rest is waited for afterwards. */
const FIRST_MS = 10_000

/** @param client shared by all numbers of the app */
export function openNumber(
  via: string,
  phoneId: string,
  client: WhatsAppClient,
  options: CloudOptions,
  limits: Limits,
): CloudNumber {
  const ending = new AbortController()
  const { signal } = ending
  const stay = newStay(via, options, limits, signal)
  const people = newPeople()
  const inHand = new Set<Promise<unknown>>()
  let running: Promise<void> | undefined

  const tracked = <T>(work: Promise<T>): Promise<T> => {
    const over = () => inHand.delete(work)
    inHand.add(work)
    work.then(over, over)
    return work
  }
  const look = async () => {
    try {
      idIn(await client.request<{ id?: string }>('GET', phoneId, { query: { fields: 'id' }, responseType: 'json' }))
      return undefined
    } catch (error) {
      return failureOf(error)
    }
  }
  const sending: Sending = {
    client,
    phoneId,
    via,
    options,
    people,
    stay,
    uploads: newUploads(client, phoneId, options),
    begun: new Map(),
  }
  const statusesOf = newStatuses(via, options, { people, stay })
  const hearing = newHearing(via, options, people)

  return {
    tally: statusesOf.tally,
    async take({ messages, contacts, statuses }) {
      const { ear } = stay
      if (!ear || signal.aborted) return false
      const kept = await tracked(hearing(messages, contacts, ear))
      if (!kept) return false
      const told = await tracked(Promise.all(statuses.map(statusesOf.heard)))
      return told.every(Boolean)
    },
    channel: {
      name: 'whatsapp',
      via,
      can: CAN,
      // Meta calls whoever is there
      alone: false,
      async start(ear: Ear): Promise<void> {
        if (stay.ear || signal.aborted) throw new Error(`the WhatsApp number of ${via} was started before`)
        stay.ear = ear
        stay.become({ state: 'starting' })
        const first = look()
        const wrong = await Promise.race([first, pause(FIRST_MS, signal)])
        if (wrong?.kind === 'token') {
          stay.failed(wrong)
          throw new Error(TOKEN_REFUSED)
        }
        running = stay.watch(look, first)
      },
      async stop(): Promise<void> {
        ending.abort()
        const patience = new AbortController()
        await Promise.race([Promise.all([running, settled(inHand)]), pause(limits.stopMs, patience.signal)])
        patience.abort()
        stay.become({ state: 'stopped' })
      },
      async send(outgoing: Outgoing): Promise<Sent> {
        const [retryAfterMs] = limits.gapMs
        if (!stay.ear || signal.aborted) return { sent: false, why: 'later', retryAfterMs }
        return tracked(send(sending, outgoing))
      },
      fetch: (ref) =>
        tracked(fetchMedia(client, ref, { token: options.token, ms: limits.fileMs, failed: stay.failed })),
      health: stay.health,
    },
  }
}

/** Work that other work began counts too. */
async function settled(inHand: ReadonlySet<Promise<unknown>>): Promise<void> {
  while (inHand.size) await Promise.allSettled(inHand)
}
