import { setDefaultAutoSelectFamilyAttemptTimeout } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import type { Capabilities, Channel, ChannelName, Ear } from '../../chat/channel.ts'
import type { Outgoing, Sent } from '../../chat/reply.ts'
import type { Api, Called } from './api.ts'
import { connect, watchWebhook } from './connect.ts'
import { fetchFile } from './fetch.ts'
import { isTokenRefused, tokenRefused } from './health.ts'
import { listen } from './listen.ts'
import type { BotOptions } from './options.ts'
import { VIA } from './read/read.ts'
import type { Update } from './read/update.ts'
import { newKnownFiles } from './send/known-files.ts'
import { MOST_TEXT } from './send/parts.ts'
import { newScreens } from './send/screens.ts'
import { type Begun, send } from './send/send.ts'
import { newStay } from './stay.ts'
import { taker } from './take.ts'
import { type Webhook, webhookAt } from './webhook.ts'

/** A bot on Telegram; with a webhook, what is to be mounted where Telegram can reach it. */
export interface TelegramChannel extends Channel {
  webhook?: Webhook
}

export const TELEGRAM_ROOT = 'https://api.telegram.org'

const CAN: Capabilities = { buttons: true, options: 100, label: 64, text: MOST_TEXT, edit: true, windowHours: null }
/** Node gives up an address after 250 ms, which a slow line needs longer than. */
const ADDRESS_MS = 5_000
/** A token that Telegram does not know is told at the start; a network that is not there is waited for afterwards. */
const FIRST_MS = 10_000
/** What is in hand when we stop gets so long. */
const STOP_MS = 8_000
/** A reply is tried again at least this often, however long the network is away. */
const MOST_UNREACHED_MS = 60_000

/**
 * What both bots are: everything but the library.
 * @param variable the environment's name of the token, for the operator
 */
export function openTelegram(name: ChannelName, variable: string, options: BotOptions, api: Api): TelegramChannel {
  const { token, apiRoot = TELEGRAM_ROOT, pollSeconds = 30 } = options
  const ending = new AbortController()
  const { signal } = ending
  const stay = newStay(options, name, variable, signal)
  const screens = newScreens()
  const begun: Begun = new Map()
  const files = newKnownFiles()
  const position = { offset: 0 }
  const inHand = new Set<Promise<unknown>>()
  let running: Promise<void> | undefined

  const tracked = <T>(work: Promise<T>): Promise<T> => {
    const over = () => inHand.delete(work)
    inHand.add(work)
    work.then(over, over)
    return work
  }
  const tidy = (work: Promise<unknown>) => void tracked(work)
  const unreachedMs = () => Math.min(MOST_UNREACHED_MS, stay.gapMs())
  const take = taker({ name, api, options, screens, tidy })
  const takeIn = async (update: Update): Promise<boolean> =>
    stay.ear && !signal.aborted ? tracked(take(update, stay.ear)) : false

  const session = async () => {
    const failure = await connect(name, api, options, signal)
    if (failure || signal.aborted) return failure
    const heard = () => stay.become({ state: 'up' })
    if (!options.webhook) return listen({ api, signal, pollSeconds, position, take: takeIn, heard })
    heard()
    return watchWebhook(api, pollSeconds * 1000, signal)
  }

  return {
    name,
    via: VIA,
    can: CAN,
    alone: true,
    async start(ear: Ear): Promise<void> {
      if (running || signal.aborted) throw new Error(`the ${name} bot was started before`)
      setDefaultAutoSelectFamilyAttemptTimeout(ADDRESS_MS)
      const me = await knows(api, token, signal)
      if (!me.ok && isTokenRefused(me)) throw new Error(tokenRefused(variable))
      stay.ear = ear
      running = stay.run(session, me.ok ? undefined : me)
    },
    async stop(): Promise<void> {
      ending.abort()
      const over = Promise.all([running, settled(inHand)])
      const patience = new AbortController()
      await Promise.race([over, pause(STOP_MS, undefined, { signal: patience.signal }).catch(() => undefined)])
      patience.abort()
      stay.become({ state: 'stopped' })
    },
    async send(outgoing: Outgoing): Promise<Sent> {
      if (signal.aborted) return { sent: false, why: 'later', retryAfterMs: unreachedMs() }
      return tracked(send({ api, options, screens, files, tidy, unreachedMs }, begun, outgoing))
    },
    fetch: (ref) => tracked(fetchFile(api, `${apiRoot}/file/bot${token}`, ref)),
    health: stay.health,
    ...(options.webhook ? { webhook: webhookAt(options.webhook.path, options.webhook.secret, takeIn) } : {}),
  }
}

/** Asks whose token it is; one of a shape that no token has never gets into an address. */
const knows = async (api: Api, token: string, signal: AbortSignal): Promise<Called> =>
  /^\d+:[\w-]+$/.test(token)
    ? api.call('getMe', {}, { ms: FIRST_MS, signal })
    : { ok: false, code: 404, description: 'not a token' }

/** Work that other work began counts too. */
async function settled(inHand: ReadonlySet<Promise<unknown>>): Promise<void> {
  while (inHand.size) await Promise.allSettled(inHand)
}
