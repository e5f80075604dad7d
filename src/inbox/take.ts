import { readFeasts } from '../actions/places/reference.ts'
import type { Actor } from '../chat/actor.ts'
import type { Message } from '../chat/message.ts'
import { dayOf } from '../clock.ts'
import type { Db, Tx } from '../db/open.ts'
import { turn } from '../flow/turn.ts'
import { NEW_STATE, type State, type TurnEvent, type Turned } from '../flow/types.ts'
import type { ClaimedReply } from '../outbox/claim.ts'
import { gatherAlbum } from './album.ts'
import { countUnsettled, setAside, unsettledToAsk, voiceToAsk } from './ask.ts'
import type { Desk } from './desk.ts'
import { type Finished, finish, type Waits } from './finish.ts'
import { findQuoted } from './prompts.ts'
import { contextOf, read } from './read.ts'
import type { Consulted, InboxRow } from './row.ts'
import { SPEAKER_COLUMNS, speakerOf } from './speaker.ts'

/** A message that was carried through, or set aside. */
export interface Took {
  /** a model is to look at it first */
  asks?: true
  /** the reply, claimed in the same transaction for whoever took the turn; none when another row of the person goes first */
  reply?: ClaimedReply
  /** what else is due; unknown when the turn failed */
  waits?: Waits
}

/**
 * Takes the next message that nobody else is working on and carries it through in one transaction: conversation, turn,
 * actions, replies, done. A bug rolls all of it back; the person gets an apology with a code that stands in the log too.
 * @returns nothing when there was none
 */
export async function takeTurn(db: Db, desk: Desk, now: Date): Promise<Took | undefined> {
  let taken: InboxRow | undefined
  try {
    const carried = await db.transaction(async (tx) => {
      taken = await claim(tx, now)
      return taken && carryThrough(tx, desk, taken, now)
    })
    if (!carried || !taken) return undefined
    if (carried === 'set_aside') return { asks: true }
    const [ended] = await carried.said
    const { id, status, answers, ...waits } = ended!
    if (status !== 'sending' || !carried.reply) return { waits }
    const reply = { ...addressOf(taken), ...carried.reply, id: id!, answers, tries: 0, unsure_since: null }
    return { waits, reply }
  } catch (error) {
    if (!taken) throw error
    await apologise(db, desk, taken, now, error)
    return {}
  }
}

const addressOf = ({ account_id, channel, via, external_id }: InboxRow) => ({ account_id, channel, via, external_id })

/** The oldest new message of a conversation that is free; both rows stay locked until the turn commits. */
async function claim(tx: Tx, now: Date): Promise<InboxRow | undefined> {
  const [row] = await tx.sql<InboxRow>(
    `SELECT i.id, i.kind, i.payload, i.album, c.state, c.handoff_until, a.via, coalesce(a.address, a.external_id) AS external_id,
       a.unreachable_at, (SELECT string_agg(name || day, ',' ORDER BY id) FROM feasts) AS feasts, ${SPEAKER_COLUMNS}
     FROM inbox i JOIN conversations c ON c.id = i.conversation_id JOIN accounts a ON a.id = c.account_id
     WHERE i.status = 'new' AND (i.not_before IS NULL OR i.not_before <= $1) AND (c.lease_until IS NULL OR c.lease_until <= $1)
       AND i.id = (SELECT min(e.id) FROM inbox e WHERE e.conversation_id = i.conversation_id AND e.done_at IS NULL)
       AND (i.album IS NULL OR NOT EXISTS (SELECT 1 FROM inbox p WHERE p.conversation_id = i.conversation_id AND p.album = i.album
         AND p.done_at IS NULL AND (p.status = 'prepare' OR p.not_before > $1)))
     ORDER BY i.id LIMIT 1 FOR NO KEY UPDATE OF i, c SKIP LOCKED`,
    [now],
  )
  return row
}

