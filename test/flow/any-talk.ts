import fc from 'fast-check'
import { expect } from 'vitest'
import type { Role } from '../../src/chat/actor.ts'
import { checkHouse } from '../../src/flow/check.ts'
import { MOST_OPTIONS } from '../../src/flow/options.ts'
import { turn } from '../../src/flow/turn.ts'
import { type Declared, type House, NEW_STATE, type State, type TurnEvent } from '../../src/flow/types.ts'
import type { Problem } from '../../src/flow/yaml.ts'
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
import { contextFor, marked, smallHouse } from './player.ts'
import { message, sensible } from './sensible.ts'

const CONSENT = `
flow: consent
title: Persetujuan
for: [seller, newcomer]
steps:
  ask: { choose: Setuju?, options: { Ya: noted, Tidak: cancel } }
  noted: { do: agree, then: { noted: end } }
`
const JOIN = `
flow: join
title: Gabung
for: [seller, newcomer]
start: [gabung, batal]
keeps_first: true
steps:
  size: { ask: Berapa orang?, answer: count, label: orang, reads: qty }
  when: { ask: Kapan?, answer: date, label: tanggal, reads: date, optional: true, options: { Belum tahu: check } }
  sure: { ask: Yakin?, answer: yesno, label: yakin }
  kind: { ask: Jenis apa?, answer: choice, label: jenis, choices: { Kecil: small, Besar: big } }
  check: { do: agreed, then: { yes: where, not_yet: 'via:consent' } }
  where: { ask: Di kecamatan mana?, answer: district, label: kecamatan, optional: true }
  leave: { choose: 'Lanjut, {where?}', options: { Ya: 'flow:stock', Tidak: cancel, Ulang: size } }
`
const simple = (name: string, outcomes: string[]): Declared => ({
  name,
  for: ['seller', 'newcomer'],
  needs: {},
  gives: Object.fromEntries(outcomes.map((outcome) => [outcome, {}])),
})
const acts: Declared[] = [
  save_product,
  listProducts(0),
  look_at_offer,
  accept_offer,
  simple('agree', ['noted']),
  simple('agreed', ['yes', 'not_yet']),
  { ...simple('begin', []), gives: { ready: { unit: 'text' } } },
]
/** The same house, and what edits make of it: questions of other kinds, new needs, steps and flows gone. */
const PER_DAY = REGISTER.replaceAll('capacity:', 'per_day:')
  .replace('{capacity}', '{per_day}')
  .replace(': capacity', ': per_day')
const perDay = { ...save_product, needs: { product_name: 'name', unit_price: 'rupiah', per_day: 'count' } }
const PHOTO = REGISTER.replace('answer: rupiah', 'answer: photo').replace('reads: price', 'reads: shot')
const BEGUN = REGISTER.replace('steps:\n', 'steps:\n  first: { do: begin, then: { ready: product_name } }\n')
const WITH_UNIT = REGISTER.replace('  note:', '  unit: { ask: Per apa?, answer: text, label: satuan }\n  note:')
const withUnit = { ...save_product, needs: { unit: 'text', product_name: 'name' } }
const TYPED = STOCK.replace('answer: pick\n    from: products', 'answer: text')
const SHORT = STOCK.replace(/ {2}left:[\s\S]*? {2}plenty:\n/, '  plenty:\n')
const house = (flows: string[], save: Declared = save_product) =>
  smallHouse([MENU, LOBBY, CONSENT, ...flows], [save, ...acts.slice(1)])
const HOUSES: House[] = [
  house([REGISTER, STOCK, OFFER, JOIN]),
  house([PHOTO, STOCK, OFFER, JOIN.replace('small', 'tiny')], { ...save_product, needs: { product_name: 'name' } }),
  house([PER_DAY, TYPED], perDay),
  house([BEGUN, SHORT, OFFER], withUnit),
  house([WITH_UNIT, STOCK.replace('steps:', 'passing: true\nsteps:'), JOIN], withUnit),
]

const words = fc.oneof(
  fc.constantFrom(
    ...'daftar produk|stok|gabung|menu|batal|ulang|kembali|ralat|ralat harga|ralat harga 16rb|ralat orang 5|lewati|ya|tidak|1|2|3|9|15rb|16an|40|besok|klari|lainnya|sebelumnya|keripik|makasih|🙏||eh salah, harusnya 500|ubah dulu|petugas'.split(
      '|',
    ),
  ),
  fc.constantFrom(
    '{keripik|name=Keripik} {15rb|price=15000}',
    'nanti dulu ^pause_flow',
    'lihat stok ^my_products',
    'halo ^greeting',
    'gak usah ^cancel',
    'salah tadi ^edit_answer',
    '{40|capacity=40} {lima|qty=5}',
  ),
  fc.string({ maxLength: 40, unit: 'grapheme' }),
)
const picks = fc.constantFrom(
  'p1',
  'p9',
  'save',
  'fix',
  '@skip',
  '@page:1',
  '@page:-7',
  '@edit:unit_price',
  '@edit:nothing',
  '@fork:empty',
  '@fork:nothing',
  '@read:0',
  '@read:7',
  'flow:stock',
  'flow:nothing',
  'via:consent',
  'end',
  'cancel',
  'yes',
  'small',
  '',
)

