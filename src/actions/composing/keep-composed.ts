import { action } from '../action.ts'
import { pickedId } from '../picked.ts'
import { type Asked, keepFound } from './composition.ts'
import type { Found } from './found.ts'

/** An answer came back. It counts if it is the one that is still waited for. */
export const keepComposed = action({
  name: 'keep_composed',
  for: ['visitor', 'buyer'],
  needs: { composition: 'pick', composed: 'text' },
  gives: { kept: {}, too_late: {} },
  async run({ composition, composed }, { tx, actor, now }) {
    const { asked, found } = JSON.parse(composed) as { asked: Asked; found: Found }
    const of = { conversationId: actor.conversationId, id: pickedId(composition), asked, found }
    return { outcome: (await keepFound(tx, of, now)) ? 'kept' : 'too_late' }
  },
})
