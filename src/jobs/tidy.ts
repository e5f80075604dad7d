import { addDays, instantAt } from '../domain/calendar.ts'
import type { Job } from './job.ts'

/** An unused invitation is kept this long after it ran out, for whoever asks about it. */
const INVITATION_DAYS = 30
/** Runs that come every few minutes are forgotten after this. */
const ROUND_DAYS = 2

/** What ran out: old invitations, the traces of frequent rounds. */
export const tidy: Job = {
  name: 'tidy',
  async run({ tx, today }) {
    const invitations = await tx.sql('DELETE FROM invitations WHERE used_at IS NULL AND expires_at < $1 RETURNING id', [
      instantAt(addDays(today, -INVITATION_DAYS)),
    ])
    const rounds = await tx.sql(`DELETE FROM job_runs WHERE period LIKE '%T%' AND started_at < $1 RETURNING id`, [
      instantAt(addDays(today, -ROUND_DAYS)),
    ])
    return {
      invitations: invitations.length,
      rounds: rounds.length,
    }
  },
}
