import { action } from '../../action.ts'

/** A tapped answer to an offer becomes the same as one in words: sanggup semua. */
export const meanYes = action({
  name: 'mean_yes',
  for: ['seller'],
  needs: {},
  gives: { meant: { answer: 'offer' } },
  run: async () => ({ outcome: 'meant', values: { answer: { says: 'yes', onDp: false } } }),
})

/** Sanggup asal DP sudah masuk. */
export const meanOnDp = action({
  name: 'mean_on_dp',
  for: ['seller'],
  needs: {},
  gives: { meant: { answer: 'offer' } },
  run: async () => ({ outcome: 'meant', values: { answer: { says: 'yes', onDp: true } } }),
})

/** Sanggup sebagian. */
export const meanPart = action({
  name: 'mean_part',
  for: ['seller'],
  needs: { pieces_possible: 'count' },
  gives: { meant: { answer: 'offer' } },
  run: async ({ pieces_possible: pieces }) => ({
    outcome: 'meant',
    values: { answer: { says: 'part', pieces, onDp: false } },
  }),
})

/** As many as her capacity allows. */
export const meanWhatFits = action({
  name: 'mean_what_fits',
  for: ['seller'],
  needs: { pieces: 'count' },
  gives: { meant: { answer: 'offer' } },
  run: async ({ pieces }) => ({ outcome: 'meant', values: { answer: { says: 'part', pieces, onDp: false } } }),
})

/** Belum bisa. */
export const meanNo = action({
  name: 'mean_no',
  for: ['seller'],
  needs: {},
  gives: { meant: { answer: 'offer' } },
  run: async () => ({ outcome: 'meant', values: { answer: { says: 'no' } } }),
})
