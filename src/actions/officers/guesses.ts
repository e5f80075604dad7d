import type { Actor } from '../../chat/actor.ts'
import type { Tx } from '../../db/open.ts'
import { auditAct } from '../people/audit.ts'
import { codeIn } from './invitation.ts'

/** Wrong codes from one account in an hour; after that none is looked at for a while. House figure. */
const MOST_WRONG = 5
const FOR_MS = 3_600_000
/** Only what could be one of our codes is a guess: whoever says hello is guessing nothing. */
const CODE = /^[a-z0-9]{12}$/i

/**
 * Looks a code up, unless this account has tried too many wrong ones; a wrong one is written down. Twelve letters can't be
 * guessed: this is so that nobody tries for long.
 */
export async function lookUpCode<Found>(
  tx: Tx,
  text: string,
  { actor, now }: { actor: Actor; now: Date },
  find: () => Promise<Found | undefined>,
): Promise<Found | 'refused' | 'too_many'> {
  const [row] = await tx.sql<{ wrong: number }>(
    `SELECT count(*) AS wrong FROM audits WHERE subject = 'accounts' AND subject_id = $1 AND act = 'wrong_code' AND at > $2`,
    [actor.accountId, new Date(now.getTime() - FOR_MS)],
  )
  if ((row?.wrong ?? 0) >= MOST_WRONG) return 'too_many'
  const found = await find()
  if (found !== undefined) return found
  if (CODE.test(codeIn(text)))
    await auditAct(
      tx,
      {
        act: 'wrong_code',
        subject: 'accounts',
        subjectId: actor.accountId,
        region: actor.region,
        personId: actor.personId,
      },
      now,
    )
  return 'refused'
}
