import type { Outgoing } from '../../chat/reply.ts'
import { pause } from '../whatsapp/limit.ts'
import { failureOfCode } from './failure.ts'
import type { Status } from './read/events.ts'
import { envelopeOf } from './send/part.ts'
import { type Sending, sendTemplate } from './send/send.ts'

/** What became of messages since the start, as Meta told. */
export interface Tally {
  sent: number
  delivered: number
  read: number
  failed: number
}

/** Messages that Meta took and may still give back. */
export interface SentOnes {
  keep(id: string, outgoing: Outgoing): void
  heard(status: Status): void
  tally(): Tally
}

/** Messages remembered, the latest; Meta tells of a refusal within seconds. */
const MOST = 2_000
/** Tries to say a notice as its template after all. */
const MOST_TRIES = 5

/**
 * Meta takes many a message and refuses it only afterwards. The outbox has heard by then that it was sent: a notice that
 * came after the 24 hours is said as its template from here, and everything else is told to the log.
 */
export function newSentOnes(sending: Sending, signal: AbortSignal, work: (work: Promise<unknown>) => void): SentOnes {
  const { via, options, people, phoneId } = sending
  const { log } = options
  const sentOnes = new Map<string, Outgoing>()
  /** replies of which a part was given back already: the others follow, some of them still on their way out */
  const givenBack = new Set<number>()
  const tally: Tally = { sent: 0, delivered: 0, read: 0, failed: 0 }

  const sayAgain = async (outgoing: Outgoing): Promise<void> => {
    const envelope = envelopeOf(phoneId, outgoing.to)
    const fields = { channel: 'whatsapp', via, outbox: outgoing.id }
    for (let tries = 0; envelope && tries < MOST_TRIES && !signal.aborted; tries++) {
      const sent = await sendTemplate(sending, envelope, outgoing)
      if (sent.sent) return log.info(fields, 'said as its template, since the 24 hours were over')
      if (sent.why !== 'later') return log.warn({ ...fields, why: sent.why }, 'not said: the 24 hours were over')
      await pause(sent.retryAfterMs, signal)
    }
    log.warn(fields, 'not said: the 24 hours were over, and its template did not go out either')
  }

  return {
    tally: () => ({ ...tally }),
    keep(id, outgoing) {
      sentOnes.set(id, outgoing)
      const [oldest] = sentOnes.keys()
      if (sentOnes.size > MOST && oldest !== undefined) sentOnes.delete(oldest)
    },
    heard({ id, status, errors, recipientId }) {
      if (!(status in tally)) return
      tally[status as keyof Tally]++
      if (status !== 'failed') return
      const [{ code, title } = {} as Record<string, unknown>] = errors ?? []
      const failure = failureOfCode(Number(code ?? 1), String(title ?? ''))
      const outgoing = sentOnes.get(id)
      log.warn({ channel: 'whatsapp', via, outbox: outgoing?.id, why: failure.what }, 'Meta did not deliver a message')
      const to = outgoing?.to ?? recipientId
      if (to !== undefined && failure.kind === 'unreachable') people.lost(to)
      if (to !== undefined && failure.kind === 'window') people.closed(to)
      if (failure.kind === 'account') sending.stay.failed(failure)
      if (!outgoing || failure.kind !== 'window' || givenBack.has(outgoing.id)) return
      givenBack.add(outgoing.id)
      if (givenBack.size > MOST) givenBack.delete([...givenBack][0] as number)
      work(sayAgain(outgoing))
    },
  }
}
