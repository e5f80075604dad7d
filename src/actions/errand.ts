import type { Db, Tx } from '../db/open.ts'
import type { Draw } from '../documents/drawings.ts'
import type { Solve } from '../domain/program.ts'
import type { House } from '../flow/types.ts'

/** What an errand may work with. It holds no transaction: it works on a snapshot, and its result is checked again. */
export interface ErrandTools {
  db: Db
  solve: Solve
  draw: Draw
  house: House
  feasts: Readonly<Record<string, readonly string[]>>
  now: Date
  /** its day in Asia/Jakarta */
  today: string
  /** keeps what was made, to be sent: a paper, a chart, a workbook */
  keep(content: Uint8Array, name: string): Promise<{ hash: string; name: string; type: string }>
  /** bytes of a file kept earlier; undefined when there is none of that hash */
  read(hash: string): Promise<Uint8Array | undefined>
  /** the folder they lie in */
  filesDir: string
  /** a picture as a small square JPEG; undefined when it cannot be opened */
  thumbnail(picture: Uint8Array): Promise<Uint8Array | undefined>
  /**
   * a month in a model's words, made of the sentences of its summary; undefined where there is no model, and whenever its
   * words cannot be used
   */
  tell?(lines: readonly string[]): Promise<string | undefined>
  /** the address that opens the buyers' bot at a product or parcel; undefined while nobody has told its name */
  linkTo(code: string): string | undefined
}

/** A flow that goes on with the result, and the slots it takes. */
export interface Result {
  flow: string
  slots: Record<string, unknown>
}

/**
 * What is written when nobody's talk waits for it: in one transaction with the row that closes the errand, so that it
 * happens once however often the errand was worked on. It looks again at whatever may have changed since the snapshot.
 */
export type Deed = (tx: Tx) => Promise<unknown>

/** Work that takes longer than a turn may: solving, papers, charts, models. May be done twice; must not write. */
export interface TalkErrand {
  name: string
  run(input: never, tools: ErrandTools): Promise<Result>
}

/**
 * The same without a talk behind it. Nobody would hear an apology, so it says what is done when it must be given up. What is
 * too much for one transaction it may write beforehand in portions, as long as a second try writes none of them again.
 */
export interface QuietErrand {
  name: string
  run(input: never, tools: ErrandTools): Promise<Deed>
  instead(input: never, tools: ErrandTools): Deed
}

export type Errand = TalkErrand | QuietErrand

/**
 * Sends somebody off with a piece of work in the running transaction. With a conversation the flow says "sebentar ya"
 * meanwhile and the result opens a flow there; a quiet errand has none.
 */
export async function sendErrand(
  tx: Tx,
  { name, conversationId, input }: { name: string; conversationId?: number; input: object },
  now: Date,
): Promise<void> {
  await tx.sql('INSERT INTO errands (name, conversation_id, input, created_at) VALUES ($1, $2, $3, $4)', [
    name,
    conversationId ?? null,
    JSON.stringify(input),
    now,
  ])
}
