import type { Actor } from '../chat/actor.ts'
import type { Message } from '../chat/message.ts'
import { dayOf } from '../clock.ts'
import type { Db, Tx } from '../db/open.ts'
import { readContext } from '../flow/say.ts'
import { turn } from '../flow/turn.ts'
import {
  type AnswerInput,
  NEW_STATE,
  type State,
  type TurnContext,
  type TurnEvent,
  type Turned,
} from '../flow/types.ts'
import { type ClaimedReply, leaseEnd } from '../outbox/deliver.ts'
import type { Desk } from './desk.ts'
import { freshenFeasts, keepFeasts } from './feasts.ts'
import { SPEAKER_COLUMNS, type SpeakerRow, speakerOf } from './speaker.ts'

/** Longest text that is read; what lies beyond stays in the inbox but fills nothing. */
const READ_CHARS = 4_000

interface InboxRow extends SpeakerRow {
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
}

/** A message that was carried through. */
export interface Took {
  /** the reply, claimed in the same transaction for whoever took the turn; none when another row of the person goes first */
  reply?: ClaimedReply
}

/**
 * Takes the next message that nobody else is working on and carries it through in one transaction: conversation, turn,
 * actions, replies, done. A bug rolls all of it back; the person gets an apology with a code that stands in the log too.
 * @returns nothing when there was none
 */
