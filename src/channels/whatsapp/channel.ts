import type { Channel, Ear, Fetched, Health } from '../../chat/channel.ts'
import type { Outgoing, Sent } from '../../chat/reply.ts'
import { findBrowser } from './browser.ts'
import { pause, within } from './limit.ts'
import { untilNightly } from './nightly.ts'
import { LIMITS, type Settings, type WhatsAppOptions } from './options.ts'
import type { Heard, PartSent } from './protocol.ts'
import { CAN, type Part, render } from './render.ts'
import { type Supervised, supervise } from './supervise.ts'

/** How soon a message is tried again while WhatsApp is away. */
const LATER_MS = 5_000
/** Between two attempts to put a message into the inbox: doubling up to a minute. */
const KEEP_MS: [number, number] = [500, 60_000]

/** A file that goes out passes through the browser's memory three times over. House figure. */
const MOST_BYTES = 64 * 1024 * 1024

/** What somebody began who did not live to tell. */
const beganBefore = ({ unsure }: Outgoing): Pick<HalfSent, 'unsureSince' | 'externalId'> =>
  unsure
    ? {
        unsureSince: Math.floor(unsure.since.getTime() / 1000),
        ...(unsure.after === undefined ? {} : { externalId: unsure.after }),
      }
    : {}

type Refused = Extract<Sent, { why: 'refused' }>

/** What became of a reply so far: parts that are out, and when the next one was tried without an answer. */
interface HalfSent {
  parts: number
  /** seconds since 1970 */
  unsureSince?: number
  /** of the latest part; before the first one, of what went to this person before */
  externalId?: string
  over?: boolean
}

/**
 * A WhatsApp number. The library and the browser live in a process of their own, which may die at any time: what was in
 * hand is then `later`, and a reply that was half sent goes on with its next part.
 */
export function openWhatsApp(options: WhatsAppOptions): Channel {
  const { via, log, now, random } = options
  const limits = { ...LIMITS, ...options.limits }
  const inHand = new Set<Promise<unknown>>()
  const halves = new Map<number, HalfSent>()
  const lastKept = new Map<string, Promise<void>>()
  const stopping = new AbortController()
  let running: Supervised | undefined
  let ear: Ear | undefined
  let nightly: NodeJS.Timeout | undefined
  let health: Health = { state: 'stopped' }

  const changed = (next: Health) => {
    if (stopping.signal.aborted && next.state !== 'stopped') return
    health = next
    ear?.changed(next)
  }

  /** Resolves when the inbox has it; tries as long as the program runs. */
  const keep = async ({ message, sentAt, unread }: Heard): Promise<void> => {
    if (unread && now().getTime() - sentAt * 1000 > limits.unreadHours * 3_600_000) return
    for (let gap = KEEP_MS[0]; ; gap = Math.min(KEEP_MS[1], gap * 2)) {
      // unkept, it stays unread and comes again with the next start
      if (stopping.signal.aborted) return new Promise(() => {})
      try {
        return await ear!.hear(message)
      } catch (err) {
        log.error({ err }, 'a message could not be put into the inbox')
        await pause(gap, stopping.signal)
      }
    }
  }

  /** One person's messages reach the inbox in their order, whatever becomes of the first attempt. */
  const keepInOrder = (heard: Heard): Promise<void> => {
    const { from } = heard.message
    const kept = (lastKept.get(from) ?? Promise.resolve()).then(() => keep(heard))
    lastKept.set(from, kept)
    return kept.finally(() => lastKept.get(from) === kept && lastKept.delete(from))
  }

  const restartNightly = () => {
    nightly = setTimeout(
      async () => {
        await Promise.allSettled(inHand)
        running?.restart()
        restartNightly()
      },
      untilNightly(now(), limits.nightlyAt),
    )
  }

  const sendAll = async (outgoing: Outgoing): Promise<Sent> => {
    const parts = render(outgoing, options.texts)
    const half: HalfSent = halves.get(outgoing.id) ?? { parts: 0, ...beganBefore(outgoing) }
    halves.set(outgoing.id, half)
    try {
      for (; half.parts < parts.length; half.parts++) {
        const triedAt = Math.floor(now().getTime() / 1000)
        const sent = await sendOne(outgoing, parts[half.parts]!, half)
        if (!sent.sent && sent.why !== 'later') {
          half.over = true
          return sent
        }
        if (!sent.sent) {
          if (sent.unsure) half.unsureSince ??= triedAt
          const unsure = half.parts > 0 || half.unsureSince !== undefined
          return { sent: false, why: 'later', retryAfterMs: LATER_MS, ...(unsure ? { unsure } : {}) }
        }
        half.externalId = sent.id
        // a part that was found does not tell how far whoever sent it came
        if (!sent.found) delete half.unsureSince
      }
      half.over = true
      return { sent: true, ...(half.externalId === undefined ? {} : { externalId: half.externalId }) }
    } finally {
      const untouched = half.parts === 0 && half.unsureSince === undefined
      if (half.over || untouched) halves.delete(outgoing.id)
    }
  }

  const sendOne = async (outgoing: Outgoing, part: Part, half: HalfSent): Promise<PartSent | Refused> => {
    const { to, answers, awaited } = outgoing
    const [least, most] = limits.typingMs
    const typingMs = options.typing && awaited && half.parts === 0 ? least + random() * (most - least) : 0
    const { file } = part
    const bytes = file && (await options.bytes(file))
    if (bytes && bytes.length > MOST_BYTES) return { sent: false, why: 'refused', what: 'file too large' }
    const ask = {
      what: 'send' as const,
      to,
      text: part.text,
      typingMs,
      ...(file && bytes ? { file: { ...file, bytes } } : {}),
      ...(answers && half.parts === 0 ? { quote: answers } : {}),
      ...(half.unsureSince === undefined ? {} : { unsureSince: half.unsureSince }),
      ...(half.externalId === undefined ? {} : { after: half.externalId }),
    }
    if (health.state !== 'up') return { sent: false, why: 'later', unsure: false }
    const answer = await running?.ask(ask, limits.uploadMs + 4 * limits.callMs + typingMs)
    return (answer as PartSent | undefined) ?? { sent: false, why: 'later', unsure: true }
  }

  const held = <T>(work: Promise<T>): Promise<T> => {
    inHand.add(work)
    return work.finally(() => inHand.delete(work))
  }

  return {
    name: 'whatsapp',
    via,
    can: CAN,
    alone: true,
    async start(given) {
      const browser = options.browser ? findBrowser([options.browser]) : findBrowser()
      if (!browser) throw new Error('no browser for WhatsApp: install Chromium (Debian: apt-get install chromium)')
      const { profileDir, extraArgs = [], sendSeen } = options
      const settings: Settings = { via, profileDir, browser, extraArgs, sendSeen, limits }
      ear = given
      changed({ state: 'starting' })
      running = supervise(settings, { health: changed, heard: keepInOrder }, log)
      restartNightly()
    },
    async stop() {
      clearTimeout(nightly)
      stopping.abort()
      await within(Promise.allSettled(inHand), limits.stopMs)
      await running?.stop()
      changed({ state: 'stopped' })
    },
    send: (outgoing) => held(sendAll(outgoing)),
    async fetch(ref) {
      const answer = await running?.ask({ what: 'fetch', ref }, 2 * limits.downloadMs + 2 * limits.callMs)
      return (answer as Fetched | undefined) ?? { fetched: false, why: 'later' }
    },
    health: () => health,
  }
}
