import type { OfficerRole } from '../../chat/actor.ts'
import type { BuyerKind } from '../../domain/buyers.ts'

/** Names as they are common there; nobody in particular. */
export const WOMEN =
  'Iis, Sri, Tati, Onah, Neng Rina, Euis, Yati, Nunung, Imas, Cucu, Wiwin, Lilis, Entin, Titin, Mimin, Aisyah, Siti, Nia, Rohayati, Kokom, Ipah, Elis, Dedeh, Yuyun, Ani, Eka, Ratna, Lina, Nurul, Rosita'.split(
    ', ',
  )
export const MEN =
  'Asep, Ujang, Dadang, Cecep, Udin, Maman, Agus, Yayan, Endang, Jajang, Deden, Tatang, Wawan, Iwan, Rudi, Hasan, Karta, Oman, Entis, Dede'.split(
    ', ',
  )
export const SURNAMES =
  'Rohimah, Suryani, Hidayat, Nuraeni, Mulyani, Sukarna, Wahyuni, Komariah, Supriatna, Kurniasih, Permana, Rukmana, Sumiati, Setiawan, Handayani, Jubaedah, Kusnadi, Marlina, Sopandi, Maryati'.split(
    ', ',
  )
export const HOUSES = 'Dapur, Rumah, Pawon, Warung, Saung'.split(', ')

export interface DemoBuyer {
  name: string
  kind: BuyerKind
  estate?: string
  contact: string
  region: string
  employees: number
}

/** Companies and others; the first of each kind is who the playground's phones start with. */
export const DEMO_BUYERS: readonly DemoBuyer[] = [
  {
    name: 'PT Karya Baja Otomotif',
    kind: 'company',
    estate: 'KIIC',
    contact: 'Hendra Gunawan',
    region: '32.15',
    employees: 1200,
  },
  {
    name: 'PT Surya Cipta Elektronik',
    kind: 'company',
    estate: 'Suryacipta',
    contact: 'Dewi Lestari',
    region: '32.15',
    employees: 850,
  },
  {
    name: 'PT Mitra Ban Nusantara',
    kind: 'company',
    estate: 'KIM',
    contact: 'Bambang Sutrisno',
    region: '32.15',
    employees: 640,
  },
  {
    name: 'PT Indah Kemas Makmur',
    kind: 'company',
    estate: 'Indotaisei',
    contact: 'Rani Puspita',
    region: '32.15',
    employees: 420,
  },
  {
    name: 'PT Tirta Tekstil',
    kind: 'company',
    estate: 'Bukit Indah',
    contact: 'Joko Prasetyo',
    region: '32.15',
    employees: 980,
  },
  {
    name: 'PT Lintas Suku Cadang',
    kind: 'company',
    estate: 'KIIC',
    contact: 'Maya Anggraini',
    region: '32.15',
    employees: 310,
  },
  {
    name: 'Kopkar Bina Sejahtera',
    kind: 'cooperative',
    estate: 'KIIC',
    contact: 'Yanto Wibowo',
    region: '32.15',
    employees: 1200,
  },
  {
    name: 'Kopkar Maju Bersama',
    kind: 'cooperative',
    estate: 'Suryacipta',
    contact: 'Sulastri',
    region: '32.15',
    employees: 700,
  },
  { name: 'Swalayan Lebak Mart', kind: 'retailer', contact: 'Fajar Nugraha', region: '32.15', employees: 60 },
  { name: 'Hotel Resinda Asri', kind: 'hotel', contact: 'Amelia Putri', region: '32.15', employees: 140 },
  { name: 'Galeri UMKM Lapang Karangpawitan', kind: 'gallery', contact: 'Nana Suryana', region: '32.15', employees: 8 },
  {
    name: 'PT Jababeka Komponen',
    kind: 'company',
    estate: 'Jababeka',
    contact: 'Andri Saputra',
    region: '32.16',
    employees: 760,
  },
  {
    name: 'Kopkar Lippo Cikarang Karya',
    kind: 'cooperative',
    estate: 'Delta Silicon',
    contact: 'Rudi Hartono',
    region: '32.16',
    employees: 540,
  },
  {
    name: 'PT Indorama Serat',
    kind: 'company',
    estate: 'Jatiluhur',
    contact: 'Tuti Alawiyah',
    region: '32.14',
    employees: 900,
  },
]

