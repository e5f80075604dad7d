import type { Message } from './message.ts'
import type { GivenBack, Outgoing, Sent } from './reply.ts'

/** `whatsapp` makers, `buyer` companies on Telegram, `officer` officers on Telegram. */
export const CHANNELS = ['whatsapp', 'buyer', 'officer'] as const
export type ChannelName = (typeof CHANNELS)[number]

/**
 * One of our numbers or bots, whatever the network. It knows neither database nor flows: what it hears it hands over,
 * what it is given it sends. Rendering (menus, keyboards, markup, long texts) is its own business.
 */
export interface Channel {
  name: ChannelName
  /** our number or bot: the regency's code for WhatsApp, 'bot' for Telegram */
  via: string
  can: Capabilities
  /** whether only one process at a time may have it: a pairing, a poller */
  alone: boolean
  /**
   * Connects and stays connected: a lost network, a second poller or a dead browser is its own to mend.
   * @param ear what it hears; an event is confirmed to the network only after `hear` has resolved
   * @returns once it tries to connect; rejects only when it can never work (a token the network refuses)
   */
  start(ear: Ear): Promise<void>
  /** Hears nothing more, finishes the sending in hand. Never rejects. */
  stop(): Promise<void>
  /** One reply, whole: in parts when it is long. Never rejects for what the network refuses: that is a `Sent`. */
  send(outgoing: Outgoing): Promise<Sent>
  /** The bytes behind a media reference of a message that was heard. */
  fetch(ref: string): Promise<Fetched>
  health(): Health
}

export interface Ear {
  /** keeps the message; resolves when it is in the inbox, rejects when it must come again */
  hear(message: Message): Promise<void>
  /** a message that counted as sent did not arrive; resolves when that is kept, rejects when it must come again */
  failed(message: GivenBack): Promise<void>
  /** somebody shut us out, or let us in again, without a word; resolves when that is kept */
  reachable(from: string, reachable: boolean): Promise<void>
  /** what an operator and the officers should know: paired, lost, a QR to scan */
  changed(health: Health): void
}

export interface Capabilities {
  /** options become buttons; otherwise numbered lines of the text */
  buttons: boolean
  /** most options in one message */
  options: number
  /** characters of an option's label */
  label: number
  /** characters of a text; a longer one goes out in parts */
  text: number
  /** a message can be changed after it was sent */
  edit: boolean
  /** hours after a person's last message in which free text may be sent; null: always */
  windowHours: number | null
}

export type Fetched =
  | { fetched: true; content: Uint8Array }
  /** the network no longer has it, it was shown once, or it is larger than we take */
  | { fetched: false; why: 'gone' | 'too_large' }
  /** the network did not answer: to be tried again */
  | { fetched: false; why: 'later' }

export interface Health {
  /** `waiting`: for a QR to be scanned or a token · `down`: trying to come back · `standby`: another process has it */
  state: 'starting' | 'waiting' | 'up' | 'down' | 'standby' | 'stopped'
  /** for the operator, in English: what is wrong, without names, numbers or tokens */
  why?: string
  /** what a phone must scan to pair (WhatsApp) */
  qr?: string
}
