import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Action } from '../../src/actions/action.ts'
import { ACTIONS } from '../../src/actions/index.ts'
import { type Actor, OFFICER_ROLES, type Role } from '../../src/chat/actor.ts'
import type { Db } from '../../src/db/open.ts'
import { audited } from '../chats/audited.ts'
import { playChat } from '../chats/play.ts'
import { freshDb } from '../db/fresh.ts'
import { rowsOf } from '../db/rows-of.ts'
import { house } from '../house.ts'
import { A_FILE, NOW, trespass, watchRows } from './foreign.ts'

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
Pak Hendra: parsel
Pak Hendra: 1
Pak Hendra: [Ubah isinya]
Pak Hendra: 1
Pak Hendra: 3
Pak Hendra: minta contoh keripik tempe 2 bungkus
Pak Hendra: gratis
Pak Hendra: diantar
Pak Hendra: kirim permintaan
Pak Hendra: lapor kemitraan
Pak Hendra: pelatihan
Pak Hendra: Pelatihan kemasan di pabrik untuk 20 UMKM
Pak Hendra: 2 januari
Pak Hendra: ya
Pak Hendra: 15 juta
Pak Hendra: lewati
Pak Hendra: benar, catat
Pak Hendra: pesan rutin 100 keripik tempe tiap minggu mulai 18 januari
Pak Hendra: simpan
Pak Hendra: 300 paket budget 150rb untuk 20 februari
Pak Hendra: lewati
Pak Hendra: batal
Bu Kopi is a buyer.
Bu Kopi's company is the cooperative Koperasi Kopi.
Bu Sri: titip jual
Bu Sri: 1
Bu Sri: koperasi
Bu Sri: lewati
Bu Sri: 15%
Bu Sri: tiap minggu
Bu Sri: tawarkan ke toko
Bu Rina: pelatihan
Bu Rina: [Buat yang baru]
Bu Rina: satu kecamatan
Bu Rina: klari
Bu Rina: Cara foto produk pakai HP
Bu Rina: 20 januari
Bu Rina: 09.00 sampai 12.00
Bu Rina: Aula Kecamatan Klari
Bu Rina: 10
Bu Rina: kirim undangan
Bu Rina: koleksi produk
Bu Rina: [Buat koleksi baru]
Bu Rina: Oleh-oleh Karawang
Bu Rina: tempe
Bu Rina: 1
Bu Rina: [Sudah cukup]
Bu Rina: tambah prospek
Bu Rina: PT Toyota Motor
Bu Rina: perusahaan
Bu Rina: Budi
Bu Rina: lewati
Bu Rina: selesai
Bu Rina: siaran baru
Bu Rina: umkm
Bu Rina: satu kecamatan
Bu Rina: klari
Bu Rina: Senin depan ada bazar di alun-alun, silakan daftar ke kantor kami.
Bu Rina: kirim sekarang
Bu Rina: temu bisnis
Bu Rina: buat yang baru
Bu Rina: semua pembeli
Bu Rina: Temu Bisnis Koperasi Karyawan
Bu Rina: 19 januari
Bu Rina: lewati
Bu Rina: jam 9 sampai 15
Bu Rina: Aula Dinas Koperasi
Bu Rina: kirim undangan
Pak Hendra: tawarkan tempat jualan
Pak Hendra: pojok kantin
Pak Hendra: Kantin PT Mitra Ban, KIM
Pak Hendra: 19 januari
Pak Hendra: 21 januari
Pak Hendra: 2
Pak Hendra: gratis
Pak Hendra: kirim
Bu Rina: buka dan undang
Bu Sri: rekening bca 1234567890 atas nama Sri Wahyuni
Bu Sri: petugas
Bu Sri: mohon bantuannya
Bu Ani: petugas
Bu Asing is a seller.
Bu Asing sells Rengginang Asing at 9000 a bungkus, 500 a month.
Pak Asing is a buyer.
Pak Asing ordered 40 Rengginang Asing for 2027-02-26, all promised.
Rengginang Asing stands on Pak Asing's shelf.
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

