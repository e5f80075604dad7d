import { describe, expect, it } from 'vitest'
import type { Role } from '../../src/chat/actor.ts'
import { REGISTER, save_product } from './houses.ts'
import { type Act, player, smallHouse } from './player.ts'

const HELLO = `
flow: hello
title: Perkenalan
for: newcomer
start: ['*']
keeps_first: true
steps:
  agree: { choose: Setuju?, options: { Ya: 'flow:business', Tidak: no } }
  no: { say: Baik. }
`
const BUSINESS = `
flow: business
title: Daftar usaha
for: newcomer
keeps_first: true
steps:
  business_name: { ask: Nama usahanya?, answer: name, label: usaha }
  save: { do: enlist, then: { enlisted: 'flow:register' } }
`
const HELP = `
flow: help
title: Bantuan
for: newcomer
start: [bantuan]
steps:
  done: { say: Tulis saja. }
`
const enlist: Act = {
  name: 'enlist',
  for: ['newcomer'],
  needs: { business_name: 'name' },
  gives: { enlisted: {} },
  run: () => ({ outcome: 'enlisted', wrote: true, roles: ['seller'] as Role[] }),
}
const acts = [enlist, save_product]
const start = () => player(smallHouse([HELLO, BUSINESS, HELP, REGISTER], acts), acts, ['newcomer'])
const FIRST = 'mau jual {keripik tempe|name=Keripik Tempe} {15rb|price=15000}, dari {Dapur Iis|business_name=Dapur Iis}'

describe('the very first message is kept while consent is asked', () => {
  it('and fills every flow that consent leads through, so that nothing is told twice', () => {
    const p = start()
    expect(p.say(FIRST)).toBe('Setuju?\n1. Ya\n2. Tidak')
    expect(p.say('ya')).toBe('Sehari bisa berapa?')
    expect(p.slots()).toEqual({ product_name: 'Keripik Tempe', unit_price: 15000 })
    expect(p.state.held).toBeUndefined()
  })

  it('and is still there after a question in between', () => {
    const p = start()
    p.say(FIRST)
    expect(p.say('bantuan')).toContain('Tulis saja.\n\n<resume Perkenalan>')
    expect(p.say('ya')).toBe('Sehari bisa berapa?')
  })

  it('and is forgotten when consent is refused', () => {
    const p = start()
    p.say(FIRST)
    expect(p.say('tidak')).toBe('Baik.')
    expect(JSON.stringify(p.state)).not.toContain('Iis')
  })

  it('and is not filled into a flow that was not led to', () => {
    const p = start()
    p.say('halo')
    p.say('ya')
    expect(p.slots()).toEqual({})
  })
})
