import type { Tx } from '../../db/open.ts'
import { dayAt } from '../../domain/calendar.ts'
import { erasedAt, LAST_WORD_MS, wishDue } from '../../domain/privacy.ts'
import type { Line } from '../../flow/say.ts'
import { queueNotices } from '../../outbox/queue.ts'
import { officerAccounts } from '../accounts.ts'
import { action } from '../action.ts'
import { line } from '../lines.ts'
import { auditAct } from '../people/audit.ts'
import { openPromisesOf, promiseLines } from '../sellers/promises.ts'
import { type Alone, aloneIn, owedTo } from './belongings.ts'
import { makerStays, settleBuyer, settleMaker } from './settle.ts'

const ANYBODY = ['newcomer', 'seller', 'visitor', 'buyer'] as const

/** A deletion that was asked for and is neither carried out nor taken back. */
async function openDeletion(tx: Tx, personId: number): Promise<{ id: number; asked_at: Date } | undefined> {
  const [open] = await tx.sql<{ id: number; asked_at: Date }>(
    `SELECT id, asked_at FROM data_requests WHERE person_id = $1 AND kind = 'delete' AND done_at IS NULL AND taken_back_at IS NULL`,
    [personId],
  )
  return open
}

/** What "hapus data" would mean for the speaker: shown before anything is asked. */
export const lookAtDeletion = action({
  name: 'look_at_deletion',
  for: ANYBODY,
  needs: {},
  gives: { nothing: {}, open: { erased_on: 'date' }, sure: { promises: 'lines?', owed: 'rupiah?', erased_on: 'date' } },
  async run(_, { tx, actor, now }) {
    if (actor.personId === undefined) return { outcome: 'nothing' }
    const open = await openDeletion(tx, actor.personId)
    if (open) return { outcome: 'open', values: { erased_on: dayAt(erasedAt(open.asked_at)) } }
    const { sellers } = await aloneIn(tx, actor.personId)
    const given: Line[] = []
    for (const { id } of sellers) given.push(...promiseLines(await openPromisesOf(tx, id)))
    const owed = await owedTo(
      tx,
      sellers.map(({ id }) => id),
    )
    return {
      outcome: 'sure',
      values: { promises: headed('promises_pass_on', given), owed: owed || null, erased_on: dayAt(erasedAt(now)) },
    }
  },
})

/**
 * "Hapus data saya": from now on nothing new is asked of this person, promises go to other makers, orders nobody has begun
 * with are cancelled, and the admins of each region hear what is left to settle. Two days later the clock carries it out.
 */
export const askDeletion = action({
  name: 'ask_deletion',
  for: ANYBODY,
  needs: {},
  gives: { asked: { erased_on: 'date' }, already: { erased_on: 'date' }, nothing: {} },
  async run(_, { tx, actor, now, feasts }) {
    const { personId } = actor
    if (personId === undefined) return { outcome: 'nothing' }
    await tx.sql('SELECT id FROM people WHERE id = $1 FOR UPDATE', [personId])
    const open = await openDeletion(tx, personId)
    if (open) return { outcome: 'already', values: { erased_on: dayAt(erasedAt(open.asked_at)) } }
    const [request] = await tx.sql<{ id: number }>(
      `INSERT INTO data_requests (person_id, kind, asked_at, due_at) VALUES ($1, 'delete', $2, $3) RETURNING id`,
      [personId, now, wishDue(now)],
    )
    const requestId = request?.id ?? 0
    const erasedOn = dayAt(erasedAt(now))
    const alone = await aloneIn(tx, personId)
    for (const told of await settle(tx, alone, now, feasts)) await tellOffice(tx, requestId, told, erasedOn, now)
    await auditAct(
      tx,
      { act: 'ask_deletion', subject: 'people', subjectId: personId, region: actor.region, personId },
      now,
    )
    await queueNotices(
      tx,
      [
        {
          notice: 'erased_tomorrow',
          accountId: actor.accountId,
          key: `erased-tomorrow:${requestId}`,
          values: { erased_on: erasedOn },
          dueAt: new Date(erasedAt(now).getTime() - LAST_WORD_MS),
        },
      ],
      now,
    )
    return { outcome: 'asked', values: { erased_on: erasedOn }, wrote: true }
  },
})

