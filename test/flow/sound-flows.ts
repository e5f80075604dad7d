import fc from 'fast-check'
import { expect } from 'vitest'
import { checkHouse } from '../../src/flow/check.ts'
import { buildHouse } from '../../src/flow/house.ts'
import type { Rule } from '../../src/flow/rules.ts'
import { turn } from '../../src/flow/turn.ts'
import { type Declared, type House, NEW_STATE, type State } from '../../src/flow/types.ts'
import { contextFor, smallHouse } from './player.ts'

/** Two actions that give, need and may leave out what random flows ask, take and say. */
const ACTIONS: Declared[] = [
  { name: 'first', for: ['seller'], needs: {}, gives: { yes: { c: 'count' }, no: {} } },
  {
    name: 'second',
    for: ['seller'],
    needs: { a: 'count' },
    gives: { yes: { d: 'count?', list: 'list' }, no: { c: 'count' } },
  },
]
const OTHER = `
flow: other
title: Lain
for: seller
takes: { b: count }
steps:
  x: { ask: 'Berapa {b}?', answer: count, label: iks }
  y: { do: first, then: { yes: z, no: end } }
  z: { say: 'Z {c} {x}' }
`

const NAMES = ['a', 'b', 'p', 'menu', 'act', 'act2', 'talk', 'talk2']
const target = fc.constantFrom(...NAMES, 'end', 'end', 'cancel', 'flow:other', 'via:other')
const text = fc.constantFrom(
  'Kata',
  'Kata',
  'Kata',
  'Kata',
  '{a?} {b?} {c?}',
  '{a}',
  '{a?}',
  '{b}',
  '{b?}',
  '{c}',
  '{d?}',
  '{a} {b}',
  '{d}',
)

const step = fc.oneof(
  fc.record({ text, optional: fc.boolean(), then: fc.option(target), out: fc.option(target) }).map(
    ({ text, optional, then, out }) =>
      (name: string) =>
        `{ ask: 'Tanya ${text}', answer: count, label: ${name}${name}, optional: ${optional}${then ? `, then: '${then}'` : ''}${out ? `, options: { Lain: '${out}' }` : ''} }`,
  ),
  fc.record({ then: fc.option(target) }).map(
    ({ then }) =>
      (name: string) =>
        `{ ask: Pilih, answer: pick, from: list, label: ${name}${name}${then ? `, then: '${then}'` : ''} }`,
  ),
  fc.record({ text, one: target, two: target }).map(
    ({ text, one, two }) =>
      () =>
        `{ choose: 'Mau ${text}', options: { Satu: '${one}', Dua: '${two}' } }`,
  ),
  fc.record({ text, then: target }).map(
    ({ text, then }) =>
      () =>
        `{ say: 'Kata ${text}', then: '${then}' }`,
  ),
  fc.record({ action: fc.constantFrom('first', 'second'), yes: target, no: target }).map(
    ({ action, yes, no }) =>
      () =>
        `{ do: ${action}, then: { 'yes': '${yes}', 'no': '${no}' } }`,
  ),
)

const flow = fc
  .record({
    names: fc.shuffledSubarray(NAMES, { minLength: 3 }),
    steps: fc.array(step, { minLength: 8, maxLength: 8 }),
  })
  .map(({ names, steps }) => {
    const lines = names.map((name, index) => `  ${name}: ${steps[index]?.(name)}`)
    const text = `flow: form\ntitle: Isian\nfor: seller\nstart: [isian]\nsteps:\n${lines.join('\n')}\n`
    // what leads nowhere ends instead: more of these flows are sound that way
    return text.replace(/'(\w+)'(?=[,} ])/g, (whole, name: string) =>
      NAMES.includes(name) && !names.includes(name) ? "'end'" : whole,
    )
  })

const messages = fc.array(
  fc.record({
    text: fc.constantFrom(
      '5',
      '7',
      '7',
      '1',
      '2',
      'satu',
      'dua',
      'lain',
      'lewati',
      'isian',
      'kembali',
      'ulang',
      'ralat aa',
      'ralat aa 9',
      'ralat bb',
      'eh salah, harusnya 8',
      'batal',
      'zzz',
    ),
    of: fc.option(fc.nat(12), { nil: undefined, freq: 6 }),
    chance: fc.nat(99),
  }),
  { minLength: 5, maxLength: 25, size: 'max' },
)

/** Rules about a whole house, which a flow by itself need not keep. */
const ASIDE: ReadonlySet<Rule> = new Set([
  'missing_start',
  'unreachable_flow',
  'unreachable_step',
  'unknown_line',
  'twin_labels',
])

const LIST = [
  { value: 'p1', label: 'Keripik' },
  { value: 'p2', label: 'Dodol' },
]

/** Plays one flow. @throws what turn throws */
function play(house: House, said: { text: string; of?: number | undefined; chance: number }[]) {
  let state: State = NEW_STATE
  const replies: string[] = []
  for (const { text, of, chance } of [{ text: 'isian', chance: 0 }, ...said]) {
    const input = { text, media: [] }
    const prompt = of === undefined ? {} : { promptNo: of }
    let turned = turn(
      house,
      state,
      { type: 'message', input, reading: { values: {} }, ...prompt },
      contextFor(['seller']),
    )
    for (let act = 0; turned.do; act++) {
      if (act > 30) throw new Error('acts for ever')
      const { gives } = house.actions.get(turned.do.action) as Declared
      const outcome = (chance + act) % 2 ? 'yes' : 'no'
      const values = Object.fromEntries(
        Object.entries(gives[outcome] ?? {}).map(([slot, kind]) => [
          slot,
          kind === 'list' ? LIST : kind.endsWith('?') && chance % 3 ? undefined : 3,
        ]),
      )
      turned = turn(
        house,
        turned.state,
        { type: 'outcome', outcome, values, wrote: chance % 7 === 0 },
        contextFor(['seller']),
      )
    }
    state = turned.state
    replies.push(turned.reply?.text ?? '')
    // a plain message after the talk is over starts nothing here: no flow greets
    if (!state.stack.length) break
  }
  return replies
}

/** A house of these flows with the sentences of a small house, which are read only once. */
const SENTENCES = smallHouse([])
function houseOf(text: string): House {
  const { house } = buildHouse(
    new Map([
      ['flows/form.yaml', text],
      ['flows/other.yaml', OTHER],
    ]),
    ACTIONS,
  )
  const { phrases, words, lines } = SENTENCES
  return { ...house, phrases, words, lines }
}

/** A flow that the checker passes never throws, never goes round and never says what it does not know. */
export const soundFlows = (onSound: () => void) =>
  fc.property(flow, messages, (text, said) => {
    const house = houseOf(text)
    if (checkHouse(house, { notices: {} }).some(({ rule }) => !ASIDE.has(rule))) return
    onSound()
    for (const reply of play(house, said)) expect(reply, text).not.toMatch(/–|undefined/)
  })
