import type { ChannelName } from './channel.ts'

/** One line of a menu or one button. `value` is a record's id (pick) or the target step's name (choose). */
export interface Option {
  value: string
  label: string
}

/** A file that goes out with a reply; its bytes lie in the file store under `hash`. */
export interface FileOut {
  hash: string
  name: string
  /** MIME type */
  type: string
}

/** What we say: WhatsApp's light markup (`*bold*`, `_italic_`) in `text`; channels render it their own way. */
export interface Reply {
  text: string
  options: Option[]
  files: FileOut[]
}

/** Where a reply goes. */
export interface Address {
  channel: ChannelName
  via: string
  /** the person as the channel knows them: digits of a phone, a lid, Telegram's id */
  to: string
}

/** A reply on its way out. */
export interface Outgoing extends Reply, Address {
  /** row of the outbox: the same id is the same message, sent again only after a crash */
  id: number
  /** counts what went wrong with it before: 0 at first */
  attempt: number
  /** the question it asks: comes back with the button that is tapped */
  promptNo?: number
  /** the network's id of the message it answers, to be quoted */
  answers?: string
  /** the network's id of our earlier message that this one takes the place of, where the network can edit */
  replaces?: string
  /** asks for the phone number: a network that has one shows its contact button */
  wantsContact?: boolean
  /** the person wrote within the last minutes, so this is an answer and not something we start */
  awaited: boolean
  /** name of the notice in flows/notices.yaml and its values, for networks that ask for approved templates */
  template?: { name: string; values: Record<string, unknown> }
  /** the network has refused free text for it since the window is closed: its template, or nothing */
  windowClosed?: true
  /** somebody began to send it and did not live to say what became of it: a network that can tell is looked at first */
  unsure?: Unsure
}

/** A message of which nobody knows whether it, or a part of it, is out. */
export interface Unsure {
  since: Date
  /** the network's id of the last message that is known to have gone to this person before it */
  after?: string
}

export type Sent =
  /** `externalId`: the network's id of the (last) message, where it tells one */
  | { sent: true; externalId?: string }
  /** blocked, no such number, or never started */
  | { sent: false; why: 'unreachable' }
  /** the network asks for a pause, or is not there; `unsure`: some of it may be out all the same */
  | { sent: false; why: 'later'; retryAfterMs: number; unsure?: true }
  /** the network will never take this message: too large, refused wording; `what` for the log */
  | { sent: false; why: 'refused'; what: string }
  /** free text outside the window, and there is no approved template for it */
  | { sent: false; why: 'window_closed' }

/** A message that the network took at first and gave back afterwards, whole or in part. */
export interface GivenBack {
  /** row of the outbox */
  id: number
  attempt: number
  why: Exclude<Sent, { sent: true }>
}
