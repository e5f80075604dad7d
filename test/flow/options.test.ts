import { describe, expect, it } from 'vitest'
import { accept_offer, listProducts, look_at_offer, MENU, OFFER, REGISTER, STOCK, save_product } from './houses.ts'
import { player, smallHouse } from './player.ts'

const acts = [save_product, listProducts(3), look_at_offer, accept_offer]
const start = (list = 3) => {
  const own = [save_product, listProducts(list), look_at_offer, accept_offer]
  return player(smallHouse([MENU, REGISTER, STOCK, OFFER], acts), own)
}
const LIST = 'Produk yang mana?\n1. Keripik tempe\n2. Keripik pisang\n3. Keripik singkong\n4. Tidak ada di sini'
const LEFT = 'Tinggal berapa?\n1. Habis\n2. Masih banyak'

describe('choosing', () => {
  it.each([
    ['by its number', '2'],
    ['by its number in words', 'nomor dua ya bu'],
    ['by its label', 'Keripik Pisang'],
    ['by a near word', 'pisang ya bu'],
    ['with a typo', 'keripik pisng'],
  ])('%s', (_, words) => {
    const p = start()
    expect(p.say('stok')).toBe(LIST)
    expect(p.say(words)).toBe(LEFT)
    expect(p.slots()).toMatchObject({ product: 'p2' })
  })

  it('by tapping its value or its label', () => {
    const p = start()
    p.say('stok')
    expect(p.tap('p3')).toBe(LEFT)
    expect(p.slots()).toMatchObject({ product: 'p3' })
    const q = start()
    q.say('stok')
    q.tap('Keripik singkong')
    expect(q.slots()).toMatchObject({ product: 'p3' })
  })

  it('a way out of a question leaves it unanswered', () => {
    const p = start()
    p.say('stok')
    expect(p.say('tidak ada di sini')).toBe('Baik, dicatat.')
  })

  it('a number that no line has is refused; a long list is shown again the second time, and its numbers hold meanwhile', () => {
    const p = start()
    p.say('stok')
    expect(p.say('9')).toBe('<pick.no_such_number>')
    expect(p.say('8')).toBe(LIST.replace('Produk yang mana?', '<pick.no_such_number>'))
    expect(p.say('2')).toBe(LEFT)
  })

  it('words that fit two lines are asked', () => {
    const p = start()
    p.say('stok')
    expect(p.say('keripik')).toBe('Yang mana?\n1. Keripik tempe\n2. Keripik pisang\n3. Keripik singkong')
    expect(p.say('3')).toBe(LEFT)
    expect(p.slots()).toMatchObject({ product: 'p3' })
  })

  it('yes and no choose the line that alone begins with yes or no', () => {
    const p = start()
    p.say('daftar produk {Keripik|name=Keripik} {15rb|price=15000} {40|capacity=40} ^register_product')
    p.say('lewati')
    p.say('lewati')
    expect(p.say('iya bu')).toBe('Berapa yang siap sekarang?')
  })

  it('a tap that the question does not know is refused', () => {
    const p = start()
    p.say('menu')
    expect(p.tap('nowhere')).toMatch(/^<pick.not_an_option>\n1. Daftar produk/)
  })
})

describe('a number where a number is the answer', () => {
  it('is asked when it may be a line as well', () => {
    const p = start()
    p.say('stok')
    p.say('1')
    expect(p.say('2')).toBe('<number_or_option 2 Masih banyak>\n1. Angka 2\n2. Masih banyak')
    expect(p.say('1')).toBe('Baik, dicatat.')
    expect(p.state.stack).toEqual([])
  })

  it('is the line when it is chosen so', () => {
    const p = start()
    p.say('stok')
    p.say('1')
    p.say('2')
    expect(p.say('2')).toBe('Mantap.')
  })

  it('is the answer when no line has it', () => {
    const p = start()
    p.say('stok')
    p.say('1')
    p.say('12')
    expect(p.flows()).toEqual([])
  })
})

describe('"2" means the second line that person saw', () => {
  it('in a long list, on the page shown', () => {
    const p = start(12)
    expect(p.say('stok')).toBe(
      'Produk yang mana?\n1. Keripik tempe\n2. Keripik pisang\n3. Keripik singkong\n4. Keripik bayam\n5. Keripik jagung\n6. Keripik talas\n7. Keripik ubi\n8. Lainnya\n9. Tidak ada di sini',
    )
    expect(p.say('lainnya')).toBe(
      'Produk yang mana?\n1. Keripik kentang\n2. Keripik sukun\n3. Keripik gadung\n4. Keripik apel\n5. Keripik nangka\n6. Sebelumnya\n7. Tidak ada di sini',
    )
    expect(p.say('2')).toBe(LEFT)
    expect(p.slots()).toMatchObject({ product: 'p9' })
  })

  it('never more than ten lines', () => {
    const p = start(12)
    expect(p.say('stok').split('\n').length - 1).toBeLessThanOrEqual(10)
    const q = start(9)
    expect(q.say('stok').split('\n').length - 1).toBe(10)
  })

  it('a line of another page may be named', () => {
    const p = start(12)
    p.say('stok')
    expect(p.say('keripik gadung')).toBe(LEFT)
    expect(p.slots()).toMatchObject({ product: 'p10' })
  })

  it('a number that only a line of another page would have is refused', () => {
    const p = start(12)
    p.say('stok')
    expect(p.say('nomor sebelas')).toMatch(/^<pick.no_such_number>/)
  })

  it('on an older page that is quoted', () => {
    const p = start(12)
    p.say('stok')
    const first = p.promptNo
    p.say('lainnya')
    expect(p.say('2', first)).toBe(LEFT)
    expect(p.slots()).toMatchObject({ product: 'p2' })
  })

  it('after other words were refused', () => {
    const p = start(12)
    p.say('stok')
    p.say('lainnya')
    p.say('zzzzzz')
    p.say('2')
    expect(p.slots()).toMatchObject({ product: 'p9' })
  })
})

