import { describe, expect, test } from 'vitest'
import { understand } from '../../src/understand/index.ts'
import { CHANGE_ORDER } from '../../src/understand/order-change.ts'

const context = { today: '2027-01-04', feasts: {}, districts: [] }
const read = (text: string) => {
  const { intent, otherwise, values } = understand(text, context)
  const said = Object.fromEntries(Object.entries(values).map(([key, { value }]) => [key, value]))
  return { intent, otherwise, said }
}

describe('what a buyer wants to be otherwise in an order', () => {
  test.each([
    ['tanggalnya maju jadi 22 februari', { needed_on: '2027-02-22' }],
    ['bisa dimundurin ke 25 feb ga pengirimannya?', { needed_on: '2027-02-25' }],
    ['jumlahnya jadi 1.000 saja', { quantity: { qty: 1000 } }],
    ['pesanannya jadi 1100 parsel ya', { quantity: { qty: 1100 } }],
    ['alamatnya pindah ke Gudang 3, Jl. Mitra Raya Blok C2', { new_address: 'Gudang 3, Jl. Mitra Raya Blok C2' }],
    ['kirimnya ke gudang PT Hendra blok C aja ya bu', { new_address: 'gudang PT Hendra blok C' }],
    ['tolong tambah kartu ucapan: Selamat Idul Fitri', { new_greeting: 'Selamat Idul Fitri' }],
    ['kartu ucapannya diganti: Selamat Lebaran', { new_greeting: 'Selamat Lebaran' }],
    ['ganti kartu ucapannya jadi Selamat Lebaran', { new_greeting: 'Selamat Lebaran' }],
  ])('%s', (text, changes) => {
    const { otherwise, said } = read(text)
    expect(otherwise).toBe(CHANGE_ORDER)
    expect(said).toMatchObject(changes)
  })

  test.each([
    'pesanan saya jadi dikirim kapan?',
    'harganya jadi 16rb',
    'jadi 250 aja',
    'hari kerja jadi senin sampai jumat',
    'makasih ucapannya bu',
    'kirim ke wa saya aja ya',
    'jumlahnya jadi 2 februari',
  ])('says none of it: %s', (text) => {
    expect(read(text).otherwise).toBeUndefined()
  })

  test('an order that is being placed stays one', () => {
    expect(read('pesan 100 parsel hemat jadi tanggal 20 februari').intent).toBe('bulk_order')
  })
})
