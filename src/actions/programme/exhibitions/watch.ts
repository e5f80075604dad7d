import type { Tx } from '../../../db/open.ts'
import { addDays, instantAt } from '../../../domain/calendar.ts'
import { OFFICER_ACTS } from '../../../domain/officers.ts'
import { queueNotices } from '../../../outbox/queue.ts'
import { buyerAccounts, officerAccounts } from '../../accounts.ts'
import { toAll } from '../../fulfilment/telling.ts'
import { line } from '../../lines.ts'
import { type Wish, wishesOf } from './wishes.ts'

interface Day {
  id: number
  region: string
  name: string
  place: string
  hours: string
}

/**
 * The morning before: guests who said they come are reminded. The morning after each day: officers get the wishes noted at
 * the tables, with whom to call. One whose days are over is held.
 */
export async function watchExhibitions(tx: Tx, now: Date, today: string): Promise<Record<string, number>> {
  const reminded = await remindGuests(tx, now, addDays(today, 1))
  const followed = await followUp(tx, now, today)
  const held = await tx.sql(
    `UPDATE exhibitions SET status = 'held' WHERE status = 'planned' AND until_on < $1 AND until_on >= $2 RETURNING id`,
    [today, addDays(today, -60)],
  )
  return { reminded, followed, held: held.length }
}

async function remindGuests(tx: Tx, now: Date, day: string): Promise<number> {
  const tomorrow = await tx.sql<Day>(
    `SELECT id, region_code AS region, name, place, hours FROM exhibitions
     WHERE until_on >= $1 AND from_on = $1 AND status = 'planned' ORDER BY id`,
    [day],
  )
  let reminded = 0
  for (const { id, name, place, hours } of tomorrow) {
    const guests = await tx.sql<{ buyer: number }>(
      `SELECT buyer_id AS buyer FROM exhibition_guests WHERE exhibition_id = $1 AND buyer_id IS NOT NULL AND status = 'coming' ORDER BY buyer_id`,
      [id],
    )
    const accounts = await buyerAccounts(
      tx,
      guests.map(({ buyer }) => buyer),
    )
    const notice = { notice: 'exhibition_tomorrow' as const, values: { name, hours, place } }
    reminded += await queueNotices(tx, toAll(accounts, `exhibition-tomorrow:${id}`, notice), now)
  }
  return reminded
}

async function followUp(tx: Tx, now: Date, today: string): Promise<number> {
  const yesterday = addDays(today, -1)
  const wishes = await wishesOf(tx.sql, { from: instantAt(yesterday), until: instantAt(today) })
  let told = 0
  for (const id of new Set(wishes.map(({ exhibitionId }) => exhibitionId))) {
    const [held] = await tx.sql<Day>(
      'SELECT id, region_code AS region, name, place, hours FROM exhibitions WHERE id = $1',
      [id],
    )
    if (!held) continue
    const own = wishes.filter(({ exhibitionId }) => exhibitionId === id)
    const notice = {
      notice: 'interests_to_follow' as const,
      values: { name: held.name, interests: own.length, wishes: callsOf(own) },
    }
    const officers = await officerAccounts(tx, held.region, OFFICER_ACTS.chase_prospects)
    told += await queueNotices(tx, toAll(officers, `interests:${id}:${yesterday}`, notice), now)
  }
  return told
}

/** As many organisations as one calls in a morning. */
const MOST_CALLED = 8

/** Each organisation once, with all it wanted. */
function callsOf(wishes: readonly Wish[]) {
  const buyers = [...new Set(wishes.map(({ buyer }) => buyer))]
  const more = buyers.length - MOST_CALLED
  return [
    ...buyers.slice(0, MOST_CALLED).flatMap((buyer) => {
      const own = wishes.filter((wish) => wish.buyer === buyer)
      return [
        line('interest_buyer', { buyer, contact: own[0]?.contact ?? undefined, phone: own[0]?.phone ?? undefined }),
        ...own.map(({ product, quantity }) =>
          quantity === null
            ? line('interest_of_some', { product })
            : line('interest_of', { product, pieces: quantity }),
        ),
      ]
    }),
    ...(more > 0 ? [line('and_more', { count: more })] : []),
  ]
}
