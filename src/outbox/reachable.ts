import type { ChannelName } from '../chat/channel.ts'
import type { Db } from '../db/open.ts'

/**
 * Somebody shut a bot of ours out, or let it in again, without a word: nothing is sent to them until then. Nobody we
 * know is nobody.
 */
export async function setReachable(
  db: Db,
  { channel, via, from }: { channel: ChannelName; via: string; from: string },
  reachable: boolean,
  now: Date,
): Promise<void> {
  await db.sql(
    `UPDATE accounts SET unreachable_at = CASE WHEN $5 THEN NULL ELSE coalesce(unreachable_at, $4) END
     WHERE channel = $1 AND via = $2 AND (external_id = $3
       OR id = (SELECT account_id FROM account_aliases WHERE channel = $1 AND via = $2 AND external_id = $3))`,
    [channel, via, from, now, reachable],
  )
}