async function carryThrough(tx: Tx, desk: Desk, row: InboxRow, now: Date): Promise<Finished | 'set_aside'> {
  await keepFeasts(tx, desk, row.feasts)
  const actor = speakerOf(row, now)
  const state = row.state ?? NEW_STATE
  if (row.album !== null) await gatherAlbum(tx, row, now)
  if (row.kind === 'message') await findQuoted(tx, row)
  // whoever writes can be reached again
  if (row.unreachable_at && row.kind === 'message')
    await tx.sql('UPDATE accounts SET unreachable_at = NULL WHERE id = $1', [row.account_id])
  if (row.kind === 'message' && row.handoff_until && row.handoff_until > now) {
    await desk.relay(tx, { conversationId: row.conversation_id, message: row.payload as Message, now })
    return finish(tx, desk, row, { state, reply: undefined }, now)
  }
  const message = row.kind === 'message' ? (row.payload as Message & Consulted) : undefined
  const voice = message && voiceToAsk(desk, actor, message, now)
  if (voice) return aside(tx, row, voice, now)
  const event = message ? read(desk, actor, message, now) : opened(row)
  const turned = await carryOn(tx, desk, actor, state, event, now)
  if (message && turned.unsettled) {
    const { unsettled: said, wrote } = turned
    const ask = wrote ? undefined : unsettledToAsk(desk, actor, { state, message, said }, now)
    if (ask) return aside(tx, row, ask, now)
    if (message.proposal === undefined) await countUnsettled(tx, 'words', dayOf(now))
  }
  if (message && event.type === 'message' && event.unheard === 'voice')
    await desk.forward(tx, { conversationId: row.conversation_id, inboxId: row.id, message, now })
  return finish(tx, desk, row, turned, now)
}

/** An officer may have corrected a feast since the last turn, here or in another process: H-10 is reckoned from the new day. */
async function keepFeasts(tx: Tx, desk: Desk, days: string | null): Promise<void> {
  if (desk.feastDays === days) return
  desk.feasts = await readFeasts(tx)
  desk.feastDays = days
}

async function aside(tx: Tx, row: InboxRow, ask: NonNullable<Consulted['ask']>, now: Date): Promise<'set_aside'> {
  await countUnsettled(tx, ask.what, dayOf(now))
  await setAside(tx, row, ask)
  return 'set_aside'
}

const opened = ({ payload }: InboxRow): TurnEvent => ({
  type: 'open',
  ...(payload as { flow: string; slots: Record<string, unknown> }),
})

/** Turns and the actions they ask for, until the talk rests. All in the caller's transaction. */
export async function carryOn(
  tx: Tx,
  desk: Desk,
  speaker: Actor,
  state: State,
  event: TurnEvent,
  now: Date,
): Promise<Turned & { wrote: boolean }> {
  let actor = speaker
  let written = false
  let turned = turn(desk.house, state, event, contextOf(desk, actor, now))
  while (turned.do) {
    const action = desk.actions.get(turned.do.action)
    if (!action) throw new Error(`there is no action '${turned.do.action}'`)
    if (!action.for.some((role) => actor.roles.includes(role)))
      throw new Error(`'${action.name}' is not for ${actor.roles.join(', ')}`)
    const { house, feasts, newCode } = desk
    const work = { tx, now, today: dayOf(now), actor, house, feasts, newCode }
    const done = await action.run(turned.do.inputs, work)
    const { outcome, values = {}, wrote = false } = done
    actor = { ...actor, ...done.actor }
    written ||= wrote
    turned = turn(house, turned.state, { type: 'outcome', outcome, values, wrote }, contextOf(desk, actor, now))
  }
  return { ...turned, wrote: written }
}

/** Nothing of the turn happened; the person hears so, and the code leads to the log. */
async function apologise(db: Db, desk: Desk, row: InboxRow, now: Date, error: unknown): Promise<void> {
  const code = `G${row.id}`
  desk.log.error(
    { code, inbox: row.id, conversation: row.conversation_id, err: error },
    'a turn failed and was rolled back',
  )
  const text = (desk.house.phrases.apology ?? '').replace('{code}', code)
  await db.sql(
    `WITH failed AS (UPDATE inbox SET status = 'failed', error_code = $2, done_at = $3 WHERE id = ANY ($7::int[]) AND done_at IS NULL RETURNING id)
     INSERT INTO outbox (account_id, conversation_id, lane, kind, priority, text, inbox_id, due_at, status, tries, created_at)
     SELECT $4, $5, 'reply', 'reply', 0, $6, id, $3, 'queued', 0, $3 FROM failed WHERE id = $1`,
    [row.id, code, now, row.account_id, row.conversation_id, text, [row.id, ...(row.also ?? [])]],
  )
}
