import type { Message } from '../chat/message.ts'
import type { Proposal, State } from '../flow/types.ts'
import type { SpeakerRow } from './speaker.ts'

/** What was made of a message outside its turn. Not there: not looked at yet; null: looked at in vain. */
export interface Consulted {
  /** set aside to be looked at: its words, the photo, the voice note */
  ask?: { what: 'words' | 'label' | 'voice'; words: string }
  proposal?: Proposal | null
  /** of a voice note */
  transcript?: string | null
}

/** A message of the inbox, claimed, with its conversation and who wrote it. */
export interface InboxRow extends SpeakerRow {
  id: number
  /** rows of the same album, answered together with this one */
  also?: number[]
  album: string | null
  kind: 'message' | 'result'
  payload: (Message & Consulted) | { flow: string; slots: Record<string, unknown> }
  state: State | null
  handoff_until: Date | null
  via: string
  external_id: string
  unreachable_at: Date | null
  /** every feast's day as one text, to see whether one has moved */
  feasts: string | null
}
