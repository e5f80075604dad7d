import type { Tx } from '../../../db/open.ts'
import { addDays } from '../../../domain/calendar.ts'
import { type Notice, queueNotices } from '../../../outbox/queue.ts'
import { buyerAccounts, sellerAccounts } from '../../accounts.ts'
import { toAll } from '../../fulfilment/telling.ts'
import { line } from '../../lines.ts'
import { makersApart } from '../../list-label.ts'
import { noteByItself } from '../partnership/note.ts'
import { applicantsOf } from './space.ts'

interface Space {
  id: number
  regionCode: string
  buyerId: number | null
  host: string
  place: string
  fromOn: string
  untilOn: string
}

const SPACES = `SELECT id, region_code AS "regionCode", buyer_id AS "buyerId", name AS host, place, from_on AS "fromOn", until_on AS "untilOn"
  FROM selling_spaces WHERE status = 'open'`

/** The day before, makers with a table and the host hear of it; a space whose days are over is closed. */
export async function watchSpaces(tx: Tx, now: Date, today: string): Promise<Record<string, number>> {
  const near = await tx.sql<Space>(`${SPACES} AND from_on = $1 ORDER BY id`, [addDays(today, 1)])
  let reminded = 0
  for (const space of near) reminded += await remind(tx, space, now)
  const over = await tx.sql<Space>(`${SPACES} AND until_on < $1 ORDER BY id FOR UPDATE`, [today])
  for (const space of over) await close(tx, space, now)
  return { reminded, closed: over.length }
}

async function remind(tx: Tx, { id, buyerId, host, place, fromOn }: Space, now: Date): Promise<number> {
  const makers = await applicantsOf(tx, id, ['assigned'])
  if (!makers.length) return 0
  const accounts = await sellerAccounts(
    tx,
    makers.map(({ sellerId }) => sellerId),
  )
  const hosts = buyerId === null ? [] : await buyerAccounts(tx, [buyerId])
  const toMakers: Omit<Notice, 'accountId' | 'key'> = { notice: 'space_tomorrow', values: { host, place, day: fromOn } }
  const coming = makersApart(makers.map((of) => ({ ...of, phone: null }))).map(({ seller }) =>
    line('space_coming', { seller }),
  )
  const toHost: Omit<Notice, 'accountId' | 'key'> = {
    notice: 'space_tomorrow_host',
    values: { place, day: fromOn, makers: coming },
  }
  const key = `space-tomorrow:${id}`
  return queueNotices(tx, [...toAll(accounts, key, toMakers), ...toAll(hosts, key, toHost)], now)
}

/** The company that offered it may have it counted, if anybody sold there. */
async function close(tx: Tx, { id, regionCode, buyerId, place, untilOn }: Space, now: Date): Promise<void> {
  await tx.sql(`UPDATE selling_spaces SET status = 'closed' WHERE id = $1`, [id])
  const makers = await applicantsOf(tx, id, ['assigned'])
  if (buyerId === null || !makers.length) return
  const note = `${place} – ${makers.length} UMKM`
  await noteByItself(tx, { subject: `space:${id}`, regionCode, buyerId, kind: 'space', day: untilOn, note }, now)
}

/** In the evening whoever has a table today and has not said what was taken in is asked. @returns how many */
export async function askSpaceSales(tx: Tx, now: Date, today: string): Promise<Record<string, number>> {
  const silent = await tx.sql<{ spaceId: number; sellerId: number }>(
    `SELECT a.space_id AS "spaceId", a.seller_id AS "sellerId" FROM selling_spaces w
       JOIN space_applications a ON a.space_id = w.id AND a.status = 'assigned'
     WHERE w.status = 'open' AND w.from_on <= $1 AND w.until_on >= $1
       AND NOT EXISTS (SELECT 1 FROM space_sales v WHERE v.space_id = a.space_id AND v.seller_id = a.seller_id AND v.day = $1)
     ORDER BY a.space_id, a.seller_id`,
    [today],
  )
  const accounts = await sellerAccounts(
    tx,
    silent.map(({ sellerId }) => sellerId),
  )
  const ask: Omit<Notice, 'accountId' | 'key'> = { notice: 'space_sale_wanted', values: {} }
  return { asked: await queueNotices(tx, toAll(accounts, `space-sale:${today}`, ask), now) }
}
