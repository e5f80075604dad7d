import { join } from 'node:path'
import { chance } from '../../src/cli/seed/chance.ts'
import type { Db } from '../../src/db/open.ts'
import { startChild } from '../db/child.ts'
import { expected, RECKONED } from './expected.ts'
import { saidIn } from './live.ts'
import { instant, type Plan, type Size, silence } from './plan.ts'
import { isQuietHour } from './quiet.ts'

/** A message that went out: the row it was, and when. */
export interface Sent {
  id: number
  at: Date
}

/**
 * What is wrong with what was said, in words; nothing: every expected notice once, none in quiet hours, none after a stop.
 * @param heard what was sent while somebody listened: no message of it twice, but for one a kill
 */
export async function faults(db: Db, plan: Plan, heard: readonly Sent[], { kills = 0 } = {}): Promise<string[]> {
  const ofKinds = (await saidIn(db)).filter((one) => RECKONED.some((kind) => one.startsWith(`${kind} `)))
  const wanted = expected(plan)
  const [said, due] = [new Set(ofKinds), new Set(wanted)]
  const rows = await db.sql<Sent & { account_id: number; kind: string; notice: string }>(
    `SELECT id, sent_at AS at, account_id, kind, notice FROM outbox WHERE lane = 'notice' AND status = 'sent' ORDER BY id`,
  )
  const silentFrom = silence(plan)
  const deaf = rows.filter(({ account_id, kind, at }) => at >= instant(silentFrom(account_id, kind)))
  const again = heard.length - new Set(heard.map(({ id }) => id)).size
  return [
    ...wanted.filter((one) => !said.has(one)).map((one) => `not said: ${one}`),
    ...ofKinds.filter((one) => !due.has(one)).map((one) => `said, and not expected: ${one}`),
    ...[...rows, ...heard]
      .filter(({ at }) => isQuietHour(at))
      .map(({ id, at }) => `in quiet hours: ${id} at ${at.toISOString()}`),
    ...deaf.map(({ notice, account_id, at }) => `after a stop: ${notice} to ${account_id} at ${at.toISOString()}`),
    // a message on its way when the program died may be said again, and no other
    ...(again > kills ? [`${again} messages went out twice, after ${kills} kills`] : []),
  ]
}

/** The same in programs of their own, killed (kill -9) so many times after a number of messages drawn by lot. */
export async function liveKilled(dir: string, size: Size, kills: number): Promise<Sent[]> {
  const luck = chance(size.makers + kills)
  const most = Math.max(20, Math.floor(size.makers * (size.days / 30)))
  const sent: Sent[] = []
  const run = () => startChild('../years/run.ts', join(dir, 'pg'), JSON.stringify(size))
  const keep = (lines: readonly string[]) => {
    for (const line of lines) {
      const [id, at] = line.split(' ')
      sent.push({ id: Number(id), at: new Date(at ?? '') })
    }
  }
  for (let kill = 0; kill < kills; kill++) {
    const child = run()
    await child.lines(luck.between(1, Math.max(2, Math.floor((2 * most) / kills))))
    await child.kill()
    keep(child.said)
  }
  const last = run()
  const code = await last.ended
  keep(last.said)
  if (code !== 0) throw new Error(`the program ended with ${code}`)
  return sent
}
