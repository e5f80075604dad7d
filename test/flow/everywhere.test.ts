import { describe, expect, it } from 'vitest'
import { accept_offer, listProducts, look_at_offer, MENU, OFFER, REGISTER, STOCK, save_product } from './houses.ts'
import { type Act, player, smallHouse } from './player.ts'

const acts = [save_product, listProducts(3), look_at_offer, accept_offer]
const start = (...more: string[]) => player(smallHouse([MENU, REGISTER, STOCK, OFFER, ...more], acts), acts)

describe('words that work everywhere when they stand alone', () => {
  it.each(['batal', 'Batal ya bu', 'gak jadi', 'ga jadi deh, batalin aja ^cancel'])('%s ends the talk', (words) => {
    const p = start()
    p.say('daftar produk')
    p.say('Keripik')
    expect(p.say(words)).toBe('<cancelled Daftar produk>')
    expect(p.flows()).toEqual([])
  })

  it('words that start a flow start it, also when they mean that something is cancelled', () => {
    const p = start(
      'flow: undo\ntitle: Batalkan pesanan\nfor: seller\nstart: [batalkan pesanan]\nsteps: { a: { ask: Yang mana?, answer: text, label: yang } }',
    )
    p.say('daftar produk')
    expect(p.say('batalkan pesanan ^cancel')).toBe('Yang mana?')
    expect(p.flows()).toEqual(['register', 'undo'])
  })

  it('batal goes back to the talk beneath', () => {
    const p = start()
    p.say('daftar produk')
    p.say('Keripik')
    p.say('stok')
    expect(p.say('batal')).toBe('<cancelled Stok>\n\n<resume Daftar produk>\n\nBerapa harganya?')
  })

  it('batal with nothing to cancel says so', () => {
    expect(start().say('batal')).toBe('<nothing_to_cancel>')
  })

  it('a word among others is no command', () => {
    const p = start()
    p.say('daftar produk')
    expect(p.say('Keripik Batal Puasa')).toBe('Berapa harganya?')
    expect(p.slots()).toEqual({ product_name: 'Keripik Batal Puasa' })
  })

  it('an option that is called like a command is the option', () => {
    const p = start()
    p.say('daftar produk {Keripik|name=Keripik} {15rb|price=15000} {40|capacity=40} ^register_product')
    p.say('lewati')
    p.say('lewati')
    expect(p.say('tidak jadi')).toBe('Baik, tidak jadi.')
  })

  it('a role may have a flow that asks what is to be cancelled', () => {
    const p = start(`
flow: cancel
title: Batal
for: seller
start: [batal]
steps:
  which:
    choose: Batal apa?
    options:
      Batal isi formulir: cancel
      Batal pesanan: done
      Tidak jadi batal: end
  done:
    say: Petugas akan menelepon.
`)
    p.say('daftar produk')
    p.say('Keripik')
    expect(p.say('batal')).toContain('Batal apa?')
    expect(p.say('3')).toBe('<resume Daftar produk>\n\nBerapa harganya?')
    p.say('gak jadi')
    expect(p.say('1')).toBe('<done>')
    expect(p.flows()).toEqual([])
  })

  it('ulang begins anew and forgets the answers', () => {
    const p = start()
    p.say('daftar produk')
    p.say('Keripik')
    expect(p.say('ulang')).toBe('<restarted>\n\nApa nama produknya?')
    expect(p.slots()).toEqual({})
  })

  it('ulang keeps what the talk was handed', () => {
    const p = start()
    p.open('offer', { offer: '9', pieces: 300 })
    p.say('sebagian')
    expect(p.say('ulang')).toBe('<restarted>\n\nAda pesanan 300 bungkus. Sanggup?\n1. Sanggup\n2. Sebagian\n3. Tidak')
  })

  it('neither ulang nor kembali goes behind an action that wrote', () => {
    const p = start()
    p.say('daftar produk {Keripik|name=Keripik} {15rb|price=15000} {40|capacity=40} ^register_product')
    for (const words of ['lewati', 'lewati', '1']) p.say(words)
    expect(p.say('ulang')).toBe('<cannot_restart>\n\nBerapa yang siap sekarang?')
    expect(p.say('kembali')).toBe('<nothing_before>\n\nBerapa yang siap sekarang?')
    expect(p.did).toEqual(['save_product'])
  })

  it('kembali returns to the previous question, step by step', () => {
    const p = start()
    for (const words of ['daftar produk', 'Keripik', '15rb']) p.say(words)
    expect(p.say('kembali')).toBe('Berapa harganya?')
    expect(p.say('kembali')).toBe('Apa nama produknya?')
    expect(p.say('kembali')).toBe('<nothing_before>\n\nApa nama produknya?')
    expect(p.slots()).toEqual({})
  })

  it('kembali after a correction that led elsewhere goes the new way back', () => {
    const route: Act = {
      name: 'route',
      for: ['seller'],
      needs: { size: 'count' },
      gives: { small: {}, big: {} },
      run: ({ size }) => ({ outcome: Number(size) < 6 ? 'small' : 'big' }),
    }
    const ROUTE = `
flow: route
title: Jalan
for: seller
start: [jalan]
steps:
  size: { ask: Berapa?, answer: count, label: jumlah }
  way: { do: route, then: { small: small, big: big } }
  small: { ask: Kecil berapa?, answer: count, label: kecil }
  big: { ask: Besar berapa?, answer: count, label: besar }
  done: { say: Sampai. }
`
    const p = player(smallHouse([ROUTE], [route]), [route])
    p.say('jalan')
    expect(p.say('5')).toBe('Kecil berapa?')
    expect(p.say('ralat jumlah 6')).toBe('<edited jumlah 6>\n\nBesar berapa?')
    expect(p.say('kembali')).toBe('Berapa?')
  })

  it('"nanti saya lanjut" leaves the question open', () => {
    const p = start()
    for (const words of ['daftar produk', 'Keripik']) p.say(words)
    expect(p.say('bentar, anak nangis ^pause_flow')).toBe('<paused>')
    expect(p.say('15rb')).toBe('Sehari bisa berapa?')
  })

  it('menu works in mid-talk, and the talk goes on after it', () => {
    const p = start()
    for (const words of ['daftar produk', 'Keripik']) p.say(words)
    expect(p.say('menu')).toContain('Mau apa?')
    expect(p.say('3')).toBe('Petugas akan membalas.\n\n<resume Daftar produk>\n\nBerapa harganya?')
  })
})

describe('when nothing is being talked about', () => {
  it('a first message is greeted, a later one that is not understood hears so first', () => {
    const p = start()
    expect(p.say('halo')).toContain('Mau apa?')
    p.say('3')
    expect(p.say('xyz')).toMatch(/^<not_understood>\n\nMau apa\?/)
  })

  it('thanks are answered with a word, not with a menu', () => {
    const p = start()
    p.say('halo')
    p.say('3')
    expect(p.say('makasih ya bu 🙏')).toBe('<welcome>')
    expect(p.say('👍')).toBe('<welcome>')
  })

  it('an intent starts its flow', () => {
    expect(start().say('mau lihat stok ^my_products')).toContain('Produk yang mana?')
  })
})
