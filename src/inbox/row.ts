import type { Message } from '../chat/message.ts'
import type { State } from '../flow/types.ts'
import type { SpeakerRow } from './speaker.ts'

/** A message of the inbox, claimed, with its conversation and who wrote it. */
export interface InboxRow extends SpeakerRow {
  id: number
  /** rows of the same album, answered together with this one */
  also?: number[]
  album: string | null
  kind: 'message' | 'result'
  payload: Message | { flow: string; slots: Record<string, unknown> }
  state: State | null
  handoff_until: Date | null
  via: string
  external_id: string
  unreachable_at: Date | null
  /** every feast's day as one text, to see whether one has moved */
  feasts: string | null
}
