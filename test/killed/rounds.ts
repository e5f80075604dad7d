import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect } from 'vitest'
import type { Db } from '../../src/db/open.ts'
import { endOf } from '../chats/end.ts'
import { playChat } from '../chats/play.ts'
import { emptyDb } from '../db/empty.ts'
import type { Mortality } from './death.ts'
import { type Fate, mortal } from './hands.ts'

const logOf = (file: string) => readFileSync(fileURLToPath(new URL(`../chats/${file}`, import.meta.url)), 'utf8')

/** What some rounds came to. */
export interface Tally {
  deaths: number
  /** messages handed to a network, and how many of them once more after a death */
  sent: number
  twice: number
}

/** A chat log, played once undisturbed and then as often as one likes with deaths in between. */
export async function killedLog(db: Db, mortality: Mortality, file: string) {
  const log = logOf(file)
  await emptyDb(db)
  await playChat(log, db, {
    hands: mortal(
      mortality,
      () => [],
      () => {},
    ),
  })
  const undisturbed = await endOf(db)

  /** Plays it with these deaths. @throws unless it ends as if nothing had happened */
  return async (fate: Fate): Promise<Tally> => {
    await emptyDb(db)
    const tally = { deaths: 0, sent: 0, twice: 0 }
    const heard = new Set<number>()
    const died = () => {
      tally.deaths++
    }
    await playChat(log, db, {
      hands: mortal(mortality, fate, died),
      hears({ id }) {
        tally.sent++
        if (heard.has(id)) tally.twice++
        heard.add(id)
      },
    })
    expect(await endOf(db)).toEqual(undisturbed)
    const sent = await db.sql<{ id: number }>(`SELECT id FROM outbox WHERE status = 'sent' ORDER BY id`)
    expect([...heard].sort((a, b) => a - b)).toEqual(sent.map(({ id }) => id))
    // what was being handed over at a death may come once more, and nothing else may
    expect(tally.twice).toBeLessThanOrEqual(tally.deaths)
    return tally
  }
}
