import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildHouse } from '../../src/flow/house.ts'
import type { House } from '../../src/flow/types.ts'
import { FLOWS_DIR } from '../../src/house.ts'

/** A maker tells of a product in ten messages. No action: what is measured is the line, not the business behind it. */
const FLOW = `
flow: tell
title: Cerita produk
for: newcomer
start: [cerita produk, '*']
steps:
  product_name: { ask: "Apa nama produknya?\\n_Contoh: Keripik Tempe Bu Sri_", answer: name, label: nama }
  unit_price: { ask: "Berapa harga satuannya?\\n_Contoh: 15rb_", answer: rupiah, label: harga, min: 500, max: 5000000 }
  net_weight: { ask: "Berapa berat bersihnya?\\n_Contoh: 200 gram_", answer: weight, label: berat }
  capacity: { ask: "Sebulan bisa bikin berapa?\\n_Contoh: 40 bungkus sehari_", answer: capacity, label: kapasitas }
  min_order: { ask: "Paling sedikit pesan berapa?\\n_Contoh: 10 bungkus_", answer: count, label: pesanan, min: 1, max: 10000 }
  lead_time: { ask: "Perlu berapa hari untuk menyiapkan?\\n_Contoh: 3 hari_", answer: days, label: lama }
  shelf_life: { ask: "Tahan berapa lama?\\n_Contoh: 3 bulan_", answer: days, label: tahan }
  note: { ask: Ada catatan?, answer: text, label: catatan, optional: true, verbatim: true }
  review:
    choose: |
      Mohon dicek dulu ya:
      • Nama: {product_name}
      • Harga: {unit_price}
      • Berat: {net_weight}
      • Kapasitas: {capacity}
      • Paling sedikit: {min_order}
      • Siap dalam: {lead_time}
      • Tahan: {shelf_life}
      • Catatan: {note?}
    options: { 'Ya, benar': thanks, Ubah harga: unit_price, Tidak jadi: thanks }
  thanks: { say: 'Terima kasih, sudah tercatat.' }
`

/** What one maker writes, in order. Every message is answered by exactly one reply. */
export const TALK: readonly string[] = [
  'cerita produk',
  'Keripik tempe Bu Sri',
  'harganya 15rb bu',
  'setengah kilo',
  'sehari bisa 40 bungkus',
  'paling sedikit 10',
  '3 hari bu',
  'tahan 3 bulan',
  'rasa original sama balado ya bu, ada yang pedas juga',
  'ya',
]

/** The house that the talk needs, with the sentences of the real one. */
export function talkHouse(): House {
  const sentences = ['phrases.yaml', 'words.yaml'].map(
    (file) => [file, readFileSync(join(FLOWS_DIR, file), 'utf8')] as const,
  )
  const { house, problems } = buildHouse(new Map([['seller/tell.yaml', FLOW], ...sentences]), [])
  const wrong = problems.filter(({ file }) => file.startsWith('seller/'))
  if (wrong.length) throw new Error(wrong.map(({ line, message }) => `${line}: ${message}`).join('\n'))
  return house
}
