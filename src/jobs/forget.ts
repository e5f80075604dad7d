import { deletionsDue } from '../actions/privacy/deletion.ts'
import { erasePerson } from '../actions/privacy/erase.ts'
import { dropContacts } from '../actions/privacy/erase-buyers.ts'
import { dropPaidAccounts, unnameLines } from '../actions/privacy/erase-makers.ts'
import { dropFiles } from '../actions/privacy/files.ts'
import { forgetStrangers, SILENT_SINCE } from '../actions/privacy/strangers.ts'
import { forgetTalk, type Reached } from '../actions/privacy/talk.ts'
import type { Tx } from '../db/open.ts'
import { addDays, instantAt } from '../domain/calendar.ts'
import { STRANGER_MS, TAKE_BACK_MS, TALK_DAYS } from '../domain/privacy.ts'
import type { Job } from './job.ts'

/** Deletions whose time has come, and whoever never agreed and has been silent for a day. */
export const forgetPeople: Job = {
  name: 'forget_people',
  async waits(sql) {
    const [first] = await sql<{ asked: Date | null; silent: Date | null }>(
      `SELECT (SELECT min(asked_at) FROM data_requests WHERE kind = 'delete' AND done_at IS NULL AND taken_back_at IS NULL) AS asked,
         (${SILENT_SINCE}) AS silent`,
    )
    const instants = [
      first?.asked ? first.asked.getTime() + TAKE_BACK_MS : undefined,
      first?.silent ? first.silent.getTime() + STRANGER_MS : undefined,
    ].filter((at) => at !== undefined)
    return instants.length ? new Date(Math.min(...instants)) : undefined
  },
  async run({ tx, now }) {
    let erased = 0
    for (const { id, personId } of await deletionsDue(tx, new Date(now.getTime() - TAKE_BACK_MS))) {
      if ((await erasePerson(tx, personId, now)) === 'busy') continue
      await tx.sql('UPDATE data_requests SET done_at = $2 WHERE id = $1', [id, now])
      erased++
    }
    const { forgotten, files } = await forgetStrangers(tx, now)
    if (files.length) await dropFiles(tx, { hashes: files }, now)
    return { erased, forgotten }
  },
}

/** Nightly: talk that is old, accounts, contacts and goods' names of those who left that nothing needs any more, files nobody names. */
export const forgetTalkJob: Job = {
  name: 'forget_talk',
  async run({ tx, now, today }) {
    const before = instantAt(addDays(today, -TALK_DAYS))
    const { reached, emptied } = await forgetTalk(tx, await reachedSoFar(tx), before)
    const accounts = await dropPaidAccounts(tx, null)
    const contacts = await dropContacts(tx, null)
    const lines = await unnameLines(tx, null)
    if (emptied) await dropFiles(tx, { before }, now)
    return { ...reached, emptied, accounts, contacts, lines }
  },
}

/** The last night's result says where to go on. */
async function reachedSoFar(tx: Tx): Promise<Reached> {
  const [last] = await tx.sql<{ result: Reached }>(
    `SELECT result FROM job_runs WHERE job = 'forget_talk' AND result -> 'inbox' IS NOT NULL ORDER BY period DESC LIMIT 1`,
  )
  return last?.result ?? { inbox: 0, outbox: 0 }
}