/** "Batal hapus data", until it is carried out. What others were asked for meanwhile stays theirs. */
export const keepData = action({
  name: 'keep_data',
  for: ANYBODY,
  needs: {},
  gives: { kept: {}, nothing: {} },
  async run(_, { tx, actor, now }) {
    const { personId } = actor
    const open = personId === undefined ? undefined : await openDeletion(tx, personId)
    if (!open || personId === undefined) return { outcome: 'nothing' }
    const kept = await tx.sql(
      'UPDATE data_requests SET taken_back_at = $2 WHERE id = $1 AND done_at IS NULL AND taken_back_at IS NULL RETURNING id',
      [open.id, now],
    )
    if (!kept.length) return { outcome: 'nothing' }
    const { sellers, buyers } = await aloneIn(tx, personId)
    await makerStays(
      tx,
      sellers.map(({ id }) => id),
      now,
    )
    await tx.sql(`UPDATE outbox SET status = 'dropped', error = 'taken back' WHERE key = $1 AND status = 'queued'`, [
      `erased-tomorrow:${open.id}`,
    ])
    for (const { id, name, region } of [...sellers, ...buyers]) {
      const admins = await officerAccounts(tx, region, ['admin'])
      await queueNotices(
        tx,
        admins.map(({ accountId }) => ({
          notice: 'deletion_taken_back' as const,
          accountId,
          key: `deletion-taken-back:${open.id}:${id}:${accountId}`,
          values: { name },
        })),
        now,
      )
    }
    return { outcome: 'kept', wrote: true }
  },
})

/** Lines under a heading; nothing at all when there are none. */
const headed = (heading: 'promises_pass_on', lines: Line[]): Line[] | null =>
  lines.length ? [line(heading, {}), ...lines] : null

interface Told {
  name: string
  region: string
  subject: string
  left: Line[]
  owed: number
}

async function settle(
  tx: Tx,
  { sellers, buyers }: Alone,
  now: Date,
  feasts: Parameters<typeof settleMaker>[3],
): Promise<Told[]> {
  const told: Told[] = []
  for (const { id, name, region } of sellers) {
    const given = await settleMaker(tx, id, now, feasts)
    told.push({
      name,
      region,
      subject: `seller:${id}`,
      left: headed('promises_pass_on', given) ?? [],
      owed: await owedTo(tx, [id]),
    })
  }
  for (const { id, name, region } of buyers)
    told.push({ name, region, subject: `buyer:${id}`, left: await settleBuyer(tx, id, now), owed: 0 })
  return told
}

/** Admins hear what happens to promises and orders; whoever pays makers hears what is still owed there. */
async function tellOffice(tx: Tx, requestId: number, told: Told, due: string, now: Date): Promise<void> {
  const { name, region, subject, left, owed } = told
  const officers = await officerAccounts(tx, region, owed > 0 ? ['admin', 'treasurer'] : ['admin'])
  await queueNotices(
    tx,
    officers.map(({ accountId }) => ({
      notice: 'data_request' as const,
      accountId,
      key: `data-request:${requestId}:${subject}:${accountId}`,
      values: { name, due, left: left.length ? left : null, owed: owed || null },
    })),
    now,
  )
}

/** Deletions whose time has come, oldest first: request and person. */
export const deletionsDue = (tx: Tx, now: Date): Promise<{ id: number; personId: number }[]> =>
  tx.sql(
    `SELECT id, person_id AS "personId" FROM data_requests WHERE kind = 'delete' AND done_at IS NULL AND taken_back_at IS NULL
       AND asked_at <= $1 ORDER BY asked_at, id FOR UPDATE SKIP LOCKED`,
    [now],
  )
