import { setDefaultAutoSelectFamilyAttemptTimeout } from 'node:net'
import type { Channel } from '../../chat/channel.ts'
import { openClient } from './graph.ts'
import { openNumber } from './number.ts'
import { type CloudOptions, LIMITS } from './options.ts'
import { eventsOf } from './read/events.ts'
import type { Tally } from './statuses.ts'
import { type Webhook, webhookAt } from './webhook.ts'

export const CLOUD_PATH = '/whatsapp/cloud'

/** Node gives up an address after 250 ms, which a slow line needs longer than. */
const ADDRESS_MS = 5_000

/** The regencies' numbers at Meta's Cloud API: a channel each, and the one webhook of their app. */
export interface CloudNumbers {
  channels: Channel[]
  webhook: Webhook
  /** by regency: what Meta told of the messages sent since the start */
  tallies(): Record<string, Tally>
}

/**
 * WhatsApp by Meta's own API. Nothing is connected: Meta posts to the webhook, which must be mounted at its path before
 * the channels start, and we call Meta.
 * @throws when a secret is empty or a phone number id is none: anybody could then speak for Meta
 */
export function openCloudNumbers(options: CloudOptions): CloudNumbers {
  const { phones, token, secret, verify, apiRoot } = options
  for (const [name, value] of Object.entries({ TOKEN: token, SECRET: secret, VERIFY: verify }))
    if (!value) throw new Error(`WHATSAPP_CLOUD_${name} is missing`)
  for (const [via, id] of Object.entries(phones))
    if (!/^\d+$/.test(id)) throw new Error(`the phone number id of ${via} in WHATSAPP_CLOUD_PHONES must be digits`)
  setDefaultAutoSelectFamilyAttemptTimeout(ADDRESS_MS)
  const limits = { ...LIMITS, ...options.limits }
  const client = openClient(token, apiRoot, limits)
  const numbers = Object.entries(phones).map(([via, phoneId]) => ({
    via,
    phoneId,
    ...openNumber(via, phoneId, client, options, limits),
  }))

  /** A number that is not ours is another program's, or was given up: nobody waits for it. */
  const take = async (body: unknown): Promise<boolean> => {
    const passedOver = (error: unknown) =>
      options.log.error({ channel: 'whatsapp', err: error }, 'a post could not be read and is passed over')
    const kept = eventsOf(body, passedOver).map((events) => {
      const number = numbers.find(({ phoneId }) => phoneId === events.phoneId)
      return number ? number.take(events) : true
    })
    return (await Promise.all(kept)).every(Boolean)
  }

  return {
    channels: numbers.map(({ channel }) => channel),
    webhook: webhookAt(CLOUD_PATH, { secret, verify }, take),
    tallies: () => Object.fromEntries(numbers.map(({ via, tally }) => [via, tally()])),
  }
}
