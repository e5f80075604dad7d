import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import type { Paper } from '../../src/documents/paper.ts'
import type { Letterhead } from '../../src/documents/sheet.ts'
import { orderTotals } from '../../src/domain/orders/totals.ts'

/** flows/papers.yaml as the house reads it: nested names joined with dots. */
export const TEXTS: Readonly<Record<string, string>> = flat(
  parse(readFileSync(new URL('../../flows/papers.yaml', import.meta.url), 'utf8')) as Nested,
)

interface Nested {
  [key: string]: string | Nested
}
function flat(nested: Nested, before = ''): Record<string, string> {
  return Object.assign(
    {},
    ...Object.entries(nested).map(([key, value]) =>
      typeof value === 'string' ? { [before + key]: value } : flat(value, `${before}${key}.`),
    ),
  )
}

export const LETTERHEAD: Letterhead = {
  name: 'Koperasi Maju Jaya Karawang',
  address: 'Jl. Ahmad Yani No. 12, Nagasari, Karawang Barat, Karawang 41312',
  phone: '6281312345678',
  npwp: '0312345678408000',
  pkp: true,
  bank: { bank: 'Bank BJB', number: '0012345678901', holder: 'Koperasi Maju Jaya' },
  signatory: 'Hj. Euis Kartika',
  signatoryTitle: 'Ketua',
  place: 'Karawang',
}

const order = {
  number: 'KRW-2027-0012',
  neededOn: '2027-02-26',
  poNumber: '4500012345',
  poOn: '2027-01-11',
  deliverTo: 'Kawasan Industri KIIC Lot A-7, Jl. Harapan Raya, Telukjambe Timur, Karawang',
  contactName: 'Pak Hendra',
  contactPhone: '6281300000001',
}
const buyer = {
  name: 'PT Hendra Jaya Manufaktur Indonesia',
  address: 'Kawasan Industri KIIC Lot A-7, Jl. Harapan Raya, Telukjambe Timur, Karawang',
  attention: 'Pak Hendra',
}
const rows = [
  { label: 'Keripik Tempe Original 200 g', quantity: 2_400, unit: 'bungkus', price: 15_000 },
  { label: 'Sambal Bawang Pedas 150 ml', quantity: 1_200, unit: 'botol', price: 27_500 },
  { label: 'Dodol Picnic Karawang isi 20', quantity: 1_200, unit: 'kotak', price: 32_000 },
]
const packing = { count: 1_200, fee: 7_500 }
const priced = (pkp: boolean) => ({ rows, packing, totals: orderTotals(rows, packing.count * packing.fee, pkp), pkp })

const paper = (number: string, facts: Paper['facts'], letterhead = LETTERHEAD): Paper => ({
  facts,
  letterhead,
  number,
  day: '2027-01-18',
})

