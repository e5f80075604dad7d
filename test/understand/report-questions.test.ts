import { expect, test } from 'vitest'
import { DISTRICTS } from '../../src/domain/districts.ts'
import { understand } from '../../src/understand/index.ts'

const read = (text: string) => understand(text, { today: '2027-03-02', feasts: {}, districts: DISTRICTS } as never)

test.each([
  ['kecamatan mana yang turun?', 'falling_districts', {}],
  ['kecamatan apa saja yg penjualannya menurun di januari', 'falling_districts', { month: '2027-01' }],
  ['daerah mana yang penjualannya turun', 'falling_districts', {}],
  ['wilayah mana yang merosot bu', 'falling_districts', {}],
  ['yang turun kecamatan mana aja', 'falling_districts', {}],
  ['umkm paling laku siapa', 'largest_makers', {}],
  ['sepuluh umkm terbesar', 'largest_makers', { how_many: 10 }],
  ['top 10 umkm', 'largest_makers', { how_many: 10 }],
  ['siapa penjual terbanyak tahun ini', 'largest_makers', {}],
  ['target omzet tahun ini berapa', 'targets', {}],
  ['sudah sampai mana target pembeli', 'targets', {}],
  ['siapa yang harus dikunjungi', 'visits', {}],
  ['10 UMKM terbesar tahun ini', 'largest_makers', { how_many: 10 }],
  ['10 UMKM terbesar tahun lalu', 'largest_makers', { how_many: 10, said_year: 'tahun lalu' }],
  ['umkm terbesar 2026', 'largest_makers', { said_year: '2026' }],
  ['umkm terlaris oktober 2026', 'largest_makers', { month: '2026-10' }],
  ['siapa 5 umkm paling laris bulan lalu?', 'largest_makers', { how_many: 5, month: '2027-02' }],
  ['UMKM terlaris oktober', 'largest_makers', { month: '2026-10' }],
  ['umkm mana yg belum pernah dapat pesanan', 'idle_makers', {}],
  ['siapa saja umkm yang belum kebagian pesanan', 'idle_makers', {}],
  ['perusahaan mana yang belum pesan lagi?', 'silent_buyers', {}],
  ['pembeli yg blm order tahun ini siapa aja', 'silent_buyers', {}],
  ['jualan saya bulan ini berapa', 'sales_report', { month: '2027-03' }],
  ['hasil jualan abdi sabaraha', 'sales_report', {}],
  ['jualanku piye', 'sales_report', {}],
  ['penjualan saya des', 'sales_report', { month: '2026-12' }],
  ['minta excel laporan oktober', 'summary_files', { month: '2026-10' }],
  ['ringkasan januari pdf dong', 'summary_files', { month: '2027-01' }],
])('%s', (text, intent, wanted) => {
  const { intent: read_, values } = read(text)
  expect(read_).toBe(intent)
  expect(Object.fromEntries(Object.entries(values).map(([key, found]) => [key, found.value]))).toEqual(wanted)
})

test.each([
  'ringkasan oktober',
  'minta laporan penjualan saya bulan ini excel ya',
  'UMKM saya mau gabung, jualan keripik terlaris',
  'perusahaan kami belum pesan, mau pesan 300 parsel',
  'keripik tempe 10rb sebungkus',
  'jualan keripik harganya berapa ya bagusnya',
  'target saya 50 bungkus sehari',
  'harganya turun jadi 12rb',
])('%s is no question about all makers', (text) => {
  expect(['falling_districts', 'largest_makers', 'silent_buyers', 'summary_files', 'targets', 'visits']).not.toContain(
    read(text).intent,
  )
})
