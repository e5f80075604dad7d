import { seconds } from './messages.ts'
import type { Posts } from './posts.ts'
import { type Bubble, type Json, someone, store, type World } from './world.ts'

/** A person with a phone, talking to one of our numbers. What is sent returns Meta's id of the message. */
export interface Person {
  id: string
  /** Meta's own id of this person */
  userId: string
  says(text: string, how?: { quotes?: string; quotesOwn?: string; at?: number }): string
  /** presses a button or a row of the last message that has it */
  taps(label: string): string
  /** several together come as messages of their own, the words with the first */
  sendsPhotos(photos: Uint8Array[], caption?: string): string[]
  sendsDocument(bytes: Uint8Array, name: string, claimed?: number): string
  sendsVoice(bytes: Uint8Array): string
  /** anything else, by its type and what it holds */
  sends(type: string, content?: unknown, more?: Json): string
  /** the number is no longer on WhatsApp */
  leaves(): void
  /** from now on known by a username: the number is not told any more */
  hides(): void
  /** has not written for so long */
  silentFor(hours: number): void
  screen(): Bubble[]
}

export function personAt(world: World, posts: Posts, phoneId: string, waId: string): Person {
  const person = someone(world, waId)
  const send = (type: string, content?: unknown, more: Json = {}): string => {
    const id = `wamid.${Buffer.from(`${waId}/${world.next()}`).toString('base64')}`
    person.wroteAt.set(phoneId, Date.now())
    const from = person.hidden ? {} : { from: waId }
    posts.tell(waId, {
      metadata: { display_phone_number: world.numbers.get(phoneId), phone_number_id: phoneId },
      contacts: [{ profile: { name: person.name }, user_id: person.userId, ...(person.hidden ? {} : { wa_id: waId }) }],
      messages: [
        {
          id,
          ...from,
          from_user_id: person.userId,
          timestamp: seconds(),
          type,
          ...(content === undefined ? {} : { [type]: content }),
          ...more,
        },
      ],
    })
    return id
  }
  const file = (bytes: Uint8Array, type: string, name: string, claimed?: number) => {
    const { id } = store(world, bytes, type, name, claimed)
    return { id, mime_type: type, sha256: 'x' }
  }
  const ours = { from: world.numbers.get(phoneId) }
  return {
    id: waId,
    userId: person.userId,
    says(text, { quotes, quotesOwn, at } = {}) {
      const context = quotes ? { ...ours, id: quotes } : quotesOwn ? { from: waId, id: quotesOwn } : undefined
      return send('text', { body: text }, { ...(context ? { context } : {}), ...(at ? { timestamp: String(at) } : {}) })
    },
    taps(label) {
      const bubble = person.bubbles.findLast(({ choices }) => choices.some(({ title }) => title === label))
      const choice = bubble?.choices.find(({ title }) => title === label)
      if (!bubble || !choice) throw new Error(`no '${label}' to tap on this screen`)
      const kind = bubble.kind === 'list' ? 'list_reply' : 'button_reply'
      return send('interactive', { type: kind, [kind]: choice }, { context: { ...ours, id: bubble.id } })
    },
    sendsPhotos: (photos, caption) =>
      photos.map((photo, n) =>
        send('image', { ...file(photo, 'image/jpeg', ''), ...(caption && n === 0 ? { caption } : {}) }),
      ),
    sendsDocument: (bytes, filename, claimed) =>
      send('document', { ...file(bytes, 'application/octet-stream', filename, claimed), filename }),
    sendsVoice: (bytes) => send('audio', { ...file(bytes, 'audio/ogg; codecs=opus', ''), voice: true }),
    sends: send,
    leaves() {
      person.there = false
    },
    hides() {
      person.hidden = true
    },
    silentFor(hours) {
      person.wroteAt.set(phoneId, Date.now() - hours * 3_600_000)
    },
    screen: () => person.bubbles.filter((bubble) => bubble.phoneId === phoneId),
  }
}
