import type { Db, Tx } from '../db/open.ts'
import type { OutboxRow } from './claim.ts'
import { heldUntil } from './held.ts'
import { companionsOf, keepMerged, MOST_LETTERS } from './merge.ts'
import type { Post } from './post.ts'

export type Worded = Pick<OutboxRow, 'text' | 'options' | 'files' | 'prompt_no'>

/**
 * The words and, for a notice that asks, the conversation's new question commit together before anything is sent. A turn
 * that ended while the row was being claimed has a reply under way, which this row then lets pass.
 */
export async function putIntoWords(
  db: Db,
  post: Post,
  row: OutboxRow,
  now: Date,
): Promise<Worded | 'after a reply' | undefined> {
  return db.transaction(async (tx) => {
    // in one go; the second sees what was committed while the first waited
    const [, under] = await Promise.all([
      tx.sql('SELECT 1 FROM conversations WHERE id = $1 FOR NO KEY UPDATE', [row.conversation_id]),
      tx.sql(
        `SELECT 1 FROM outbox WHERE account_id = $1 AND id <> $2 AND (status = 'sending' OR status = 'queued' AND lane = 'reply') LIMIT 1`,
        [row.account_id, row.id],
      ),
    ])
    if (under.length) return 'after a reply'
    const worded = await wordTogether(tx, post, row, now)
    if (!worded) return undefined
    const { reply, promptNo } = worded
    await tx.sql('UPDATE outbox SET text = $2, options = $3, files = $4, prompt_no = $5 WHERE id = $1', [
      row.id,
      reply.text,
      JSON.stringify(reply.options),
      JSON.stringify(reply.files),
      promptNo ?? null,
    ])
    return { ...reply, prompt_no: promptNo ?? null }
  })
}

/** A notice with what else there is to say to this person right now, as far as it fits: the question, if any, at the end. */
async function wordTogether(tx: Tx, post: Post, row: OutboxRow, now: Date): ReturnType<Post['word']> {
  const others = mayMerge(post, row, now)
    ? await companionsOf(tx, row, now, heldUntil(post, { ...row, flow: 'any' }, now) === undefined)
    : []
  if (!others.length) return post.word(tx, row, now)
  const plain: string[] = []
  const merged: number[] = []
  for (const one of [row, ...others].filter(({ flow }) => flow === null)) {
    const text = (await post.word(tx, one, now))?.reply.text ?? ''
    if (plain.length && plain.join('\n\n').length + text.length > MOST_LETTERS) break
    plain.push(text)
    if (one.id !== row.id) merged.push(one.id)
  }
  const asking = [row, ...others].find(({ flow }) => flow !== null)
  const fits = plain.join('\n\n').length < MOST_LETTERS / 2
  const asked = asking && (asking.id === row.id || fits) ? await post.word(tx, asking, now) : undefined
  if (asked && asking && asking.id !== row.id) merged.push(asking.id)
  // what it asked about is over: nothing is left to say but the rest
  if (!asked && row.flow !== null && !plain.length) return undefined
  await keepMerged(tx, row.id, merged)
  const text = greetedOnce([...plain, asked?.reply.text ?? ''].filter(Boolean)).join('\n\n')
  return {
    reply: { text, options: asked?.reply.options ?? [], files: asked?.reply.files ?? [] },
    ...(asked?.promptNo === undefined ? {} : { promptNo: asked.promptNo }),
  }
}

/** A call of a few words, alone in the first line: 'Selamat pagi!'. */
const GREETING = /^\S+(?: \S+){0,2}!\n\n/

/** Whoever is greeted is greeted first and once, not between two things said in one message. */
function greetedOnce(parts: readonly string[]): string[] {
  const greeting = parts.map((part) => GREETING.exec(part)?.[0]).find((found) => found !== undefined)
  if (greeting === undefined) return [...parts]
  return [greeting.trimEnd(), ...parts.map((part) => part.replace(GREETING, ''))]
}

/** A network that takes only templates from us by now takes one thing at a time. */
function mayMerge(post: Post, { channel, via, last_inbound_at: wrote }: OutboxRow, now: Date): boolean {
  const hours = post.windowHours?.(channel, via) ?? null
  return hours === null || (wrote !== null && now.getTime() - wrote.getTime() < (hours - 1) * 3_600_000)
}
