import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Action } from '../../src/actions/action.ts'
import { ACTIONS } from '../../src/actions/index.ts'
import { type Actor, OFFICER_ROLES, type Role } from '../../src/chat/actor.ts'
import type { Db } from '../../src/db/open.ts'
import { audited } from '../chats/audited.ts'
import { playChat } from '../chats/play.ts'
import { freshDb } from '../db/fresh.ts'
import { house } from '../house.ts'
import { trespass, watchRows } from './foreign.ts'

/** A regency in the middle of its work. */
const TOWN = `
Bu Rina is an admin.
Pak Udin is a keeper.
Koperasi Maju Jaya is a penyedia.
Bu Sri is a seller.
Bu Ani is a seller.
Pak Hendra is a buyer.
Pak Udin keeps Posko Klari.
Bu Sri sells Keripik Tempe at 15000 a bungkus, 3000 a month.
Bu Ani submitted Sambal Terasi at 18000 a botol, 300 a month.
The parcel Parsel Berkah holds 1 Keripik Tempe, packed for 5000.
Pak Hendra ordered 300 Keripik Tempe for 2027-02-24, all promised.
KRW-1 is supplied by Koperasi Maju Jaya.
The down payment of KRW-1 came in.
Pak Hendra ordered 100 Keripik Tempe for 2027-03-01.
Keripik Tempe stands on Pak Hendra's shelf.
The office invites a curator.
Pak Hendra: pesan keripik tempe 200 bungkus untuk 10 februari
Pak Hendra: [Minta penawaran]
Pak Hendra: [Indonesia]
Pak Hendra: batal
Bu Sri: rekening bca 1234567890 atas nama Sri Wahyuni
Bu Sri: petugas
Bu Sri: mohon bantuannya
Bu Ani: petugas
Bu Asing is a seller.
Pak Asing is a buyer.
Bu Jauh is an admin.
Bu Baru writes on WhatsApp.
Pak Baru writes to the buyers' bot.
Bu Tamu writes to the officers' bot.
Bu Baru: halo
Pak Baru: halo
Bu Tamu: halo
`
/** Numbers that a stranger names; the town has fewer records of most kinds. */
const MOST = 4
/** Where the officers who are strangers work. */
const ELSEWHERE = '32.16'

/** Who the strangers are: beside their own account, business, organisation or office nothing is theirs. */
const STRANGERS: Readonly<Record<string, readonly Role[]>> = {
  'Bu Asing': ['seller'],
  'Pak Asing': ['buyer'],
  'Bu Baru': ['newcomer'],
  'Pak Baru': ['visitor'],
  'Bu Tamu': ['uninvited'],
  'Bu Jauh': OFFICER_ROLES,
}

/** Changed for everybody on purpose: by whom. */
const SHARED: Readonly<Record<string, readonly Role[]>> = {
  // a feast is the same in every region
  feasts: ['admin', 'curator'],
  // numbers without gaps are counted on by whoever orders
  document_counters: ['buyer'],
}

let db: Db
beforeAll(async () => {
  db = await freshDb({ own: true })
  await playChat(TOWN, db)
  await db.sql(
    `UPDATE officers SET region_code = $1 WHERE person_id = (SELECT id FROM people WHERE name = 'Bu Jauh')`,
    [ELSEWHERE],
  )
  // introduced, not counted: the next number would be one of theirs
  await db.sql(`UPDATE orders SET number = 'KRW-9' || id`)
  await db.sql(`UPDATE buyers SET phone = '62813' || lpad(id::text, 8, '9')`)
  await watchRows(db)
})
afterAll(() => db?.close())

for (const [name, roles] of Object.entries(STRANGERS))
  for (const role of roles)
    test(`a strange ${role} changes nothing of others and hears nothing of them, whatever number is named`, async () => {
      const actor = await actorOf(name, role)
      const secrets = await secretsFrom(actor)
      const { runs, trespasses } = await trespass(db, house, {
        actor,
        role,
        ids: MOST,
        secrets,
        isTheirs: isOf(actor, role),
      })
      expect(trespasses).toEqual([])
      expect(runs).toBeGreaterThan(MOST)
    }, 600_000)