describe('an old button', () => {
  it('of an older question answers that question anew', () => {
    const p = start()
    p.say('stok')
    const list = p.promptNo
    p.tap('p1')
    expect(p.tap('p3', list)).toBe(LEFT)
    expect(p.slots()).toMatchObject({ product: 'p3' })
  })

  it('that turns the page of an older list turns it, answered or not', () => {
    const p = start(12)
    p.say('stok')
    const list = p.promptNo
    p.tap('p1')
    expect(p.tap('@page:1', list)).toContain('1. Keripik kentang')
  })

  it('that cannot be read leaves that older question open, with its lines', () => {
    const p = start()
    p.say('stok')
    const list = p.promptNo
    p.tap('p1')
    expect(p.say('zzzzzz', list)).toBe(LIST.replace('Produk yang mana?', '<pick.not_an_option>'))
    expect(p.say('2')).toBe(LEFT)
    expect(p.slots()).toMatchObject({ product: 'p2' })
  })

  it('on a card that has changed since does nothing but show where we are', () => {
    const p = start()
    p.say('daftar produk {Keripik|name=Keripik} {15rb|price=15000} {40|capacity=40} ^register_product')
    p.say('lewati')
    p.say('lewati')
    const card = p.promptNo
    p.say('ralat harga 16rb')
    expect(p.tap('save', card)).toMatch(/^<prompt_over>\n\nCek dulu ya:\n• Keripik\n• Rp16.000/)
    expect(p.did).toEqual([])
  })

  it('on the card while a line of it is being asked again does not save', () => {
    const p = start()
    p.say('daftar produk {Keripik|name=Keripik} {15rb|price=15000} {40|capacity=40} ^register_product')
    p.say('lewati')
    p.say('lewati')
    const card = p.promptNo
    p.say('2')
    p.say('1')
    expect(p.tap('save', card)).toBe('<prompt_over>\n\nBerapa harganya?')
    expect(p.did).toEqual([])
  })

  it('pressed twice saves once', () => {
    const p = start()
    p.say('daftar produk {Keripik|name=Keripik} {15rb|price=15000} {40|capacity=40} ^register_product')
    p.say('lewati')
    p.say('lewati')
    const card = p.promptNo
    p.tap('save', card)
    expect(p.tap('save', card)).toBe('<prompt_over>\n\nBerapa yang siap sekarang?')
    expect(p.did).toEqual(['save_product'])
  })

  it('of a talk that has ended says so', () => {
    const p = start()
    p.say('stok')
    const list = p.promptNo
    p.say('batal')
    expect(p.tap('p1', list)).toBe('<prompt_over>')
    expect(p.state.stack).toEqual([])
  })

  it('of a question that is not reached yet after going back says so', () => {
    const p = start()
    for (const words of ['daftar produk', 'Keripik', '15rb']) p.say(words)
    const capacity = p.promptNo
    p.say('40')
    for (let n = 0; n < 3; n++) p.say('kembali')
    expect(p.say('50', capacity)).toBe('<prompt_over>\n\nApa nama produknya?')
    expect(p.slots()).toEqual({})
  })

  it('of a menu that was left still opens its flow', () => {
    const p = start()
    p.say('menu')
    const menu = p.promptNo
    p.say('stok')
    expect(p.tap('flow:register', menu)).toBe('Apa nama produknya?')
    expect(p.flows()).toEqual(['stock', 'register'])
    expect(p.say('3', menu)).toBe('Petugas akan membalas.\n\n<resume Daftar produk>\n\nApa nama produknya?')
  })

  it('of a question long forgotten says so', () => {
    const p = start()
    p.say('stok')
    const list = p.promptNo
    for (let n = 0; n < 30; n++) p.say('zzzzzz')
    expect(p.tap('p1', list)).toMatch(/^<prompt_over>/)
  })

  it('does not stand in the way of a word that works everywhere', () => {
    const p = start()
    p.say('daftar produk')
    const name = p.promptNo
    p.say('Keripik')
    expect(p.say('batal', name)).toBe('<cancelled Daftar produk>')
  })
})

describe('a question that may be left empty', () => {
  it.each(['lewati', 'Lewati', 'skip', 'nanti aja ya bu', '1'])('%s', (words) => {
    const p = start()
    p.say('daftar produk {Keripik|name=Keripik} {15rb|price=15000} {40|capacity=40} ^register_product')
    expect(p.say(words)).toBe('Ada catatan?\n1. Lewati')
    expect(p.slots()).toMatchObject({ picture: null })
  })
})
