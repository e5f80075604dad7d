import { action } from '../action.ts'

/** The officer is gone: what was being talked about before goes on by itself when this flow ends. */
export const talkGoesOn = action({
  name: 'talk_goes_on',
  for: ['newcomer', 'seller', 'visitor', 'buyer'],
  needs: {},
  gives: { goes_on: {} },
  async run() {
    return { outcome: 'goes_on' }
  },
})
