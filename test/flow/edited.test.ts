import { describe, expect, it } from 'vitest'
import type { Role } from '../../src/chat/actor.ts'
import {
  accept_offer,
  LOBBY,
  listProducts,
  look_at_offer,
  MENU,
  OFFER,
  REGISTER,
  STOCK,
  save_product,
} from './houses.ts'
import { type Act, player, smallHouse } from './player.ts'

const acts = [save_product, listProducts(3), look_at_offer, accept_offer]
const house = (register = REGISTER, stock = STOCK) => smallHouse([MENU, LOBBY, register, stock, OFFER], acts)

/** Five questions answered, the card shown. */
function atCard() {
  const p = player(house(), acts)
  for (const words of ['daftar produk', 'Keripik', '15rb', '40', 'lewati', 'lewati']) p.say(words)
  return p
}

describe('a flow edited while people are in it', () => {
  it('with other words asks on as if nothing had happened', () => {
    const p = player(house(), acts)
    for (const words of ['daftar produk', 'Keripik']) p.say(words)
    p.house = house(REGISTER.replace('Sehari bisa berapa?', 'Kapasitasnya?'))
    expect(p.say('15rb')).toBe('Kapasitasnya?')
  })

  it('with a new question that an action needs asks it before the action', () => {
    const p = atCard()
    const unit = `  unit:\n    ask: Per apa?\n    answer: text\n    label: satuan\n  capacity:`
    const wants: Act = { ...save_product, needs: { ...save_product.needs, unit: 'text' } }
    p.house = smallHouse([MENU, REGISTER.replace('  capacity:', unit), STOCK, OFFER], [wants, ...acts.slice(1)])
    expect(p.say('1')).toBe('Per apa?')
    expect(p.say('bungkus')).toMatch(/^Cek dulu ya:/)
    expect(p.say('1')).toBe('Berapa yang siap sekarang?')
  })

  it('with the open question gone asks the last one that is still there', () => {
    const p = player(house(), acts)
    for (const words of ['daftar produk', 'Keripik', '15rb']) p.say(words)
    p.house = house(
      REGISTER.replaceAll('capacity:', 'per_day:')
        .replace('{capacity}', '{per_day}')
        .replace(': capacity', ': per_day'),
    )
    expect(p.say('40')).toBe('<prompt_over>\n\nSehari bisa berapa?')
    expect(p.slots()).toEqual({ product_name: 'Keripik', unit_price: 15000 })
  })

  it('with a slot of another kind forgets what it held, and asks again before it is used', () => {
    const p = atCard()
    p.house = house(
      REGISTER.replace(
        /answer: count\n {4}label: kapasitas\n {4}min: 1\n {4}max: 1000/,
        'answer: text\n    label: kapasitas',
      ),
    )
    expect(p.say('zzz')).toBe('<pick.not_an_option>\n1. Ya, simpan\n2. Ubah dulu\n3. Tidak jadi')
    expect(p.slots()).toEqual({ product_name: 'Keripik', unit_price: 15000, picture: null, note: null })
    expect(p.say('1')).toBe('Sehari bisa berapa?')
    expect(p.did).toEqual([])
  })

  it('with an answer that is no longer among the choices forgets it', () => {
    const SIZE = `
flow: size
title: Ukuran
for: seller
start: [ukuran]
steps:
  size: { ask: Ukuran apa?, answer: choice, label: ukuran, choices: { Kecil: small, Besar: big } }
  many: { ask: Berapa?, answer: count, label: jumlah }
  card: { say: 'Ukuran {size}: {many}' }
`
    const p = player(smallHouse([SIZE]))
    for (const words of ['ukuran', 'kecil']) p.say(words)
    p.house = smallHouse([SIZE.replace('Kecil: small, ', 'Sedang: medium, ')])
    expect(p.say('3')).toBe('Ukuran –: 3')
  })

  it('with a list that is now loaded first loads it', () => {
    const p = player(house(REGISTER, STOCK.replace('answer: pick\n    from: products', 'answer: text')), acts)
    expect(p.say('stok')).toContain('Produk yang mana?')
    p.house = house()
    p.did.length = 0
    expect(p.say('keripik bayam')).toContain('<pick.not_an_option>')
  })

  it('deleted is dropped, and the message is no answer to an older question', () => {
    const p = player(house(), acts)
    for (const words of ['daftar produk', 'Keripik', 'stok', '1']) p.say(words)
    p.house = smallHouse([MENU, REGISTER, OFFER], acts)
    expect(p.say('12000')).toBe('<prompt_over>\n\nBerapa harganya?')
    expect(p.slots()).toEqual({ product_name: 'Keripik' })
  })

  it('deleted with nothing beneath greets', () => {
    const p = player(house(), acts)
    p.say('stok')
    p.house = smallHouse([MENU, REGISTER, OFFER], acts)
    expect(p.say('2')).toMatch(/^<not_understood>\n\nMau apa\?/)
  })

  it('deleted does not let batal fall on the talk beneath', () => {
    const p = player(house(), acts)
    for (const words of ['daftar produk', 'Keripik', 'stok', '1']) p.say(words)
    p.house = smallHouse([MENU, REGISTER, OFFER], acts)
    p.say('batal')
    expect(p.flows()).toEqual(['register'])
  })

  it('never does again what was written when its step is gone', () => {
    const p = atCard()
    p.say('1')
    expect(p.did).toEqual(['save_product'])
    p.house = house(
      REGISTER.replace(/ {2}more:[\s\S]*? {2}thanks:/, '  thanks:').replace('saved: more', 'saved: thanks'),
    )
    p.say('12')
    expect(p.did).toEqual(['save_product'])
    expect(p.flows()).not.toContain('register')
  })

  it('with a button that leads nowhere any more says so', () => {
    const p = atCard()
    const card = p.promptNo
    p.house = house(
      REGISTER.replace('Ubah dulu: fix', 'Ubah: fix')
        .replace(/ {2}bye:\n.*\n/, '')
        .replace('Tidak jadi: bye', 'Tidak jadi: end'),
    )
    expect(p.tap('bye', card)).toMatch(/^<prompt_over>\n\nCek dulu ya:/)
  })
})

describe('a role that was taken away', () => {
  it('ends what only that role may talk through', () => {
    const p = player(house(), acts)
    for (const words of ['daftar produk', 'Keripik']) p.say(words)
    p.roles = ['newcomer']
    expect(p.say('15rb')).toMatch(/Mau lihat apa\?/)
    expect(p.flows()).toEqual(['lobby'])
  })

  it('a newcomer who has become a seller may finish the talk that made them one', () => {
    const JOIN = `
flow: join
title: Gabung
for: newcomer
start: [gabung]
steps:
  name: { ask: Siapa namanya?, answer: name, label: nama }
  save: { do: enlist, then: { enlisted: size } }
  size: { ask: Berapa orang?, answer: count, label: orang }
  done: { say: Beres., then: 'flow:register' }
`
    const enlist: Act = {
      name: 'enlist',
      for: ['newcomer'],
      needs: { name: 'name' },
      gives: { enlisted: {} },
      run: () => ({ outcome: 'enlisted', wrote: true, roles: ['seller'] as Role[] }),
    }
    const p = player(smallHouse([MENU, REGISTER, STOCK, JOIN], [...acts, enlist]), [...acts, enlist], ['newcomer'])
    p.say('gabung')
    expect(p.say('Siti Aminah')).toBe('Berapa orang?')
    expect(p.roles).toEqual(['seller'])
    expect(p.say('3')).toBe('Beres.\n\nApa nama produknya?')
  })
})
