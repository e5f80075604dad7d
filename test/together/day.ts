import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chance } from '../../src/cli/seed/chance.ts'
import { picture } from '../chats/picture.ts'
import { house } from '../house.ts'
import { type Buyer, buyer } from '../programme/buyer.ts'
import { madeBy } from '../programme/goods.ts'
import { type Maker, maker } from '../programme/maker.ts'
import { type Admin, admin } from '../programme/officer.ts'
import type { Pipe } from '../programme/pipe.ts'
import { questionFinder } from '../programme/step.ts'
import { openTown, type Town } from '../programme/town.ts'

const REGION = '32.15'
const POINT = 'Balai Desa Klari'
const PARCEL = 'Parsel Berkah'

export const SITI = 'whatsapp:6281200000001'
export const ENENG = 'whatsapp:6281200000002'

/** A small office, two makers and a company, who only know what their phones show. */
export interface Cast {
  town: Town
  siti: Maker
  eneng: Maker
  hendra: Buyer
  /** joins by the command line's invitation, and opens a packing point */
  officeOpens(): Promise<Admin>
  /** one after the other register a business and a product, with photos */
  makersRegister(...makers: Maker[]): Promise<void>
  /** curates what waits, and makes a parcel of it */
  officeCurates(rina: Admin): Promise<void>
  /** the company registers, orders, is verified; makers promise */
  companyOrders(rina: Admin): Promise<void>
}

/** @param today 'YYYY-MM-DD'; the goods are wanted six weeks later */
export function castOf(pipe: Pipe, home: string, today: string): Cast {
  const luck = chance(11)
  const town = openTown(pipe, questionFinder(house), luck)
  mkdirSync(join(home, 'photos'), { recursive: true })
  const photo = (nth: number) => {
    const path = join(home, 'photos', `${nth}.png`)
    writeFileSync(path, picture(nth, 0))
    return path
  }
  const makers = [
    { name: 'Siti Aminah', phone: SITI, tells: 'at once' as const },
    { name: 'Eneng Juriah', phone: ENENG, tells: 'bit by bit' as const },
  ].map(({ name, phone, tells }, nth) =>
    maker(
      luck,
      { name, business: `Dapur ${name}`, district: 'Klari', phone: phone.slice('whatsapp:'.length), nth },
      madeBy(luck, nth, 'keripik', name),
      { tells, typos: false, offers: 'yes', late: false },
      photo,
    ),
  )
  const [siti, eneng] = makers as [Maker, Maker]
  const hendra = buyer(luck, {
    name: 'PT Uji Bersama',
    kind: 'Perusahaan / pabrik',
    estate: 'KIIC',
    contact: 'Hendra Gunawan',
    phone: '0811000011',
    id: '11',
    parcels: 12,
    parcel: PARCEL,
    neededOn: new Date(Date.parse(today) + 42 * 86_400_000).toISOString().slice(0, 10),
  })
  for (const person of [siti, eneng, hendra]) town.settle(person)
  return {
    town,
    siti,
    eneng,
    hendra,
    async officeOpens() {
      const rina = admin(luck, { name: 'Rina Marlina', id: '21' }, await town.invite('admin', REGION))
      town.settle(rina)
      await town.act(rina, { text: '/start' })
      await town.act(rina, rina.addPoint({ name: POINT, district: 'Klari', daily: 250 }))
      return rina
    },
    async makersRegister(...makers) {
      for (const person of makers) await town.act(person, { text: 'halo' })
    },
    async officeCurates(rina) {
      await town.act(rina, { text: 'kurasi' })
      await town.act(rina, rina.makeParcel({ name: PARCEL, lines: ['keripik'], point: POINT, fee: 7_500 }))
    },
    async companyOrders(rina) {
      await town.act(hendra, { text: 'mau pesan' })
      await town.act(rina, { text: 'verifikasi' })
      // offers wait for the morning, or for the end of a talk: whoever asks gets them at once
      for (const person of [siti, eneng]) await town.act(person, { text: 'tawaran' })
    },
  }
}