export async function takeTurn(db: Db, desk: Desk, now: Date): Promise<Took | undefined> {
  let taken: InboxRow | undefined
  await keepFeasts(db, desk, now)
  try {
    const carried = await db.transaction(async (tx) => {
      taken = await claim(tx, now)
      return taken && carryThrough(tx, desk, taken, now)
    })
    if (!carried || !taken) return undefined
    if (carried.moved) await freshenFeasts(db, desk, now)
    const [said] = await carried.said
    return said?.status === 'sending' && carried.reply
      ? { reply: { ...addressOf(taken), ...carried.reply, id: said.id, answers: said.answers, tries: 0 } }
      : {}
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
       a.unreachable_at, ${SPEAKER_COLUMNS}
     FROM inbox i JOIN conversations c ON c.id = i.conversation_id JOIN accounts a ON a.id = c.account_id
     WHERE i.status = 'new' AND (i.not_before IS NULL OR i.not_before <= $1) AND (c.lease_until IS NULL OR c.lease_until <= $1)
       AND NOT EXISTS (SELECT 1 FROM inbox e WHERE e.conversation_id = i.conversation_id AND e.done_at IS NULL AND e.id < i.id)
       AND (i.album IS NULL OR NOT EXISTS (SELECT 1 FROM inbox p WHERE p.conversation_id = i.conversation_id AND p.album = i.album
         AND p.done_at IS NULL AND (p.status = 'prepare' OR p.not_before > $1)))
     ORDER BY i.id LIMIT 1 FOR NO KEY UPDATE OF i, c SKIP LOCKED`,
    [now],
  )
  return row
}

async function carryThrough(tx: Tx, desk: Desk, row: InboxRow, now: Date): Promise<Finished> {
  const actor = speakerOf(row, now)
  const state = row.state ?? NEW_STATE
  if (row.album !== null) await gatherAlbum(tx, row)
  if (row.kind === 'message') await findQuoted(tx, row)
  // whoever writes can be reached again
  if (row.unreachable_at && row.kind === 'message')
    await tx.sql('UPDATE accounts SET unreachable_at = NULL WHERE id = $1', [row.account_id])
  if (row.kind === 'message' && row.handoff_until && row.handoff_until > now) {
    await desk.relay(tx, { conversationId: row.conversation_id, message: row.payload as Message, now })
    return finish(tx, desk, row, { state, reply: undefined }, now)
  }
  const event = row.kind === 'message' ? read(desk, actor, row.payload as Message, now) : opened(row)
  const turned = await carryOn(tx, desk, actor, state, event, now)
  return { ...finish(tx, desk, row, turned, now), moved: turned.moved }
}

/** Photos sent together are one answer: their rows become one message, with the first caption there is. */
async function gatherAlbum(tx: Tx, row: InboxRow): Promise<void> {
  const others = await tx.sql<{ id: number; payload: Message }>(
    `SELECT id, payload FROM inbox WHERE conversation_id = $1 AND album = $2 AND id > $3 AND done_at IS NULL ORDER BY id FOR UPDATE`,
    [row.conversation_id, row.album, row.id],
  )
  const messages = [row.payload as Message, ...others.map(({ payload }) => payload)]
  const text = messages.map((message) => message.text).find(Boolean)
  const media = messages.flatMap((message) => message.media)
  const { unreadable, ...first } = messages[0]!
  row.payload = {
    ...first,
    media,
    ...(text === undefined ? {} : { text }),
    ...(unreadable === undefined || media.length ? {} : { unreadable }),
  }
  row.also = others.map(({ id }) => id)
}

/** A quoted message of ours answers the prompt it asked. */
async function findQuoted(tx: Tx, row: InboxRow): Promise<void> {
  const message = row.payload as Message
  if (message.quotes === undefined || message.promptNo !== undefined) return
  const [quoted] = await tx.sql<{ prompt_no: number | null }>(
    'SELECT prompt_no FROM outbox WHERE account_id = $1 AND external_id = $2',
    [row.account_id, message.quotes],
  )
  if (quoted && quoted.prompt_no !== null) row.payload = { ...message, promptNo: quoted.prompt_no }
}

const opened = ({ payload }: InboxRow): TurnEvent => ({
  type: 'open',
  ...(payload as { flow: string; slots: Record<string, unknown> }),
})

const contextOf = (desk: Desk, actor: Actor, now: Date): TurnContext => ({
  actor,
  today: dayOf(now),
  feasts: desk.feasts,
  districts: desk.districts,
})

/** One reading of the message, made before the turn. */
function read(desk: Desk, actor: Actor, message: Message, now: Date): TurnEvent {
  const text = (message.text ?? '').slice(0, READ_CHARS)
  const { pick, contact, location, promptNo } = message
  // a voice note stays in the inbox for the officers
  const media = message.media.filter(({ kind }) => kind !== 'voice')
  const unheard = message.unreadable ?? (media.length < message.media.length ? ('voice' as const) : undefined)
  const input: AnswerInput = {
    text,
    media,
    ...(pick === undefined ? {} : { pick }),
    ...(contact === undefined ? {} : { contact }),
    ...(location === undefined ? {} : { location }),
  }
  const reading =
    text && pick === undefined ? desk.read(text, readContext(desk.house, contextOf(desk, actor, now))) : { values: {} }
  return {
    type: 'message',
    input,
    reading,
    ...(promptNo === undefined ? {} : { promptNo }),
    ...(unheard === undefined ? {} : { unheard }),
  }
}

/** Turns and the actions they ask for, until the talk rests. All in the caller's transaction. */
export async function carryOn(
  tx: Tx,
  desk: Desk,
  speaker: Actor,
  state: State,
  event: TurnEvent,
  now: Date,
): Promise<Turned & { moved: boolean }> {
  let actor = speaker
  let moved = false
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
    moved ||= done.moved !== undefined
    turned = turn(house, turned.state, { type: 'outcome', outcome, values, wrote }, contextOf(desk, actor, now))
  }
  return { ...turned, moved }
}

/** What the transaction's last statement wrote, known once it is committed. */
interface Finished {
  said: Promise<{ id: number; status: 'queued' | 'sending'; answers: string | null }[]>
  reply: Omit<ClaimedReply, 'id' | 'account_id' | 'channel' | 'via' | 'external_id' | 'tries' | 'answers'> | undefined
  /** feasts have other days now */
  moved?: boolean
}

/**
 * Conversation, reply and inbox row in one statement. The reply is claimed right here when this program may send it at
 * once, unless something said before it is still on its way to the same person; then it waits for its turn like any
 * other row. When more of theirs is already waiting, it quotes the message it answers.
 */
function finish(tx: Tx, desk: Desk, row: InboxRow, { state, reply, promptNo }: Turned, now: Date): Finished {
  const replaces = replacedPrompt(row, state, promptNo)
  const wantsContact = asksForPhone(desk, state, promptNo)
  const said = tx.last<{ id: number; status: 'queued' | 'sending'; answers: string | null }>(
    `WITH saved AS (
       UPDATE conversations SET state = $2, prompt_no = $3, last_inbound_at = CASE WHEN $15 THEN $4 ELSE last_inbound_at END,
         open_question_at = CASE WHEN $5 THEN $4 WHEN $6 THEN open_question_at END
       WHERE id = $1),
     taken AS (UPDATE inbox SET status = 'done', done_at = $4 WHERE id = ANY ($14::int[])),
     around AS (
       SELECT EXISTS (SELECT 1 FROM outbox WHERE account_id = $7 AND (status = 'sending' OR status = 'queued' AND lane = 'reply')) AS waits,
         EXISTS (SELECT 1 FROM inbox WHERE conversation_id = $1 AND done_at IS NULL AND id <> ALL ($14::int[])) AS more)
     INSERT INTO outbox (account_id, conversation_id, lane, kind, priority, text, options, files, prompt_no, inbox_id, due_at,
       status, lease_until, tries, created_at, replaces_prompt_no, wants_contact, answers)
     SELECT $7, $1, 'reply', 'reply', 0, $8, $9, $10, $11, $12, $4, CASE WHEN waits OR NOT $16 THEN 'queued' ELSE 'sending' END,
       $13, 0, $4, $17, $18, CASE WHEN more THEN $19 END
     FROM around WHERE $8::text IS NOT NULL
     RETURNING id, status, answers`,
    [
      row.conversation_id,
      JSON.stringify(state),
      state.promptNo,
      now,
      promptNo !== undefined,
      state.stack.length > 0,
      row.account_id,
      reply?.text ?? null,
      JSON.stringify(reply?.options ?? []),
      JSON.stringify(reply?.files ?? []),
      promptNo ?? null,
      row.id,
      leaseEnd(now),
      [row.id, ...(row.also ?? [])],
      row.kind === 'message',
      desk.mayDeliver(row.channel, row.via),
      replaces ?? null,
      wantsContact,
      row.kind === 'message' ? quotableId(row.payload as Message) : null,
    ],
  )
  return {
    said,
    reply: reply && {
      ...reply,
      prompt_no: promptNo ?? null,
      replaces_prompt_no: replaces ?? null,
      wants_contact: wantsContact,
    },
  }
}

const quotableId = ({ quotable, externalId }: Message) => quotable ?? externalId

/** A tap that leads to the same question again (the next page of a catalogue) takes the place of what was tapped. */
function replacedPrompt(row: InboxRow, after: State, promptNo: number | undefined): number | undefined {
  const { pick, promptNo: tapped } = row.payload as Message
  if (pick === undefined || tapped === undefined || tapped !== row.state?.promptNo || promptNo === undefined) return
  const before = row.state.prompts.find(({ no }) => no === tapped)
  const now = after.prompts.find(({ no }) => no === promptNo)
  return before && now && before.flow === now.flow && before.step === now.step ? tapped : undefined
}

function asksForPhone({ house }: Desk, { prompts }: State, promptNo: number | undefined): boolean {
  const prompt = prompts.find(({ no }) => no === promptNo)
  return prompt !== undefined && house.flows.get(prompt.flow)?.kinds[prompt.step] === 'phone'
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
