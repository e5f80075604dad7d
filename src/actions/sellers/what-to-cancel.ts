import { action } from '../action.ts'
import { openPromisesOf, promiseLines } from './promises.ts'

/** `batal` may mean the form that is being filled in or a promise that was given; only the maker knows which. */
export const whatToCancel = action({
  name: 'what_to_cancel',
  for: ['seller'],
  needs: {},
  gives: { form: {}, nothing: {}, promise: { promises: 'lines' }, form_or_promise: { promises: 'lines' } },
  async run(_, { tx, actor }) {
    // as it was before this very message: what lies beneath the question we are about to ask
    const [talk] = await tx.sql<{ open: boolean }>(
      `SELECT coalesce(jsonb_array_length(nullif(state -> 'stack', 'null')), 0) > 0 AS open FROM conversations WHERE id = $1`,
      [actor.conversationId],
    )
    const promises = promiseLines(await openPromisesOf(tx, actor.sellerId ?? 0))
    if (!promises.length) return talk?.open ? { outcome: 'form' } : { outcome: 'nothing' }
    return talk?.open
      ? { outcome: 'form_or_promise', values: { promises } }
      : { outcome: 'promise', values: { promises } }
  },
})
