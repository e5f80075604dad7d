import { action } from '../action.ts'
import { officeOf } from '../people/office.ts'

/** Which office runs this, and where one can check that it is really us. */
export const whoRunsThis = action({
  name: 'who_runs_this',
  for: ['visitor', 'buyer'],
  needs: {},
  gives: { office: { office: 'text', check: 'text' } },
  async run(_, { tx, actor }) {
    const { name, check } = await officeOf(tx, actor.region)
    return { outcome: 'office', values: { office: name, check } }
  },
})