export interface DemoOfficer {
  name: string
  region: string
  roles: readonly OfficerRole[]
  /** name of the penyedia whose treasurer it is */
  supplier?: string
}

/** Who invoices the orders of a region. A cooperative that does not charge PPN. */
export const DEMO_SUPPLIERS: readonly {
  name: string
  region: string
  address: string
  signatory: string
  bank: string
  number: string
}[] = [
  {
    name: 'Koperasi Gandeng Karawang',
    region: '32.15',
    address: 'Gedung PLUT, Jl. Ahmad Yani 1, Karawang Barat',
    signatory: 'Tini Suhartini',
    bank: 'BJB',
    number: '0000100020003',
  },
]

export const DEMO_OFFICERS: readonly DemoOfficer[] = [
  { name: 'Bu Rina', region: '32.15', roles: ['admin', 'curator'] },
  { name: 'Pak Dedi', region: '32.15', roles: ['curator'] },
  { name: 'Bu Yuli', region: '32.15', roles: ['mentor'] },
  { name: 'Pak Ujang', region: '32.15', roles: ['keeper'] },
  { name: 'Bu Tini', region: '32.15', roles: ['treasurer'], supplier: 'Koperasi Gandeng Karawang' },
  { name: 'Pak Haji Asep', region: '32.15', roles: ['head'] },
  { name: 'Bu Sari', region: '32.16', roles: ['admin', 'curator'] },
  { name: 'Pak Yayan', region: '32.14', roles: ['admin', 'curator'] },
]

/** Kecamatan of the packing points: six in Karawang as in 2021, one in each neighbour. */
export const PACKING_POINTS: readonly { district: string; name: string; daily: number }[] = [
  { district: '32.15.01', name: 'Gedung PLUT Karawang Barat', daily: 250 },
  { district: '32.15.05', name: 'Aula Kecamatan Klari', daily: 200 },
  { district: '32.15.13', name: 'Balai Desa Cikampek Barat', daily: 200 },
  { district: '32.15.06', name: 'Gedung KUD Rengasdengklok', daily: 150 },
  { district: '32.15.03', name: 'Koperasi Telukjambe Timur', daily: 200 },
  { district: '32.15.17', name: 'Aula Kecamatan Telagasari', daily: 120 },
  { district: '32.16.09', name: 'Gedung UMKM Cikarang Utara', daily: 250 },
  { district: '32.14.01', name: 'Galeri Menong Purwakarta', daily: 200 },
]

/** Of a year; a region of the demo's size. */
export const TARGETS: readonly { region: string; companies: number; turnover: number }[] = [
  { region: '32.15', companies: 12, turnover: 600_000_000 },
]

/** Companies that have been spoken to and not yet ordered. */
export const PROSPECTS: readonly {
  name: string
  region: string
  kind: BuyerKind
  estate: string
  contact: string
  status: 'interested' | 'contacted' | 'untouched'
}[] = [
  {
    name: 'PT Cahaya Plastindo',
    region: '32.15',
    kind: 'company',
    estate: 'KIIC',
    contact: 'Wulan Sari',
    status: 'interested',
  },
  {
    name: 'Kopkar Sinar Ban',
    region: '32.15',
    kind: 'cooperative',
    estate: 'KIM',
    contact: 'Slamet Riyadi',
    status: 'contacted',
  },
  {
    name: 'PT Anugerah Kaca',
    region: '32.15',
    kind: 'company',
    estate: 'Suryacipta',
    contact: 'Ratih Purnama',
    status: 'untouched',
  },
]