/** Read what an errand of ours worked out, never what somebody wrote. */
const FED_BY_ERRANDS = ['keep_composed']

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
  await db.sql(
    `INSERT INTO deliveries (order_id, region_code, position, planned_on, address, status, created_at)
     SELECT id, region_code, 1, needed_on, 'Jl. Harapan 1', 'planned', $1 FROM orders WHERE status <> 'quoted'`,
    [NOW],
  )
  await db.sql(
    `INSERT INTO stored_files (hash, kind, type, bytes, name, created_at) VALUES ($1, 'document', 'application/pdf', 1, 'x.pdf', $2)
     ON CONFLICT DO NOTHING`,
    [A_FILE, NOW],
  )
  await watchRows(db)
})
afterAll(() => db?.close())

for (const [name, roles] of Object.entries(STRANGERS))
  for (const role of roles)
    test(`a strange ${role} changes nothing of others and hears nothing of them, whatever number is named`, async () => {
      const actor = await actorOf(name, role)
      const secrets = await secretsFrom(actor)
      const { runs, trespasses, unknown } = await trespass(db, house, {
        actor,
        role,
        ids: MOST,
        secrets,
        isTheirs: await isOf(actor, role),
      })
      expect(trespasses).toEqual([])
      expect(unknown.filter((action) => !FED_BY_ERRANDS.includes(action))).toEqual([])
      expect(runs).toBeGreaterThan(MOST)
    }, 600_000)

test('the same numbers touch much in the hands of those they belong to, and what an officer does leaves an audit line', async () => {
  const nothing = { secrets: [], isTheirs: () => false, ids: MOST, mixed: false }
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

/** Own rows: those that name the stranger or what is theirs, as a line names its order; for officers those of their region too. */
async function isOf(actor: Actor, role: Role) {
  const region = actor.officerId === undefined ? undefined : actor.region
  const { ids, links } = await ownRows(actor)
  return (table: string, row: Record<string, unknown>): boolean =>
    ids.get(table)?.has(Number(row.id)) === true ||
    links.some((link) => link.table === table && ids.get(link.of)?.has(Number(row[link.column])) === true) ||
    (region !== undefined && (row.region_code ?? (table === 'regions' ? row.code : undefined)) === region) ||
    SHARED[table]?.includes(role) === true
}

/** Of each table the rows that are the stranger's, and which columns say so. */
async function ownRows({ accountId, conversationId, personId, sellerId, buyerId, officerId }: Actor) {
  const known = { accounts: accountId, conversations: conversationId, people: personId, sellers: sellerId }
  const { ids, links } = await rowsOf(db, { ...known, buyers: buyerId, officers: officerId })
  // an order is also theirs who have a share in it
  const shared = await db.sql<{ id: number }>(
    `SELECT l.order_id AS id FROM allocations a JOIN order_lines l ON l.id = a.order_line_id WHERE a.id = ANY ($1::int[])`,
    [[...(ids.get('allocations') ?? [])]],
  )
  return { ids: ids.set('orders', new Set([...(ids.get('orders') ?? []), ...shared.map(({ id }) => id)])), links }
}

/** Phones, people and papers of others, but for the two strangers who trade with each other. Shops are known by name. */
async function secretsFrom(actor: Actor): Promise<string[]> {
  const rows = await db.sql<{ word: string }>(
    `SELECT phone AS word FROM people WHERE id IS DISTINCT FROM $1 AND phone IS NOT NULL AND name NOT LIKE '% Asing'
     UNION SELECT unnest(ARRAY[b.phone, CASE b.kind WHEN 'company' THEN b.name END]) FROM buyers b WHERE b.id IS DISTINCT FROM $2 AND b.contact_name NOT LIKE '% Asing'
     UNION SELECT o.number FROM orders o JOIN buyers b ON b.id = o.buyer_id
       WHERE b.id IS DISTINCT FROM $2 AND b.contact_name NOT LIKE '% Asing'
     UNION SELECT number FROM bank_accounts`,
    [actor.personId ?? null, actor.buyerId ?? null],
  )
  return rows.map(({ word }) => word).filter((word) => word?.length > 3)
}
