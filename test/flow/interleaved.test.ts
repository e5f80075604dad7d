import { describe, expect, it } from 'vitest'
import { accept_offer, listProducts, look_at_offer, MENU, OFFER, REGISTER, STOCK, save_product } from './houses.ts'
import type { Act } from './player.ts'
import { player, smallHouse } from './player.ts'

const acts = [save_product, listProducts(3), look_at_offer, accept_offer]
const start = () => player(smallHouse([MENU, REGISTER, STOCK, OFFER], acts), acts)
const OFFERED = 'Ada pesanan 300 bungkus. Sanggup?\n1. Sanggup\n2. Sebagian\n3. Tidak'

describe('a notice that asks, in the middle of a talk', () => {
  it('is answered first; then the earlier talk goes on with its question repeated', () => {
    const p = start()
    for (const words of ['daftar produk', 'Keripik']) p.say(words)
    expect(p.open('offer', { offer: '9', pieces: 300 })).toBe(OFFERED)
    expect(p.say('1')).toBe('Siap, dicatat.\n\n<resume Daftar produk>\n\nBerapa harganya?')
    expect(p.say('15rb')).toBe('Sehari bisa berapa?')
  })

  it('with nothing left to say says nothing, and the question before stays open', () => {
    const p = start()
    for (const words of ['daftar produk', 'Keripik']) p.say(words)
    const before = p.state
    expect(p.open('offer', { offer: 'lapsed', pieces: 300 })).toBe('')
    expect(p.state.stack).toEqual(before.stack)
    expect(p.say('15rb')).toBe('Sehari bisa berapa?')
  })

  it('for somebody who may not talk it through says nothing', () => {
    const p = player(smallHouse([MENU, REGISTER, STOCK, OFFER], acts), acts, ['newcomer'])
    expect(p.open('offer', { offer: '9', pieces: 300 })).toBe('')
    expect(p.open('deleted')).toBe('')
    expect(p.flows()).toEqual([])
  })

  it('a second one does not take the place of the first', () => {
    const p = start()
    p.open('offer', { offer: '9', pieces: 300 })
    const first = p.promptNo
    p.open('offer', { offer: '10', pieces: 50 })
    expect(p.tap('part', first)).toBe('Sanggupnya berapa?')
    expect(p.slots()).toMatchObject({ offer: '9' })
    expect(p.say('100')).toContain('Siap, dicatat.\n\n<resume Tawaran>\n\nAda pesanan 50 bungkus')
  })

  it('the same one again takes the place of its unanswered question', () => {
    const p = start()
    p.open('offer', { offer: '9', pieces: 300 })
    expect(p.open('offer', { offer: '9', pieces: 300 })).toBe(OFFERED)
    expect(p.flows()).toEqual(['offer'])
  })

  it('on top of a menu does not bring the menu back afterwards', () => {
    const p = start()
    p.say('halo')
    p.say('menu')
    p.open('offer', { offer: '9', pieces: 300 })
    expect(p.say('1')).toBe('Siap, dicatat.')
  })

  it('quoting the earlier question answers that one', () => {
    const p = start()
    for (const words of ['daftar produk', 'Keripik']) p.say(words)
    const price = p.promptNo
    p.open('offer', { offer: '9', pieces: 300 })
    expect(p.say('15rb', price)).toBe('Sehari bisa berapa?')
    expect(p.flows()).toEqual(['offer', 'register'])
  })
})

describe('two flows interleaved', () => {
  it('a start word in mid-talk starts its flow; the first goes on afterwards', () => {
    const p = start()
    for (const words of ['daftar produk', 'Keripik', 'stok']) p.say(words)
    p.say('1')
    expect(p.say('12')).toBe('Baik, dicatat.\n\n<resume Daftar produk>\n\nBerapa harganya?')
  })

  it('a flow half talked through is taken up, not begun twice', () => {
    const p = start()
    for (const words of ['daftar produk', 'Keripik', 'stok']) p.say(words)
    expect(p.say('daftar produk')).toBe('<resume Daftar produk>\n\nBerapa harganya?')
    expect(p.flows()).toEqual(['stock', 'register'])
  })

  it('keeps no more than six half-finished talks', () => {
    const many = Array.from(
      { length: 9 },
      (_, n) => `
flow: form-${n}
title: Form ${n}
for: seller
start: [form ${n}]
steps:
  one: { ask: Satu ${n}?, answer: count, label: satu }
  two: { ask: Dua ${n}?, answer: count, label: dua }
`,
    )
    const p = player(smallHouse(many))
    for (let n = 0; n < 9; n++) {
      p.say(`form ${n}`)
      p.say('5')
    }
    expect(p.flows()).toEqual([3, 4, 5, 6, 7, 8].map((n) => `form-${n}`))
  })
})

describe('through another flow and back (via:)', () => {
  const agreed: Act = {
    name: 'agreed',
    for: ['seller'],
    needs: {},
    gives: { yes: {}, not_yet: {} },
    run: () => ({ outcome: state.agreed ? 'yes' : 'not_yet' }),
  }
  const agree: Act = {
    name: 'agree',
    for: ['seller'],
    needs: {},
    gives: { noted: {} },
    run: () => {
      state.agreed = true
      return { outcome: 'noted', wrote: true }
    },
  }
  const state = { agreed: false }
  const JOIN = `
flow: join
title: Gabung
for: seller
start: [gabung]
steps:
  size: { ask: Berapa orang?, answer: count, label: orang }
  check: { do: agreed, then: { yes: where, not_yet: 'via:consent' } }
  where: { ask: Di mana?, answer: name, label: tempat }
  done: { say: Sampai jumpa. }
`
  const CONSENT = `
flow: consent
title: Persetujuan
for: seller
steps:
  ask: { choose: Setuju?, options: { Ya: note, Tidak: cancel } }
  note: { do: agree, then: { noted: end } }
`
  const begin = () => {
    state.agreed = false
    const p = player(smallHouse([MENU, REGISTER, STOCK, JOIN, CONSENT], [...acts, agreed, agree]), [
      ...acts,
      agreed,
      agree,
    ])
    p.say('gabung')
    expect(p.say('3')).toBe('Setuju?\n1. Ya\n2. Tidak')
    return p
  }

  it('comes back to the step that led away', () => {
    const p = begin()
    expect(p.say('ya')).toBe('Di mana?')
    expect(p.did).toEqual(['agreed', 'agree', 'agreed'])
    expect(p.say('Klari')).toBe('Sampai jumpa.')
  })

  it('target cancel drops whoever waits as well', () => {
    const p = begin()
    expect(p.say('tidak')).toBe('<done>')
    expect(p.flows()).toEqual([])
  })

  it('batal in there drops whoever waits as well', () => {
    const p = begin()
    expect(p.say('batal')).toBe('<cancelled Persetujuan>')
    expect(p.flows()).toEqual([])
  })

  it('can be interrupted and still comes back', () => {
    const p = begin()
    p.say('stok')
    p.say('1')
    expect(p.say('12')).toBe('Baik, dicatat.\n\n<resume Persetujuan>\n\nSetuju?\n1. Ya\n2. Tidak')
    expect(p.say('1')).toBe('Di mana?')
  })
})
