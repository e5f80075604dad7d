import fc from 'fast-check'
import { expect } from 'vitest'
import { LINES } from '../../src/actions/lines.ts'
import { ROLES, type Role } from '../../src/chat/actor.ts'
import { DISTRICTS } from '../../src/domain/districts.ts'
import { MOST_OPTIONS } from '../../src/flow/options.ts'
import { turn } from '../../src/flow/turn.ts'
import { type Declared, type Flow, NEW_STATE, type State, type TurnEvent } from '../../src/flow/types.ts'
import { house } from '../house.ts'
import { contextFor } from './player.ts'
import { message, sensible } from './sensible.ts'

const FLOWS = [...house.flows.values()]
const OPTIONS = Array.from({ length: 13 }, (_, n) => ({ value: `${n + 1}`, label: `Barang ${'abcdefghijklm'[n]}` }))
const WORDS = Object.keys(house.words)

/** A value of each kind, as an action would give it. */
const GIVEN: Record<string, unknown> = {
  text: 'Kata',
  name: 'Siti Aminah',
  rupiah: 15_000,
  quantity: { qty: 5, unit: 'bungkus' },
  count: 7,
  capacity: { qty: 40, unit: 'bungkus', per: 'day' },
  weight: { grams: 250 },
  days: 14,
  date: '2027-02-01',
  month: '2027-01',
  yesno: 'yes',
  phone: '6281200000001',
  district: '32.15.05',
  pirt: '206321501000127',
  halal: 'ID32110000000000001',
  nib: '1234567890123',
  bpom: 'MD123456789012',
  npwp: '1234567890123456',
  choice: 'a',
  pick: '3',
  photo: ['h'],
  document: 'h',
  offer: { says: 'yes', onDp: false },
  deliveries: [
    { count: 600, day: '2027-02-20', address: 'KIIC' },
    { count: null, day: '2027-02-25' },
  ],
  files: [{ hash: 'h', name: 'a.pdf', type: 'application/pdf' }],
}

function given(kind: string, chance: number): unknown {
  const bare = kind.replace('?', '')
  if (kind.endsWith('?') && chance % 3 === 0) return undefined
  if (bare === 'list') return OPTIONS.slice(0, 1 + (chance % OPTIONS.length))
  if (bare === 'word') return WORDS[chance % WORDS.length]
  if (bare === 'words') return WORDS.slice(chance % WORDS.length, (chance % WORDS.length) + 3)
  if (bare === 'lines') return lines(chance)
  if (!(bare in GIVEN)) throw new Error(`the kind '${kind}' needs a value in this test`)
  return GIVEN[bare]
}

function lines(chance: number) {
  // one that has no text is the checker's business
  const all = (Object.entries(LINES) as [string, Record<string, string>][]).filter(([name]) => name in house.lines)
  return all.slice(chance % all.length, (chance % all.length) + 3).map(([line, kinds]) => ({
    line,
    values: Object.fromEntries(Object.entries(kinds).map(([name, kind]) => [name, given(kind, chance)])),
  }))
}

/** Whoever does something that is saved may be somebody else afterwards. */
const becomes = (roles: Role[]): Role[] => {
  const [role] = roles
  if (role === 'newcomer') return ['newcomer', 'seller']
  if (role === 'visitor') return ['visitor', 'buyer']
  return role === 'uninvited' ? ['uninvited', 'admin', 'curator', 'mentor', 'keeper', 'treasurer', 'head'] : roles
}

/** A flow that this role may start: by its first word, or as a notice would. */
function begin(flow: Flow, chance: number): TurnEvent {
  const word = flow.start[chance % (flow.start.length || 1)]
  if (word !== undefined) return message({ text: word === '*' ? 'halo' : word })
  return {
    type: 'open',
    flow: flow.name,
    slots: Object.fromEntries(Object.entries(flow.takes).map(([slot, kind]) => [slot, given(kind, 1)])),
  }
}

const doing = fc.oneof(
  { weight: 1, arbitrary: fc.record({ flow: fc.nat(999), chance: fc.nat(999) }) },
  { weight: 8, arbitrary: fc.record({ answer: fc.nat(999), chance: fc.nat(999) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      text: fc.constantFrom(
        'batal',
        'kembali',
        'ulang',
        'ralat',
        'menu',
        'lewati',
        '1',
        '2',
        'ya',
        'tidak',
        'zzz',
        'eh salah, harusnya 500',
      ),
      chance: fc.nat(999),
    }),
  },
)

/** The flows under flows/: whatever people send and whatever the actions answer, nothing throws and nothing is half said. */
export const realFlows = fc.property(
  fc.constantFrom(...ROLES),
  fc.array(doing, { minLength: 10, maxLength: 60, size: 'max' }),
  (role, doings) => {
    let roles: Role[] = [role]
    let state: State = NEW_STATE
    const mine = FLOWS.filter((flow) => flow.for.includes(role))
    const context = () => ({ ...contextFor(roles), districts: DISTRICTS })
    for (const one of doings) {
      const event =
        'flow' in one
          ? begin(mine[one.flow % mine.length] as Flow, one.chance)
          : message('text' in one ? { text: one.text } : sensible(one.answer, house, state))
      let turned = turn(house, state, event, context())
      for (let acts = 0; turned.do; acts++) {
        const { action } = turned.do
        const chance = one.chance * 7 + acts * 13
        const { gives } = house.actions.get(action) as Declared
        const outcome = Object.keys(gives)[chance % Object.keys(gives).length] as string
        const values = Object.fromEntries(
          Object.entries(gives[outcome] ?? {}).map(([name, kind]) => [name, given(kind, chance)]),
        )
        const wrote = chance % 4 === 0
        roles = becomes(roles)
        turned = turn(house, turned.state, { type: 'outcome', outcome, values, wrote }, context())
      }
      state = turned.state
      const { reply } = turned
      if (event.type === 'message') expect(reply?.text, JSON.stringify(event)).toBeTruthy()
      expect(reply?.text ?? '').not.toMatch(/undefined|NaN|\[object|\{\w+/)
      expect(reply?.options.length ?? 0).toBeLessThanOrEqual(MOST_OPTIONS)
    }
  },
)
