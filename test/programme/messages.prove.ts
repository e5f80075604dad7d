import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { chance } from '../../src/cli/seed/chance.ts'
import { SURNAMES, WOMEN } from '../../src/cli/seed/people.ts'
import { openDb } from '../../src/db/open.ts'
import { picture } from '../chats/picture.ts'
import { house } from '../house.ts'
import type { Made } from './goods.ts'
import { maker } from './maker.ts'
import { openPipe } from './pipe.ts'
import { START } from './play.ts'
import { questionFinder } from './step.ts'
import { type Heard, openTown, tap } from './town.ts'

interface Told {
  kind: string
  text: string
  expect: { name?: string; price?: number; unit?: string; net_weight_g?: number; pirt?: string; halal_number?: string }
}

/** What makers really write when they offer a product; one of them only adds to a product told before. */
const TOLD = readFileSync(new URL('../understand/dev.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Told)
  .filter(({ kind, expect: { name } }) => kind === 'product' && name !== undefined)

test('every product that was really described in one message is registered with what was told', async () => {
  const home = mkdtempSync(join(tmpdir(), 'messages-'))
  const dir = join(home, 'data')
  mkdirSync(join(home, 'photos'))
  const photo = (nth: number) => {
    const path = join(home, 'photos', `${nth}.png`)
    writeFileSync(path, picture(nth, 0))
    return path
  }
  const luck = chance(29)
  const pipe = openPipe(dir, START)
  const town = openTown(pipe, questionFinder(house), luck)
  const makers = TOLD.map(({ text, expect: { name, price, unit } }, nth) => {
    const made: Made = {
      name: name!,
      group: 'keripik',
      price: price ?? 20_000,
      unit: unit ?? 'bungkus',
      grams: 200,
      daily: 20,
      pirt: `206321501${String(nth + 1).padStart(4, '0')}30`,
      halal: `ID3211000${String(nth + 1).padStart(4, '0')}123456`,
      shelf: '3 bulan',
      packaging: 'Standing pouch',
      words: text,
    }
    const who = {
      name: `${WOMEN[nth % WOMEN.length]} ${SURNAMES[nth % SURNAMES.length]}`,
      business: `Dapur ${nth + 1}`,
      district: 'Klari',
      phone: `6281299${String(nth + 1).padStart(6, '0')}`,
      nth,
    }
    const person = maker(luck, who, made, { tells: 'at once', typos: false, offers: 'yes', late: false }, photo)
    // a number that one has not got yet is not got by being asked twice
    let cards = 0
    const answers = {
      ...person.answers,
      'register-product/short_card': (heard: Heard) => tap(cards++ ? 'Nanti saja' : 'Isi sekarang')(heard),
    }
    return { ...person, answers }
  })
  for (const person of makers) town.settle(person)
  try {
    await town.actAll(makers.map((person) => [person, { text: 'halo' }] as const))
  } finally {
    writeFileSync(join(home, 'log'), town.log())
    await pipe.end()
  }
  const db = await openDb({ dir: join(dir, 'pg') })
  const saved = await db.sql<{ phone: string; name: string; price: number; net_weight_g: number | null }>(
    `SELECT a.external_id AS phone, p.name, p.unit_price AS price, p.net_weight_g FROM products p JOIN sellers s ON s.id = p.seller_id
     JOIN seller_members m ON m.seller_id = s.id JOIN accounts a ON a.person_id = m.person_id ORDER BY p.id`,
  )
  await db.close()
  const of = (nth: number) => saved.find(({ phone }) => `whatsapp:${phone}` === makers[nth]!.from)
  const wrong = TOLD.flatMap(({ text, expect: told }, nth) => {
    const product = of(nth)
    if (!product) return [`not registered: ${text}`]
    const name = product.name.toLowerCase().includes(told.name!.toLowerCase())
    const price = told.price === undefined || product.price === told.price
    const weight = told.net_weight_g == null || product.net_weight_g === told.net_weight_g
    return name && price && weight ? [] : [`${JSON.stringify(product)} ≠ ${JSON.stringify(told)}`]
  })
  expect(wrong, join(home, 'log')).toEqual([])
  rmSync(home, { recursive: true })
}, 120_000)
