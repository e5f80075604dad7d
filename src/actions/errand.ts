import type { Db, Tx } from '../db/open.ts'
import type { Solve } from '../domain/program.ts'
import type { House } from '../flow/types.ts'

/** What an errand may work with. It holds no transaction: it works on a snapshot, and its result is checked again. */
export interface ErrandTools {
  db: Db
  solve: Solve
  house: House
  feasts: Readonly<Record<string, readonly string[]>>
  now: Date
  /** its day in Asia/Jakarta */
  today: string
  /** keeps what was made, to be sent: a paper, a chart, a workbook */
  keep(content: Uint8Array, name: string): Promise<{ hash: string; name: string; type: string }>
}

/** A flow that goes on with the result, and the slots it takes. */
export interface Result {
  flow: string
  slots: Record<string, unknown>
}

/** Work that takes longer than a turn may: solving, papers, charts, models. May be done twice; must not write. */
export interface Errand {
  name: string
  run(input: never, tools: ErrandTools): Promise<Result>
}

/**
 * Sends somebody off with a piece of work in the running transaction; the flow says "sebentar ya" meanwhile. The result
 * opens a flow in the same conversation.
 */
export async function sendErrand(
  tx: Tx,
  { name, conversationId, input }: { name: string; conversationId: number; input: object },
  now: Date,
): Promise<void> {
  await tx.sql('INSERT INTO errands (name, conversation_id, input, created_at) VALUES ($1, $2, $3, $4)', [
    name,
    conversationId,
    JSON.stringify(input),
    now,
  ])
}
