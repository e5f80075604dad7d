import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Proposal } from '../../src/answers/proposal.ts'
import { turn } from '../../src/flow/turn.ts'
import { NEW_STATE, type State } from '../../src/flow/types.ts'
import { listProducts, MENU, REGISTER, STOCK, save_product } from './houses.ts'
import { contextFor, player, smallHouse } from './player.ts'

const acts = [save_product, listProducts(3)]
const house = smallHouse([MENU, REGISTER, STOCK], acts)

/** Somebody who is asked for the price, after a message that no reader knows. */
function atPrice(proposal: Proposal, text = 'sakadar na weh') {
  const p = player(house, acts)
  p.say('daftar produk')
  p.say('Keripik Tempe')
  const turned = turn(
    house,
    p.state,
    { type: 'message', input: { text, media: [] }, reading: { values: {} }, proposal },
    contextFor(['seller']),
  )
  const before = p.slots()
  p.state = turned.state
  return { p, before, text: turned.reply?.text, unsettled: turned.unsettled }
}

describe('what a model proposes', () => {
  it('is shown in our words, and counts only after a yes', () => {
    const { p, text, before } = atPrice({ answer: 'Rp15000', told: { capacity: '40' } })
    expect(text).toBe('<proposed • Harga: *Rp15.000*\n• Kapasitas: *40*>')
    expect(p.slots()).toEqual(before)
    p.say('ya')
    expect(p.slots()).toMatchObject({ unit_price: 15_000, capacity: 40 })
  })

  it.each(['bukan', 'tidak', '2'])('%s: nothing counts, and the question comes again', (no) => {
    const { p, before } = atPrice({ answer: 'Rp15000', told: {} })
    expect(p.say(no)).toBe('<say_otherwise>\n\nBerapa harganya?')
    expect(p.slots()).toEqual(before)
    expect(p.say('ya')).not.toContain('kapasitas')
  })

  it('another answer counts as it stands', () => {
    const { p } = atPrice({ answer: 'Rp15000', told: {} })
    p.say('18000')
    expect(p.slots()).toMatchObject({ unit_price: 18_000 })
  })

  it.each([
    ['outside the bounds of the question', { answer: 'Rp100', told: {} }],
    ['that its reader does not know', { answer: 'seperti biasa', told: {} }],
    ['an intent that no flow has', { intent: 'fly', told: {} }],
    ['nothing', { told: {} }],
  ])('%s is not shown', (_, proposal) => {
    const { text, unsettled } = atPrice(proposal)
    expect(text).toBe('<rupiah.not_a_price>')
    expect(unsettled?.input.text).toBe('sakadar na weh')
  })

  it('a line of a fork is proposed by its label, and does nothing before the yes', () => {
    const p = player(house, acts)
    p.say('daftar produk {Keripik|name=Keripik} {15000|price=15000}')
    const turned = turn(
      house,
      p.state,
      {
        type: 'message',
        input: { text: 'cobi atuh', media: [] },
        reading: { values: {} },
        proposal: { answer: 'Simpan semua', told: {} },
      },
      contextFor(['seller']),
    )
    expect(turned.do).toBeUndefined()
  })

  const proposal = fc.record(
    {
      intent: fc.constantFrom('register_product', 'stock', 'toString', ''),
      answer: fc.oneof(fc.string(), fc.constantFrom('Rp15000', '40', 'Ya, simpan', '@yes', '@fork:save', 'ya')),
      told: fc.dictionary(
        fc.constantFrom('name', 'price', 'capacity', 'note', 'toString', '__proto__'),
        fc.oneof(fc.string(), fc.constantFrom('Rp20000', '40', 'sakadar na weh')),
      ),
    },
    { requiredKeys: ['told'] },
  )

  it('whatever it is: nothing is thrown, done or filled before the person has answered', () => {
    fc.assert(
      fc.property(proposal, fc.constantFrom('sakadar na weh', 'x', '🙂 aya'), (proposed, text) => {
        for (const state of [NEW_STATE, known, atCard(house)]) {
          const turned = turn(
            house,
            state,
            { type: 'message', input: { text, media: [] }, reading: { values: {} }, proposal: proposed },
            contextFor(['seller']),
          )
          const plain = turn(
            house,
            state,
            { type: 'message', input: { text, media: [] }, reading: { values: {} } },
            contextFor(['seller']),
          )
          expect(turned.do).toEqual(plain.do)
          expect(turned.state.stack.map(({ flow, step, slots }) => ({ flow, step, slots }))).toEqual(
            plain.state.stack.map(({ flow, step, slots }) => ({ flow, step, slots })),
          )
        }
      }),
      { numRuns: 300 },
    )
  })
})

const known: State = { ...NEW_STATE, promptNo: 1 }
function atCard(of: typeof house): State {
  const p = player(of, acts)
  for (const said of ['daftar produk', 'Keripik', '15000', '40', 'lewati', 'lewati']) p.say(said)
  return p.state
}