/** A paper of every kind, PKP unless its name says otherwise. */
export const SAMPLES: Readonly<Record<string, Paper>> = {
  sph: paper('004/SPH/KMJ/I/2027', {
    kind: 'sph',
    order,
    buyer,
    ...priced(true),
    language: 'id',
    dpPercent: 50,
    termsDays: 14,
    validDays: 7,
  }),
  'sph-en': paper('005/SPH/KMJ/I/2027', {
    kind: 'sph',
    order,
    buyer,
    ...priced(false),
    language: 'id_en',
    dpPercent: 50,
    termsDays: 14,
    validDays: 7,
  }),
  'purchase-order': paper('009/SP/KMJ/I/2027', {
    kind: 'purchase_order',
    order,
    buyer,
    ...priced(true),
    dpPercent: 50,
    termsDays: 14,
    greeting: 'Selamat Idul Fitri 1448 H, mohon maaf lahir dan batin',
    substitutes: 'ask',
    minShelfLifeDays: 60,
  }),
  'dp-invoice': paper('003/INV-DP/KMJ/I/2027', {
    kind: 'dp_invoice',
    order,
    buyer,
    dpPercent: 50,
    orderTotal: 129_204_000,
    net: 58_200_000,
    taxBase: 53_350_000,
    ppn: 6_402_000,
    amount: 64_602_000,
    pkp: true,
  }),
  invoice: paper('012/INV/KMJ/II/2027', {
    kind: 'invoice',
    order,
    buyer,
    ...priced(true),
    dp: 64_602_000,
    dpNumber: '003/INV-DP/KMJ/I/2027',
    left: 64_602_000,
    dueOn: '2027-03-12',
    termsDays: 14,
  }),
  'invoice-no-ppn': paper(
    '013/INV/KMJ/II/2027',
    { kind: 'invoice', order, buyer, ...priced(false), dp: 0, left: 116_400_000, dueOn: '2027-03-12', termsDays: 14 },
    { ...LETTERHEAD, pkp: false },
  ),
  receipt: paper('007/KW/KMJ/I/2027', {
    kind: 'receipt',
    order,
    buyer,
    purpose: 'dp',
    amount: 64_602_000,
    withheld: 1_164_000,
    invoiceNumber: '003/INV-DP/KMJ/I/2027',
  }),
  'delivery-note': paper('021/SJ/KMJ/II/2027', {
    kind: 'delivery_note',
    order,
    buyer,
    rows,
    parcels: 1_200,
    sentOn: '2027-02-25',
    address: buyer.address,
    gate: 'Gerbang 2, gudang logistik',
    hours: '08.00–15.00',
    receiverName: 'Bu Ratna',
    receiverPhone: '6281300000002',
    plate: 'T 1234 AB',
    driver: 'Pak Asep',
  }),
  'handover-report': paper('018/BAST/KMJ/II/2027', {
    kind: 'handover_report',
    order,
    buyer,
    rows: rows.map((row, index) => ({ ...row, damaged: index === 1 ? 12 : 0 })),
    parcels: 1_200,
    receivedOn: '2027-02-25',
    part: { number: 1, of: 2 },
    follows: true,
    deliveryNote: '021/SJ/KMJ/II/2027',
    receiptNumber: 'GR-5000871',
    receiverName: 'Bu Ratna',
  }),
  'work-order': paper('044/SPK/KMJ/I/2027', {
    kind: 'work_order',
    order,
    maker: {
      name: 'Dapur Bu Iis',
      address: 'Dusun Krajan RT 03/02, Klari, Karawang',
      phone: '6281200000001',
      attention: 'Iis Aisyah',
    },
    rows: [{ label: 'Keripik Tempe Original 200 g', quantity: 300, unit: 'bungkus', price: 13_500 }],
    dueOn: '2027-02-20',
    place: 'Posko Klari, Balai Desa Klari',
    dpCondition: true,
  }),
  'partnership-record': paper(
    '003/CK/KRW/XII/2027',
    {
      kind: 'partnership_record',
      organisation: buyer,
      year: 2027,
      purchases: [
        { day: '2027-02-25', order: 'KRW-2027-0012', makers: 31, value: 129_204_000 },
        { day: '2027-08-14', order: 'KRW-2027-0188', makers: 4, value: 8_750_000 },
      ],
      others: [
        {
          day: '2027-04-03',
          kind: 'space',
          note: 'Bazar di kantin, 6 meja',
          value: 3_000_000,
          photo: true,
          checkedBy: 'Rina Marlina',
          checkedOn: '2027-04-05',
        },
        { day: '2027-05-01', kind: 'listing', note: 'Keripik Tempe – Dapur Bu Sri', checkedOn: '2027-05-02' },
        { day: '2027-06-20', kind: 'goods', note: 'Mesin spinner 2 buah', value: 7_600_000 },
        { day: '2027-09-02', kind: 'training', note: 'Pelatihan kemasan, 30 peserta' },
      ],
      makers: 33,
    },
    { name: 'Dinas Koperasi dan UKM Kabupaten Karawang', phone: '0267401234', place: 'Karawang' },
  ),
}
