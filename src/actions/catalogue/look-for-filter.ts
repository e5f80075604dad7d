import { action } from '../action.ts'

/** Whether a message already says what is looked for, so that nothing need be asked. */
export const lookForFilter = action({
  name: 'look_for_filter',
  for: ['visitor', 'buyer'],
  needs: { search_words: 'text?', max_price: 'rupiah?', halal_only: 'yesno?', district: 'district?' },
  gives: { some: {}, nothing: {} },
  run: async (said) => ({ outcome: Object.values(said).some((value) => value !== undefined) ? 'some' : 'nothing' }),
})
