import { normalizeWebhook } from '@kapso/whatsapp-cloud-api/server'

/** What Meta posts about one of our numbers. */
export interface Events {
  phoneId: string
  contacts: Contact[]
  messages: Said[]
  statuses: Status[]
}

type Normalized = ReturnType<typeof normalizeWebhook>
export type Said = Normalized['messages'][number]
export type Contact = Normalized['contacts'][number]
export type Status = Normalized['statuses'][number]

interface Posted {
  object?: unknown
  entry?: { changes?: { field?: unknown; value?: unknown }[] }[]
}

/**
 * What Meta posts, by our numbers. The library's reading is used for one change at a time: for a whole post it mixes the
 * messages of all numbers and keeps the last number's id. Its direction is not used either: it takes a person who quotes
 * their own message for us. What was said from our own phone comes as an echo, and is not heard.
 * @param passedOver told of a change that has a shape nobody foresaw
 */
export function eventsOf(body: unknown, passedOver: (error: unknown) => void): Events[] {
  const { object, entry } = (body ?? {}) as Posted
  if (object !== 'whatsapp_business_account') return []
  return list(entry)
    .flatMap(({ changes }) => list(changes))
    .filter(({ field }) => field === 'messages')
    .flatMap((change) => {
      try {
        const { phoneNumberId, contacts, messages, statuses } = normalizeWebhook({ entry: [{ changes: [change] }] })
        const heard = messages.filter(({ kapso }) => kapso?.source === undefined)
        return phoneNumberId === undefined ? [] : [{ phoneId: phoneNumberId, contacts, messages: heard, statuses }]
      } catch (error) {
        // the library takes shapes for granted: what it stumbles over must not come again for days
        passedOver(error)
        return []
      }
    })
}

/** The objects of a list; nothing else is one of Meta's. */
const list = <T>(value: T[] | undefined): T[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'object' && one !== null) : []
