import { permitNeeded, productKind, type Storage } from '../../domain/products/kinds.ts'
import { action } from '../action.ts'

/** Crafts and batik are never asked for papers, nor how long they keep. */
export const isFood = action({
  name: 'is_food',
  for: ['seller'],
  needs: { kind: 'pick' },
  gives: { food: {}, goods: {} },
  async run({ kind }) {
    return { outcome: productKind(kind)?.food ? 'food' : 'goods' }
  },
})

/**
 * Which number the food needs: P-IRT, or BPOM MD for what is frozen, chilled or keeps less than a week. Whoever has said
 * already that there is none is not asked for it.
 */
export const whichPermit = action({
  name: 'which_permit',
  for: ['seller'],
  needs: { kind: 'pick', storage: 'choice?', shelf_life: 'days?', has_pirt: 'yesno?', pirt: 'pirt?' },
  gives: { pirt: {}, bpom: {}, none: {}, said_none: { pirt: 'pirt?' } },
  async run({ kind, storage, shelf_life, has_pirt, pirt }) {
    const facts = { kind, storage: (storage as Storage | undefined) ?? null, shelfLifeDays: shelf_life ?? null }
    const permit = permitNeeded(facts)
    if (permit === 'pirt' && pirt === undefined && has_pirt === 'no')
      return { outcome: 'said_none', values: { pirt: null } }
    if (permit === 'pirt') return { outcome: 'pirt' }
    if (permit === 'bpom') return { outcome: 'bpom' }
    return { outcome: 'none' }
  },
})

/** The same for the halal certificate. */
export const askHalal = action({
  name: 'ask_halal',
  for: ['seller'],
  needs: { halal: 'halal?', has_halal: 'yesno?' },
  gives: { ask: {}, said_none: { halal: 'halal?' } },
  async run({ halal, has_halal }) {
    if (halal === undefined && has_halal === 'no') return { outcome: 'said_none', values: { halal: null } }
    return { outcome: 'ask' }
  },
})

/** 'Belum punya': the question counts as answered, the product goes on without the number. */
export const noPirt = action({
  name: 'no_pirt',
  for: ['seller'],
  needs: {},
  gives: { noted: { pirt: 'pirt?' } },
  async run() {
    return { outcome: 'noted', values: { pirt: null } }
  },
})

/** The same for BPOM MD. */
export const noBpom = action({
  name: 'no_bpom',
  for: ['seller'],
  needs: {},
  gives: { noted: { bpom: 'bpom?' } },
  async run() {
    return { outcome: 'noted', values: { bpom: null } }
  },
})

/** Asked straight out whether there is a P-IRT number, when something is to be changed. */
export const havePirt = action({
  name: 'have_pirt',
  for: ['seller'],
  needs: { has_pirt: 'yesno' },
  gives: { have: {}, none: { pirt: 'pirt?' } },
  async run({ has_pirt }) {
    return has_pirt === 'yes' ? { outcome: 'have' } : { outcome: 'none', values: { pirt: null } }
  },
})

/** The same for the halal certificate. */
export const haveHalal = action({
  name: 'have_halal',
  for: ['seller'],
  needs: { has_halal: 'yesno' },
  gives: { have: {}, none: { halal: 'halal?' } },
  async run({ has_halal }) {
    return has_halal === 'yes' ? { outcome: 'have' } : { outcome: 'none', values: { halal: null } }
  },
})

/** No halal certificate yet. */
export const noHalal = action({
  name: 'no_halal',
  for: ['seller'],
  needs: {},
  gives: { noted: { halal: 'halal?', halal_said: 'choice' } },
  async run() {
    return { outcome: 'noted', values: { halal: null, halal_said: 'no' } }
  },
})

/** The halal certificate is being applied for. */
export const halalInProcess = action({
  name: 'halal_in_process',
  for: ['seller'],
  needs: {},
  gives: { noted: { halal: 'halal?', halal_said: 'choice' } },
  async run() {
    return { outcome: 'noted', values: { halal: null, halal_said: 'in_process' } }
  },
})
