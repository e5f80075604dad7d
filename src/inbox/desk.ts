import type { Action } from '../actions/action.ts'
import type { ChannelName } from '../chat/channel.ts'
import type { Message } from '../chat/message.ts'
import type { Tx } from '../db/open.ts'
import type { House, ReadContext, Reading } from '../flow/types.ts'
import type { Model } from '../understand/model/model.ts'

/** What a turn is worked with; put together once by main. */
export interface Desk {
  house: House
  actions: ReadonlyMap<string, Action>
  feasts: Readonly<Record<string, readonly string[]>>
  /** the days they were read from, as one text */
  feastDays?: string | null
  districts: ReadContext['districts']
  /** one reading of a message, before the turn */
  read(text: string, context: ReadContext): Reading
  /** a message written while an officer has the conversation: passed on to them. */
  relay(tx: Tx, said: { conversationId: number; message: Message; now: Date }): Promise<void>
  /** a voice note nobody here can hear: passed on to officers */
  forward(tx: Tx, note: { conversationId: number; inboxId: number; message: Message; now: Date }): Promise<void>
  /** looks at what our readers cannot settle; none unless the settings name one */
  model?: Model | undefined
  /** whether this very program has that channel, and its lane is free: the reply need not be looked for again */
  mayDeliver(channel: ChannelName, via: string): boolean
  /** a one-time code nobody can guess */
  newCode(): string
  log: { error(fields: object, text: string): void; warn(fields: object, text: string): void }
}
