import type { Chance } from '../../src/cli/seed/chance.ts'
import { type Act, leave, type Person, type Reply, tap, tapFirst, write } from './town.ts'

export interface Company {
  name: string
  kind: string
  estate: string
  contact: string
  phone: string
  /** Telegram's id */
  id: string
  parcels: number
  /** name of the parcel it wants */
  parcel: string
  /** as it is written: '24 Februari' */
  neededOn: string
  /** so many of them go to another gate on another day */
  second?: { parcels: number; neededOn: string }
}

export interface Buyer extends Person {
  /** asks for its parcels in one message or step by step */
  order(): Act
  /** says that the goods are there */
  receive(): Act
}

const inTwo = ({ parcels, parcel, neededOn }: Company, second: { parcels: number; neededOn: string }) =>
  `pesan ${parcels} paket ${parcel}, kirim 2 kali: ${parcels - second.parcels} tgl ${neededOn} ke gudang pabrik gate 2, sisanya tgl ${second.neededOn} ke kantor pusat`

/** Purchasing at a company, on Telegram. */
export function buyer(luck: Chance, of: Company): Buyer {
  const answers: Record<string, Reply> = {
    'buyer-menu/menu': leave,
    'buyer-hello/menu': leave,
    'order/parcel': ({ options }) => {
      const wanted =
        options.find(({ label }) => label.includes(of.parcel)) ?? options.find(({ value }) => value.startsWith('@page'))
      return wanted && { pick: wanted.value }
    },
    'order/quantity': write(String(of.parcels)),
    'order/needed_on': write(of.neededOn),
    'order/price': tap('Ya, lanjut pesan'),
    'order/too_few': tap('Ya, segitu'),
    'order/fewer_or_later': (heard) =>
      luck.percent(50) ? tap('Ambil yang sanggup')(heard) : tap('Mundurkan tanggal')(heard),
    'order/fewer': tap('Ambil yang sanggup'),
    'order/later': tap('Ya, tanggal itu'),
    'order/fewer_and_later': tap('Ya, itu saja'),
    'order/feast': tap('Ya, geser'),
    'order/card': tap('Pesan sekarang'),
    'order/unavailable': tap('Tidak jadi'),
    'order/gone': tap('Tidak jadi'),
    'register-organisation/consent': () => (luck.percent(50) ? { text: 'setuju' } : { pick: 'Ya' }),
    'register-organisation/buyer_kind': tap(of.kind),
    'register-organisation/buyer_name': write(of.name),
    'register-organisation/estate': write(of.estate),
    'register-organisation/address': write(`Kawasan ${of.estate} Blok ${of.name.length}-${of.parcels}`),
    'register-organisation/district': write('Telukjambe Timur'),
    'register-organisation/contact_name': write(of.contact),
    'register-organisation/contact_phone': () => ({ contact: of.phone }),
    'register-organisation/employees': write(String(of.parcels)),
    'register-organisation/card': tap('Ya, daftarkan'),
    'rate-order/stars': tap('5 ⭐ Bagus sekali'),
    'rate-order/rating_words': write('lewati'),
    'rate-order/rated': tap('Cukup'),
    'season-call/called': tap('Nanti dulu'),
    'feast-moved/touched': tap('Tetap saja'),
    'receipt/delivery': tapFirst,
    'receipt-of/arrived': (heard) => (luck.percent(75) ? tap('Lengkap & bagus')(heard) : tap('Ada masalah')(heard)),
    'receipt-of/item': tapFirst,
    'receipt-of/wrong': tap('Rusak'),
    'receipt-of/bad': write('1'),
    'receipt-of/photo': write('lewati'),
    'receipt-of/too_many': tap('Batal'),
    'receipt-of/more': tap('Tidak, cukup'),
    'receipt-of/remedy': tap('Potong tagihan'),
  }
  return {
    name: of.contact,
    from: `buyer:${of.id}`,
    answers,
    order: () =>
      of.second
        ? { text: inTwo(of, of.second) }
        : luck.percent(60)
          ? { text: `pesan ${of.parcels} paket ${of.parcel}, terima ${of.neededOn}` }
          : { text: 'mau pesan' },
    receive: () => ({ text: luck.one(['barang sampai', 'sudah sampai', 'barang diterima']) }),
  }
}
