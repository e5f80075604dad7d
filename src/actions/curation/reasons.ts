import { RETURN_REASONS } from '../../domain/products/verdict.ts'
import type { House } from '../../flow/types.ts'
import { action } from '../action.ts'

const choices = (house: House, taken: readonly string[]) =>
  RETURN_REASONS.map((reason) => `reason.${reason}`)
    .filter((word) => !taken.includes(word))
    .map((word) => ({ value: word, label: house.words[word] ?? word }))

/** What a product may be returned for; nothing is chosen yet. */
export const startReasons = action({
  name: 'start_reasons',
  for: ['admin', 'curator'],
  needs: {},
  gives: { started: { reasons: 'words', reasons_left: 'list' } },
  async run(_, { house }) {
    return { outcome: 'started', values: { reasons: [], reasons_left: choices(house, []) } }
  },
})

/** One more reason. */
export const addReason = action({
  name: 'add_reason',
  for: ['admin', 'curator'],
  needs: { reasons: 'words', mend_reason: 'pick' },
  gives: { added: { reasons: 'words', reasons_left: 'list' }, all_chosen: { reasons: 'words' } },
  async run({ reasons, mend_reason: reason }, { house }) {
    const known = choices(house, []).some(({ value }) => value === reason)
    const chosen = known && !reasons.includes(reason) ? [...reasons, reason] : reasons
    const left = choices(house, chosen)
    if (!left.length) return { outcome: 'all_chosen', values: { reasons: chosen } }
    return { outcome: 'added', values: { reasons: chosen, reasons_left: left } }
  },
})
