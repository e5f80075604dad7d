import type { ChannelName } from '../chat/channel.ts'
import type { Message } from '../chat/message.ts'
import { dayOf } from '../clock.ts'
import { keptBytes } from '../db/files.ts'
import type { Db } from '../db/open.ts'
import { openKind, whatToAsk } from '../flow/propose.ts'
import { NEW_STATE, type Proposal, type State } from '../flow/types.ts'
import { readLabel } from '../understand/model/label.ts'
import type { Answer, Call, Model } from '../understand/model/model.ts'
import { redact } from '../understand/model/redact.ts'
import { proposeWords } from '../understand/model/words.ts'
import type { Desk } from './desk.ts'
import { countAnswer, spendCall } from './model-uses.ts'
import { contextOf } from './read.ts'
import type { Consulted } from './row.ts'
import { SPEAKER_COLUMNS, type SpeakerRow, speakerOf } from './speaker.ts'

/** Longer than any call takes: after it another worker may try. */
const LEASE_MS = 60_000
/** Whoever asked before never came back; then the message is taken as it is. */
const MOST_TRIES = 2
/** Longest voice note that is written down, in bytes: half an hour as WhatsApp records it. */
const MOST_VOICE_BYTES = 5 * 2 ** 20
/** Longest transcript that is shown back, in characters: what fits a small screen. */
const MOST_HEARD = 1_000

export interface Consultant {
  filesDir: string
  /** calls a day for each purpose */
  callsADay: number
  /** the program is about to stop */
  signal?: AbortSignal | undefined
}

interface Row extends SpeakerRow {
  id: number
  tries: number
  payload: Message & Consulted
  state: State | null
  names: string[]
}

/**
 * Has a model look at the oldest message that was set aside, outside any transaction, and hands it back to its turn with
 * what came of that; when nothing came, or no model is there any more, with nothing. It never fails and never waits longer
 * than a call may take.
 * @returns whether there was one
 */
export async function consultNext(db: Db, desk: Desk, consultant: Consultant, now: Date): Promise<boolean> {
  const row = await claim(db, now)
  if (!row) return false
  const { ask } = row.payload
  const found =
    ask && desk.model && row.tries <= MOST_TRIES
      ? await look(db, desk, desk.model, row, ask, consultant, now)
      : undefined
  if (found === undefined && consultant.signal?.aborted) {
    // the next program asks
    await db.sql(`UPDATE inbox SET not_before = NULL WHERE id = $1 AND status = 'ask' AND tries = $2`, [
      row.id,
      row.tries,
    ])
    return true
  }
  const came: Consulted =
    ask?.what === 'voice' ? { transcript: (found as string) ?? null } : { proposal: (found as Proposal) ?? null }
  await handBack(db, row, came)
  return true
}

/** A worker that was too slow writes nothing; what its writer changed meanwhile is read anew. */
const handBack = (db: Db, { id, tries, payload }: Row, came: Consulted) =>
  db.sql(
    `UPDATE inbox SET status = 'new', tries = 0, not_before = NULL,
       payload = CASE WHEN payload ->> 'text' IS NOT DISTINCT FROM $3 THEN (payload - 'ask') || $4::jsonb ELSE payload - 'ask' END
     WHERE id = $1 AND status = 'ask' AND tries = $2`,
    [id, tries, payload.text ?? null, JSON.stringify(came)],
  )

async function look(
  db: Db,
  desk: Desk,
  model: Model,
  row: Row,
  { what, words }: NonNullable<Consulted['ask']>,
  { filesDir, callsADay, signal }: Consultant,
  now: Date,
): Promise<string | Proposal | undefined> {
  const day = dayOf(now)
  const call: Call = { now, spend: () => spendCall(db, day, what, callsADay), ...(signal ? { signal } : {}) }
  const answer = await answerOf()
  if (!answer) return undefined
  await countAnswer(db, day, what, answer)
  if (!answer.ok) desk.log.warn({ inbox: row.id, what, why: answer.why, error: answer.error }, 'the model was no help')
  return answer.ok ? answer.value : undefined

  async function answerOf(): Promise<Answer<string> | Answer<Proposal> | undefined> {
    const state = row.state ?? NEW_STATE
    const { media } = row.payload
    if (what === 'voice') {
      const note = media.find(({ kind }) => kind === 'voice')
      const content = note && (await keptBytes(db.sql, filesDir, note.hash))
      if (!note || !content || content.byteLength > MOST_VOICE_BYTES || !/^(audio|video)\//.test(note.type))
        return undefined
      const heard = await model.hear({ content, type: note.type }, call)
      return heard.ok ? { ...heard, value: heard.value.trim().slice(0, MOST_HEARD) } : heard
    }
    if (what === 'label') {
      const photo = media.find(({ type }) => type === 'image/jpeg')
      const content = photo && (await keptBytes(db.sql, filesDir, photo.hash))
      const kind = openKind(desk.house, state)
      return content && kind ? readLabel(model, { picture: content, kind }, call) : undefined
    }
    const asked = whatToAsk(desk.house, state, contextOf(desk, speakerOf(row, now), now), words)
    return proposeWords(model, { ...asked, message: redact(words, row.names) }, call)
  }
}

/** The row, and every name by which its writer is known. */
async function claim(db: Db, now: Date): Promise<Row | undefined> {
  const [row] = await db.sql<Row & { channel: ChannelName }>(
    `WITH mine AS (
       UPDATE inbox SET tries = tries + 1, not_before = $2
       WHERE id = (SELECT id FROM inbox WHERE status = 'ask' AND (not_before IS NULL OR not_before <= $1)
         ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED)
       RETURNING id, tries, payload, conversation_id)
     SELECT mine.id, mine.tries, mine.payload, c.state, ${SPEAKER_COLUMNS},
       (SELECT coalesce(json_agg(name), '[]') FROM (
         SELECT p.name FROM people p WHERE p.id = a.person_id
         UNION SELECT a.profile_name
         UNION SELECT unnest(ARRAY[s.name, s.owner_name]) FROM seller_members m JOIN sellers s ON s.id = m.seller_id WHERE m.person_id = a.person_id
         UNION SELECT unnest(ARRAY[b.name, b.contact_name]) FROM buyer_members m JOIN buyers b ON b.id = m.buyer_id WHERE m.person_id = a.person_id
       ) known WHERE name IS NOT NULL) AS names
     FROM mine JOIN conversations c ON c.id = mine.conversation_id JOIN accounts a ON a.id = c.account_id`,
    [now, new Date(now.getTime() + LEASE_MS)],
  )
  return row
}
