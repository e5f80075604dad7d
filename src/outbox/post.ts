import type { ChannelName } from '../chat/channel.ts'
import type { Outgoing, Reply, Sent } from '../chat/reply.ts'
import type { Tx } from '../db/open.ts'
import type { OutboxRow } from './claim.ts'

/** What the outbox is handed: it knows neither flows nor feasts nor networks. */
export interface Post {
  send(outgoing: Outgoing): Promise<Sent>
  /** the instant itself, or when the quiet hours it falls in end */
  nextLoud(instant: Date): Date
  /** hours after a person's last message in which that line may send free text; null: always */
  windowHours?(channel: ChannelName, via: string): number | null
  /** puts a notice into words; one that starts a flow is put on the conversation's stack in this very transaction */
  word(tx: Tx, row: OutboxRow, now: Date): Promise<{ reply: Reply; promptNo?: number } | undefined>
  log: { warn(fields: object, text: string): void; error(fields: object, text: string): void }
}
