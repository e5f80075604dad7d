import type { ChannelName } from './channel.ts'

/** A picture, voice note or paper that came with a message; its bytes lie in the file store under `hash`. */
export interface Media {
  kind: 'photo' | 'voice' | 'document'
  hash: string
  name: string
  /** MIME type, as found in the bytes, never as claimed by the sender */
  type: string
  bytes: number
  /** a picture on which hardly anything is to be seen */
  poor?: 'small' | 'blurred'
}

/** Media still at the network: fetched by whoever has the channel, before the turn. */
export interface MediaRef {
  kind: Media['kind']
  /** whatever the channel needs to fetch it; at most 2,000 characters */
  ref: string
  name: string
  /** as claimed by the network, when it tells */
  bytes?: number
}

/** What a person can send that we cannot read; each has a kind sentence in flows/phrases.yaml. */
export const UNREADABLE = [
  'sticker',
  'video',
  'view_once',
  'too_large',
  'too_many',
  'picture',
  'media_gone',
  'edited',
  'deleted',
  'poll',
  'call',
  'unknown',
] as const
export type Unreadable = (typeof UNREADABLE)[number]

/** One thing a person sent us, whatever the channel. */
export interface Message {
  channel: ChannelName
  /** which of our numbers or bots was written to; for WhatsApp the regency's code ('32.15') */
  via: string
  /** the sender as the channel knows them: digits of the phone (62…), a WhatsApp lid ('…@lid') or Telegram's id */
  from: string
  /** other ids of the same sender at this channel: the lid beside the phone number */
  alsoKnownAs?: string[]
  /** where a reply must go when that is not `from` */
  replyTo?: string
  /** unique within the channel: the same id delivered twice is one message */
  externalId: string
  /** the network's id by which this message can be quoted, when it is not `externalId` */
  quotable?: string
  text?: string
  /** value or label of a tapped option */
  pick?: string
  /** the prompt that was quoted or tapped; without it the latest counts */
  promptNo?: number
  /** the network's id of our message that was quoted, when the prompt is not known */
  quotes?: string
  media: Media[]
  /** media still to be fetched */
  refs?: MediaRef[]
  /** photos that were sent together carry the same name here: they are one answer */
  album?: string
  /** phone number shared by the contact button: the sender's own, as the network vouches */
  contact?: string
  location?: { lat: number; lon: number }
  /** the name in the sender's profile */
  profileName?: string
  /** passed on from another chat: somebody else's words, never proof of who has which bank account */
  forwarded?: true
  /** something that cannot be read was sent; `text` may still hold its caption */
  unreadable?: Unreadable
  /** the network's id of the message that was edited or deleted */
  about?: string
}
