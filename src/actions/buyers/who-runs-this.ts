import { action } from '../action.ts'
import { officeOf } from '../people/office.ts'

/** Which office runs this, and where one can check that it is really us; `stranger` to whoever was never asked anything here. */
export const whoRunsThis = action({
  name: 'who_runs_this',
  for: ['newcomer', 'seller', 'visitor', 'buyer'],
  needs: {},
  gives: { office: { office: 'text', check: 'text' }, stranger: { office: 'text', check: 'text' } },
  async run(_, { tx, actor }) {
    const { name, check } = await officeOf(tx, actor.region)
    const [talk] = await tx.sql<{ prompt_no: number }>('SELECT prompt_no FROM conversations WHERE id = $1', [
      actor.conversationId,
    ])
    return { outcome: talk?.prompt_no ? 'office' : 'stranger', values: { office: name, check } }
  },
})
