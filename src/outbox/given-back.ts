import type { ChannelName } from '../chat/channel.ts'
import type { GivenBack } from '../chat/reply.ts'
import type { Db } from '../db/open.ts'
import { RELEASE } from './merge.ts'
import { MOST_TRIES, retryGapMs } from './settle.ts'

interface Row {
  status: string
  lane: 'reply' | 'notice'
  tries: number
  window_closed: boolean
}

/**
 * A network gave back what counted as sent. A notice whose window was closed is said once more as its template; what the
 * network held up is tried again, so often as any other message; the rest has failed, and whoever cannot be reached is
 * known for it until they write. What is told of an earlier attempt, or twice, changes nothing.
 * @param line the number it was sent from: it speaks for no other
 * @returns false while the row is still being settled: to be told again
 */
export async function takeBack(
  db: Db,
  line: { channel: ChannelName; via: string },
  { id, attempt, why }: GivenBack,
  now: Date,
): Promise<boolean> {
  return db.transaction(async (tx) => {
    const [row] = await tx.sql<Row>(
      `SELECT o.status, o.lane, o.tries, o.window_closed FROM outbox o JOIN accounts a ON a.id = o.account_id
       WHERE o.id = $1 AND a.channel = $2 AND a.via = $3 FOR UPDATE OF o`,
      [id, line.channel, line.via],
    )
    if (!row || row.tries !== attempt) return true
    if (row.status === 'sending') return false
    if (row.status !== 'sent') return true
    const asTemplate = why.why === 'window_closed' && row.lane === 'notice' && !row.window_closed
    if (asTemplate) await tx.sql(RELEASE, [id])
    if (asTemplate || (why.why === 'later' && row.tries + 1 < MOST_TRIES)) {
      const wait = why.why === 'later' ? Math.max(why.retryAfterMs, retryGapMs(row.tries)) : 0
      await tx.sql(
        `UPDATE outbox SET status = 'queued', sent_at = NULL, external_id = NULL, tries = tries + 1, due_at = $2,
           window_closed = window_closed OR $3, error = 'given back' WHERE id = $1`,
        [id, new Date(now.getTime() + wait), asTemplate],
      )
      return true
    }
    // whoever wrote after it was sent can be reached, whatever became of it
    if (why.why === 'unreachable')
      await tx.sql(
        `UPDATE accounts a SET unreachable_at = $2 FROM outbox o, conversations c
         WHERE o.id = $1 AND a.id = o.account_id AND c.account_id = a.id
           AND (c.last_inbound_at IS NULL OR c.last_inbound_at <= o.sent_at)`,
        [id, now],
      )
    await tx.sql(`UPDATE outbox SET status = 'failed', sent_at = NULL, error = $2 WHERE id = $1`, [id, wordOf(why)])
    return true
  })
}

const wordOf = (why: GivenBack['why']): string =>
  ({
    unreachable: 'unreachable',
    window_closed: 'window closed',
    later: 'given back too often',
    refused: `refused: ${why.why === 'refused' ? why.what : ''}`,
  })[why.why]
