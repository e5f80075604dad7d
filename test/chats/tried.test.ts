import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { ACTIONS } from '../../src/actions/index.ts'
import { house } from '../house.ts'
import { EVERYBODYS, sideOf, WORDS } from './belongings.ts'
import { triedIn } from './tried.ts'

const HERE = dirname(fileURLToPath(import.meta.url))

/** What nobody's talk can show, and why: '<who> <action>'. */
const NOT_IN_A_TALK: Readonly<Record<string, string>> = {
  'buyer find_orders': 'looks for the order before one is picked',
  'buyer list_arriving': 'looks for the delivery before one is picked',
  'officer list_arriving': 'looks for the delivery before one is picked',
  'seller find_paper_orders': 'looks for the order before one is picked',
  'seller find_promise_to_change': 'is handed one only where an offer was answered on another phone meanwhile',
  'buyer quote_good': 'one of several goods, which are in the catalogue',
  'buyer name_item': 'picked from ready-made parcels and the catalogue, which are everybody’s',
  'buyer show_parcel': 'picked from ready-made parcels, which are everybody’s',
}

/** Whoever only looks around is a company too. */
const tried = new Set(triedIn(HERE).map((line) => line.replace(/^visitor /, 'buyer ')))

/** Everything that a flow lets somebody do with a record that may be another's. */
const toTry = new Set(
  [...house.flows.values()].flatMap((flow) => {
    const done = new Set(flow.steps.flatMap((step) => (step.verb === 'do' ? [step.action] : [])))
    return ACTIONS.filter(({ name }) => done.has(name)).flatMap(({ name, needs, for: roles }) =>
      flow.for
        .filter((role) => roles.includes(role))
        .map(sideOf)
        .filter((who) =>
          Object.entries(needs).some(
            ([slot, kind]) =>
              kind.startsWith('pick') && slot in flow.kinds && !WORDS.includes(slot) && !EVERYBODYS[who].includes(slot),
          ),
        )
        .map((who) => `${who} ${name}`),
    )
  }),
)

test('whatever is done with a record, in some talk it is done, and a stranger has tried it there', () => {
  const missing = [...toTry].filter((one) => !tried.has(one) && !(one in NOT_IN_A_TALK))
  expect(missing.sort()).toEqual([])
})

test('what is said to be in no talk is in none', () => {
  expect(Object.keys(NOT_IN_A_TALK).filter((one) => tried.has(one) || !toTry.has(one))).toEqual([])
})
