import { describe, expect, it } from 'vitest'
import { listProducts, MENU, REGISTER, STOCK, save_product } from './houses.ts'
import type { Act } from './player.ts'
import { player, smallHouse } from './player.ts'

const acts = [save_product, listProducts(3)]
const CARD = 'Cek dulu ya:\n• Keripik\n• Rp15.000\n• 40 sehari\n1. Ya, simpan\n2. Ubah dulu\n3. Tidak jadi'

function atCard() {
  const p = player(smallHouse([MENU, REGISTER, STOCK], acts), acts)
  p.say('daftar produk {Keripik|name=Keripik} {15rb|price=15000} {40|capacity=40} ^register_product')
  p.say('lewati')
  expect(p.say('lewati')).toBe(CARD)
  return p
}

describe('any line of the card can be corrected at any time', () => {
  it.each([
    'ralat harga 16rb',
    'ralat harganya 16rb ya bu',
    'Ralat: harga jadi 16.000',
    'koreksi harga 16 ribu bukan 15 ribu',
    'eh maaf salah, harusnya 16rb',
    'eh harga yg tadi sy jawab salah, harusnya 16rb bukan 14rb 🙏 ^edit_answer',
  ])('%s', (words) => {
    const p = atCard()
    expect(p.say(words)).toBe(`<edited harga Rp16.000>\n\n${CARD.replace('15', '16')}`)
    expect(p.slots()).toMatchObject({ unit_price: 16000, capacity: 40 })
  })

  it('"ralat harga" asks it again and comes back to the card', () => {
    const p = atCard()
    expect(p.say('ralat harga')).toBe('Berapa harganya?')
    expect(p.say('17rb')).toBe(CARD.replace('15', '17'))
  })

  it('a bare "ralat" shows what can be mended', () => {
    const p = atCard()
    expect(p.say('ralat')).toBe(
      '<which_edit>\n1. nama: Keripik\n2. harga: Rp15.000\n3. kapasitas: 40\n4. foto: –\n5. catatan: –',
    )
    expect(p.say('3')).toBe('Sehari bisa berapa?')
    expect(p.say('50')).toBe(CARD.replace('40', '50'))
  })

  it('a card answered with a new price takes the price', () => {
    const p = player(smallHouse([MENU, REGISTER, STOCK], acts), acts)
    for (const words of ['daftar produk', 'Keripik', '15rb', '40', 'lewati', 'lewati']) p.say(words)
    expect(p.say('harganya {16 ribu|price=16000} aja')).toBe(`<edited harga Rp16.000>\n\n${CARD.replace('15', '16')}`)
  })

  it('"eh salah, harusnya 500" mends the latest answer that can be 500', () => {
    const p = player(smallHouse([MENU, REGISTER, STOCK], acts), acts)
    for (const words of ['daftar produk', 'Keripik', '15rb', '50', 'lewati']) p.say(words)
    expect(p.say('eh salah, harusnya 500')).toBe('<edited kapasitas 500>\n\nAda catatan?\n1. Lewati')
    expect(p.slots()).toMatchObject({ unit_price: 15000, capacity: 500 })
  })

  it('a correction out of bounds says why and asks again', () => {
    const p = atCard()
    expect(p.say('ralat harga 9 juta')).toBe('<rupiah.too_large>\n\nBerapa harganya?')
    expect(p.say('9rb')).toBe(CARD.replace('15', '9'))
  })

  it('a correction that may mean two things is asked', () => {
    const p = atCard()
    expect(p.say('ralat harga 16an')).toBe('<is_it_right Rp16.000>\n1. Rp16.000')
    expect(p.say('iya')).toBe(CARD.replace('15', '16'))
  })

  it('a later question answered by a correction leaves the open one open', () => {
    const p = player(smallHouse([MENU, REGISTER, STOCK], acts), acts)
    for (const words of ['daftar produk', 'Keripik']) p.say(words)
    expect(p.say('ralat kapasitas 60')).toBe('<edited kapasitas 60>\n\nBerapa harganya?')
    expect(p.say('ralat catatan')).toBe('Berapa harganya?')
    expect(p.say('15rb')).toBe('Kirim fotonya ya.\n1. Lewati')
  })

  it('what was worked out from the old answer is worked out anew', () => {
    const QUOTE = `
flow: quote
title: Hitung
for: seller
start: [hitung]
steps:
  pieces: { ask: Berapa?, answer: count, label: jumlah }
  work: { do: work_out, then: { done: card } }
  card: { choose: 'Total {total}', options: { Ya: end, Tidak: end } }
`
    const work_out: Act = {
      name: 'work_out',
      for: ['seller'],
      needs: { pieces: 'count' },
      gives: { done: { total: 'rupiah' } },
      run: ({ pieces }) => ({ outcome: 'done', values: { total: Number(pieces) * 1000 } }),
    }
    const p = player(smallHouse([QUOTE], [work_out]), [work_out])
    p.say('hitung')
    expect(p.say('20')).toBe('Total Rp20.000\n1. Ya\n2. Tidak')
    expect(p.say('ralat jumlah 30')).toBe('<edited jumlah 30>\n\nTotal Rp30.000\n1. Ya\n2. Tidak')
  })

  it('what an action saved is no longer an answer of this talk', () => {
    const p = atCard()
    p.say('1')
    expect(p.say('ralat harga 16rb')).toBe('<already_saved harga>\n\nBerapa yang siap sekarang?')
    expect(p.slots()).toMatchObject({ unit_price: 15000 })
    expect(p.say('ralat')).toBe('<nothing_to_edit>\n\nBerapa yang siap sekarang?')
  })

  it('with nothing being talked about there is nothing to correct', () => {
    const p = player(smallHouse([MENU, REGISTER, STOCK], acts), acts)
    expect(p.say('ralat harga 16rb')).toBe('<nothing_to_edit>')
    expect(p.say('eh maaf, maksudnya besok')).toContain('Mau apa?')
  })
})
