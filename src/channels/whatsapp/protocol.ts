import type { Fetched, Health } from '../../chat/channel.ts'
import type { Message } from '../../chat/message.ts'
import type { Settings } from './options.ts'

/** What the program and the process with the browser say to each other; a number ties an answer to its question. */
export type ToProcess =
  | { say: 'start'; settings: Settings }
  /** the message with this number is in the inbox */
  | { say: 'kept'; n: number }
  | { say: 'ask'; n: number; ask: Ask }
  | { say: 'stop' }

export type FromProcess =
  | { say: 'heard'; n: number; heard: Heard }
  | { say: 'health'; health: Health }
  | { say: 'answer'; n: number; answer: PartSent | Fetched }
  | { say: 'log'; level: 'debug' | 'info' | 'warn' | 'error'; fields: Record<string, unknown>; text: string }

export type Ask = ({ what: 'send' } & PartOut) | { what: 'fetch'; ref: string }

/** A message, when it was sent (seconds since 1970), and whether it waited unread for us. */
export interface Heard {
  message: Message
  sentAt: number
  unread: boolean
}

/** One WhatsApp message on its way out. */
export interface PartOut {
  to: string
  text: string
  file?: { bytes: Uint8Array; name: string; type: string; as: 'photo' | 'document' }
  /** the message it answers */
  quote?: string
  typingMs: number
  /** it was tried after this instant (seconds since 1970), and nobody knows whether it went out */
  unsureSince?: number
  /** the last message that is known to have gone out before it; with `unsureSince` */
  after?: string
}

export type PartSent =
  /** `found`: it was out already */
  | { sent: true; id: string; found?: true }
  | { sent: false; why: 'unreachable' }
  /** `unsure`: it may have gone out all the same */
  | { sent: false; why: 'later'; unsure: boolean }

/** The answer of somebody who has not even tried. */
export const notNow = (ask: Ask): PartSent | Fetched =>
  ask.what === 'send' ? { sent: false, why: 'later', unsure: false } : { fetched: false, why: 'later' }
