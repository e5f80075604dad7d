import { describe, expect, it } from 'vitest'
import { listProducts, MENU, REGISTER, STOCK, save_product } from './houses.ts'
import { player, smallHouse } from './player.ts'

const acts = [save_product, listProducts(3)]
const register = () => player(smallHouse([MENU, REGISTER, STOCK], acts), acts)

describe('a conversation is a form that fills itself', () => {
  it('asks one thing after the other and shows the card', () => {
    const p = register()
    expect(p.say('daftar produk')).toBe('Apa nama produknya?')
    expect(p.say('Keripik Tempe')).toBe('Berapa harganya?')
    expect(p.say('16rb')).toBe('Sehari bisa berapa?')
    expect(p.say('40')).toBe('Kirim fotonya ya.\n1. Lewati')
    expect(p.send(2)).toBe('Ada catatan?\n1. Lewati')
    expect(p.say('lewati')).toBe(
      'Cek dulu ya:\n• Keripik Tempe\n• Rp16.000\n• 40 sehari\n• 2 foto\n1. Ya, simpan\n2. Ubah dulu\n3. Tidak jadi',
    )
    expect(p.say('1')).toBe('Berapa yang siap sekarang?')
    expect(p.did).toEqual(['save_product'])
    expect(p.say('12')).toBe('Terima kasih.')
    expect(p.flows()).toEqual([])
  })

  it('asks only what the message that starts it leaves open', () => {
    const p = register()
    expect(p.say('mau daftarkan {Keripik|name=Keripik} {15rb|price=15000} ^register_product')).toBe(
      'Sehari bisa berapa?',
    )
    expect(p.slots()).toMatchObject({ product_name: 'Keripik', unit_price: 15000 })
  })

  it('fills later questions from an answer that says more than was asked', () => {
    const p = register()
    p.say('daftar produk')
    expect(p.say('Keripik Tempe, {40 sehari|capacity=40}')).toBe('Berapa harganya?')
    expect(p.slots()).toEqual({ product_name: 'Keripik Tempe', capacity: 40 })
  })

  it('takes a photo whenever it comes', () => {
    const p = register()
    p.say('daftar produk')
    expect(p.send(1, 'Keripik Tempe')).toBe('Berapa harganya?')
    expect(p.slots()).toMatchObject({ product_name: 'Keripik Tempe', picture: ['hash0'] })
    expect(p.send(1)).toBe('<file_not_needed>')
  })

  it('notes what else was said when the question itself was not answered', () => {
    const p = register()
    p.say('daftar produk')
    p.say('Keripik Tempe')
    expect(p.say('{sehari empat puluh|capacity=40}, harga nanti ya')).toBe('<noted_but>\n\nBerapa harganya?')
  })

  it('never fills from an unsure reading or one out of bounds', () => {
    const p = register()
    p.say('daftar produk', undefined, { values: { price: { value: 15000, words: '15', unsure: true } } })
    p.say('Keripik Tempe', undefined, { values: { capacity: { value: 900000, words: '900000' } } })
    expect(p.slots()).toEqual({ product_name: 'Keripik Tempe' })
  })

  it('does not overwrite an answer with something said in passing', () => {
    const p = register()
    p.say('{daftar produk|price=15000}')
    p.say('Keripik Tempe {99rb|price=99000}')
    expect(p.slots()).toMatchObject({ unit_price: 15000 })
  })

  it('says why an answer was refused and after the third time how to get help', () => {
    const p = register()
    p.say('{daftar produk|name=Keripik}')
    expect(p.say('murah')).toBe('<rupiah.not_a_price>')
    expect(p.say('murah saja')).toBe('<rupiah.not_a_price>\n\n<choices>\n1. Kembali')
    expect(p.say('murah sekali')).toBe('<rupiah.not_a_price>\n\n<stuck>\n1. Kembali')
    expect(p.say('6 juta')).toContain('<rupiah.too_large>')
    expect(p.say('16rb')).toBe('Sehari bisa berapa?')
    expect(p.say('banyak')).toBe('<count.not_a_number>')
  })

  it('takes a bare number for the question asked and for nothing else', () => {
    const p = register()
    p.say('{daftar produk|name=Keripik}')
    p.say('16rb')
    expect(p.say('{40|price=40}')).toBe('Kirim fotonya ya.\n1. Lewati')
    expect(p.slots()).toEqual({ product_name: 'Keripik', unit_price: 16000, capacity: 40 })
    const q = register()
    q.say('{daftar produk|name=Keripik}')
    q.say('{16rb|capacity=16}')
    expect(q.slots()).toEqual({ product_name: 'Keripik', unit_price: 16000 })
  })

  it('takes a greeting in mid-talk as a greeting, not as the name of a product', () => {
    const p = register()
    p.say('daftar produk')
    expect(p.say('Assalamualaikum ^greeting')).toBe('<resume Daftar produk>\n\nApa nama produknya?')
    expect(p.slots()).toEqual({})
    p.say('Keripik')
    expect(p.say('pagi bu ^greeting')).toBe('<resume Daftar produk>\n\nBerapa harganya?')
  })

  it('takes any words for a question that says so, whatever else they might mean', () => {
    const p = register()
    p.say('daftar {produk|name=Keripik}{|price=15000}{|capacity=40}')
    p.say('lewati')
    p.say('lihat stok dulu ^my_products')
    expect(p.slots()).toMatchObject({ note: 'lihat stok dulu' })
  })

  it('takes the next message for another flow when it means one', () => {
    const p = register()
    p.say('daftar produk')
    expect(p.say('lihat stok dulu ^my_products')).toContain('Produk yang mana?')
    expect(p.flows()).toEqual(['register', 'stock'])
  })
})