test('the same numbers touch much in the hands of those they belong to, and what an officer does leaves an audit line', async () => {
  const nothing = { secrets: [], isTheirs: () => false, ids: MOST }
  const unaudited = new Set<string>()
  const watched = audited(new Map(ACTIONS.map((action) => [action.name, action])), (action, tables) =>
    unaudited.add(`${action} changes ${tables}`),
  )
  const touches = async (name: string, role: Role, actions: readonly Action[]) => {
    const { trespasses } = await trespass(db, house, { actor: await actorOf(name, role), role, actions, ...nothing })
    return new Set(trespasses.map(({ action }) => action)).size
  }
  // each action in the hands of the first officer who may do it
  for (const role of OFFICER_ROLES) {
    const actions = [...watched.values()].filter(
      ({ for: who }) => OFFICER_ROLES.find((one) => who.includes(one)) === role,
    )
    const touched = await touches('Bu Rina', role, actions)
    if (role === 'admin') expect(touched).toBeGreaterThan(12)
  }
  expect([...unaudited]).toEqual([])
  for (const [name, role] of [
    ['Bu Sri', 'seller'],
    ['Pak Hendra', 'buyer'],
  ] as const)
    expect(await touches(name, role, ACTIONS)).toBeGreaterThan(8)
}, 600_000)

async function actorOf(name: string, role: Role): Promise<Actor> {
  const [row] = await db.sql<Actor & { region: string }>(
    `SELECT a.id AS "accountId", c.id AS "conversationId", a.person_id AS "personId", m.seller_id AS "sellerId",
       b.buyer_id AS "buyerId", o.id AS "officerId", coalesce(o.region_code, a.region_code) AS region
     FROM accounts a JOIN conversations c ON c.account_id = a.id LEFT JOIN people p ON p.id = a.person_id
       LEFT JOIN seller_members m ON m.person_id = p.id LEFT JOIN buyer_members b ON b.person_id = p.id
       LEFT JOIN officers o ON o.person_id = p.id
     WHERE p.name = $1 OR (p.id IS NULL AND a.channel = $2)`,
    [name, UNKNOWN_ON[role] ?? ''],
  )
  if (!row) throw new Error(`nobody is called ${name}`)
  const known = Object.entries(row).filter(([, value]) => value !== null)
  return { ...(Object.fromEntries(known) as unknown as Actor), roles: [role] }
}
/** Where somebody nobody knows yet writes. */
const UNKNOWN_ON: Readonly<Record<string, string>> = { newcomer: 'whatsapp', visitor: 'buyer', uninvited: 'officer' }

/** Own rows: those that name the stranger; for officers those of their region too. */
function isOf(actor: Actor, role: Role) {
  const own: readonly [string, number | undefined][] = [
    ['account_id', actor.accountId],
    ['conversation_id', actor.conversationId],
    ['person_id', actor.personId],
    ['seller_id', actor.sellerId],
    ['buyer_id', actor.buyerId],
    ['officer_id', actor.officerId],
  ]
  const tables: Readonly<Record<string, number | undefined>> = {
    accounts: actor.accountId,
    conversations: actor.conversationId,
    people: actor.personId,
    sellers: actor.sellerId,
    buyers: actor.buyerId,
    officers: actor.officerId,
  }
  const office = actor.officerId !== undefined
  return (table: string, row: Record<string, unknown>): boolean =>
    (tables[table] !== undefined && row.id === tables[table]) ||
    own.some(([column, id]) => id !== undefined && row[column] === id) ||
    (office && (row.region_code ?? (table === 'regions' ? row.code : undefined)) === actor.region) ||
    SHARED[table]?.includes(role) === true
}

/** Phones, people and papers of others. */
async function secretsFrom(actor: Actor): Promise<string[]> {
  const rows = await db.sql<{ word: string }>(
    `SELECT phone AS word FROM people WHERE id IS DISTINCT FROM $1 AND phone IS NOT NULL
     UNION SELECT b.phone FROM buyers b WHERE b.id IS DISTINCT FROM $2 AND b.phone IS NOT NULL
     UNION SELECT b.name FROM buyers b WHERE b.id IS DISTINCT FROM $2
     UNION SELECT number FROM orders WHERE buyer_id IS DISTINCT FROM $2
     UNION SELECT number FROM bank_accounts`,
    [actor.personId ?? null, actor.buyerId ?? null],
  )
  return rows.map(({ word }) => word).filter((word) => word.length > 3)
}
