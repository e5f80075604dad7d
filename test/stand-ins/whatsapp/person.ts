import { randomBytes } from 'node:crypto'
import type { Person, Seen, Stage, WireMessage } from './state.ts'

/** One phone besides ours: what its owner does, each returning the id as our side knows the message. */
export interface PersonHands {
  /** @param sentAt seconds since 1970, when it is not now */
  says(text: string, sentAt?: number): string
  /** @param as caption of the first; `album`: sent in one go; `stage`: what becomes of fetching them */
  sendsPhotos(photos: Uint8Array[], as?: { caption?: string; album?: boolean; stage?: Stage; bytes?: number }): string[]
  sendsVoice(bytes: Uint8Array): string
  sendsDocument(bytes: Uint8Array, name: string, as?: { caption?: string; size?: number }): string
  sendsVideo(bytes: Uint8Array, caption?: string): string
  sendsSticker(bytes: Uint8Array): string
  sendsViewOnce(bytes: Uint8Array): string
  sharesLocation(lat: number, lon: number): string
  /** a contact card with this number */
  sharesContact(phone: string): string
  sendsPoll(question: string, options: string[]): string
  /** a message that cannot be read until the phone sends it again; `arrives` is when it does */
  sendsSealed(): { id: string; arrives(text: string): void }
  calls(): void
  /** an answer to one of our messages, by its id on the screen */
  quotes(ours: string, text: string): string
  edits(id: string, text: string): void
  deletes(id: string): void
  saysInGroup(group: string, text: string): string
  /** gives the number up: nothing arrives any more */
  leaves(): void
  /** what this person sees of us */
  screen(): Seen[]
}

/** What the hands work on: the server's side of things. */
export interface Behind {
  deliver(message: Record<string, unknown>): void
  say(what: Record<string, unknown>): void
  change(id: string, change: Partial<WireMessage>): void
  leave(person: Person): void
  screen(person: Person): Seen[]
}

export function personHands(person: Person, behind: Behind): PersonHands {
  const from = person.lid ?? person.pn
  const send = (message: Record<string, unknown> & { type: string }, chat = from): string => {
    const id = `3A${randomBytes(9).toString('hex').toUpperCase()}`
    behind.deliver({ chat, from, id, ...(chat === from ? {} : { author: from }), ...message })
    return `false_${chat}_${id}${chat === from ? '' : `_${from}`}`
  }
  const bare = (id: string) => id.split('_')[2]!
  const file = (bytes: Uint8Array, mimetype: string) => ({
    data: Buffer.from(bytes).toString('base64'),
    mimetype,
    size: bytes.length,
  })
  return {
    says: (text, sentAt) => send({ type: 'chat', body: text, ...(sentAt ? { t: sentAt } : {}) }),
    sendsPhotos(photos, { caption, album = false, stage, bytes } = {}) {
      const parent = album ? { parentMsgKey: { id: `album-${randomBytes(4).toString('hex')}` } } : {}
      return photos.map((photo, i) =>
        send({
          type: 'image',
          ...file(photo, 'image/jpeg'),
          ...parent,
          ...(i === 0 && caption ? { caption } : {}),
          ...(stage ? { stage } : {}),
          ...(bytes ? { size: bytes } : {}),
        }),
      )
    },
    sendsVoice: (bytes) => send({ type: 'ptt', ...file(bytes, 'audio/ogg; codecs=opus') }),
    sendsDocument: (bytes, filename, { caption, size } = {}) =>
      send({
        type: 'document',
        ...file(bytes, 'application/pdf'),
        filename,
        ...(caption ? { caption } : {}),
        ...(size ? { size } : {}),
      }),
    sendsVideo: (bytes, caption) =>
      send({ type: 'video', ...file(bytes, 'video/mp4'), ...(caption ? { caption } : {}) }),
    sendsSticker: (bytes) => send({ type: 'sticker', ...file(bytes, 'image/webp') }),
    sendsViewOnce: (bytes) => send({ type: 'image', ...file(bytes, 'image/jpeg'), isViewOnce: true }),
    sharesLocation: (lat, lon) => send({ type: 'location', lat, lng: lon, body: '/9j/thumbnail' }),
    sharesContact: (phone) =>
      send({
        type: 'vcard',
        body: `BEGIN:VCARD\nVERSION:3.0\nFN:Kartu\nTEL;type=CELL;waid=${phone}:+${phone}\nEND:VCARD`,
      }),
    sendsPoll: (question, options) =>
      send({
        type: 'poll_creation',
        pollName: question,
        pollOptions: options.map((name, localId) => ({ name, localId })),
      }),
    sendsSealed() {
      const id = send({ type: 'ciphertext' })
      return {
        id,
        arrives(text) {
          behind.change(bare(id), { type: 'chat', body: text })
          behind.say({ say: 'decrypt', id: bare(id), text })
        },
      }
    },
    calls: () => behind.say({ say: 'call', id: `CALL${randomBytes(4).toString('hex')}`, from }),
    quotes: (ours, text) =>
      send({ type: 'chat', body: text, quotedMsg: { type: 'chat' }, quotedStanzaID: ours, quotedParticipant: 'me' }),
    edits(id, text) {
      behind.change(bare(id), { body: text })
      behind.say({ say: 'edit', id: bare(id), text, at: Date.now() })
    },
    deletes(id) {
      behind.change(bare(id), { type: 'revoked' })
      behind.say({ say: 'revoke', id: bare(id) })
    },
    saysInGroup: (group, text) => send({ type: 'chat', body: text }, group),
    leaves: () => behind.leave(person),
    screen: () => behind.screen(person),
  }
}