type Doing =
  | { house: number }
  | { roles: Role[] }
  | { answer: number }
  | { open: string; slots: Record<string, unknown> }
  | { text: string; pick?: string | undefined; promptNo?: number | undefined; photo: boolean; chance: number }

const doing: fc.Arbitrary<Doing> = fc.oneof(
  { weight: 1, arbitrary: fc.record({ house: fc.nat(HOUSES.length - 1) }) },
  {
    weight: 1,
    arbitrary: fc.record({ roles: fc.constantFrom<Role[]>(['seller'], ['newcomer'], ['seller', 'newcomer']) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      open: fc.constantFrom('offer', 'consent', 'nothing'),
      slots: fc.record({ offer: fc.constantFrom('7', '8'), pieces: fc.constant(300) }),
    }),
  },
  { weight: 25, arbitrary: fc.record({ answer: fc.nat(99) }) },
  {
    weight: 12,
    arbitrary: fc.record({
      text: words,
      pick: fc.option(picks, { nil: undefined, freq: 4 }),
      promptNo: fc.option(fc.nat(40), { nil: undefined, freq: 4 }),
      photo: fc.boolean(),
      chance: fc.nat(1000),
    }),
  },
)

const LIST = Array.from({ length: 12 }, (_, n) => ({ value: `p${n}`, label: `Barang ${n}` }))
const VALUES: Record<string, unknown> = { products: LIST, product: '7' }

/** What an action might answer: any of its outcomes. */
function answerOf(house: House, action: string, chance: number): TurnEvent {
  const { gives } = house.actions.get(action) as Declared
  const names = Object.keys(gives)
  const outcome = names[chance % names.length] as string
  const values = Object.fromEntries(Object.keys(gives[outcome] ?? {}).map((name) => [name, VALUES[name]]))
  return { type: 'outcome', outcome, values, wrote: /save|accept|agree$/.test(action) }
}

function freeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null)
    for (const inner of Object.values(Object.freeze(value))) freeze(inner)
  return value
}

/** What checkers find wrong with these houses, beside what only a whole house must have. */
export function wrongWithHouses(): Problem[] {
  const aside = new Set(['missing_start', 'unreachable_flow', 'unknown_line', 'long_label'])
  const notices = { offer: { values: { offer: 'pick', pieces: 'count' }, flow: 'offer' } }
  return HOUSES.flatMap((house) => checkHouse(house, { notices: house.flows.has('offer') ? notices : {} })).filter(
    ({ rule }) => !aside.has(rule),
  )
}

/** Whatever people send, in whatever order, while flows are edited and roles change. */
export const anyTalk = fc.property(fc.array(doing, { minLength: 5, maxLength: 60, size: 'max' }), (doings) => {
  let house = HOUSES[0] as House
  let roles: Role[] = ['seller']
  let state: State = NEW_STATE
  for (const one of doings) {
    if ('house' in one) {
      house = HOUSES[one.house] as House
      continue
    }
    if ('roles' in one) {
      roles = one.roles
      continue
    }
    let turned = turn(house, freeze(state), eventOf(one, house, state), contextFor(roles))
    for (let acts = 0; turned.do; acts++) {
      expect(acts).toBeLessThan(31)
      const chance = ('chance' in one ? one.chance : 0) + acts
      turned = turn(house, freeze(turned.state), answerOf(house, turned.do.action, chance), contextFor(roles))
    }
    state = turned.state
    expect(JSON.parse(JSON.stringify(state))).toStrictEqual(state)
    expect(state.running).toBeUndefined()
    expect(state.stack.length).toBeLessThanOrEqual(6)
    expect(state.prompts.length).toBeLessThanOrEqual(20)
    expect(turned.reply?.options.length ?? 0).toBeLessThanOrEqual(MOST_OPTIONS)
    expect(new Set(state.stack.map(({ id }) => id)).size).toBe(state.stack.length)
    if (!('open' in one)) {
      expect(turned.reply?.text).toBeTruthy()
      expect(turned.reply?.text).not.toMatch(/undefined|NaN|\[object/)
    }
    for (const talk of state.stack) expect(talk.trail.length).toBeLessThanOrEqual(20)
  }
})

function eventOf(one: Exclude<Doing, { house: number } | { roles: Role[] }>, house: House, state: State): TurnEvent {
  if ('open' in one) return { type: 'open', flow: one.open, slots: one.slots }
  if ('answer' in one) return message(sensible(one.answer, house, state))
  const { text, reading } = marked(one.text)
  const { pick, promptNo } = one
  return {
    ...message({ text, photo: one.photo && one.chance % 5 === 0, ...(pick === undefined ? {} : { pick }) }),
    reading,
    ...(promptNo === undefined ? {} : { promptNo }),
  }
}
