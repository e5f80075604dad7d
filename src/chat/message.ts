import type { Channel } from './channel.ts'

/** A picture, voice note or paper that came with a message; its bytes lie in the file store under `hash`. */
export interface Media {
  kind: 'photo' | 'voice' | 'document'
  hash: string
  name: string
  /** MIME type, as found in the bytes, never as claimed by the sender */
  type: string
  bytes: number
}

/** One thing a person sent us, whatever the channel. */
export interface Message {
  channel: Channel
  /** which of our numbers or bots was written to; for WhatsApp the regency's code ('32.15') */
  via: string
  /** the sender as the channel knows them: digits of the phone (62…) or Telegram's id */
  from: string
  /** unique within the channel: the same id delivered twice is one message */
  externalId: string
  text?: string
  /** value or label of a tapped option */
  pick?: string
  /** the prompt that was quoted or tapped; without it the latest counts */
  promptNo?: number
  media: Media[]
  /** phone number shared by the contact button */
  contact?: string
  location?: { lat: number; lon: number }
  /** the name in the sender's profile */
  profileName?: string
}
