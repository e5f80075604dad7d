import type { Action } from '../action.ts'
import { action } from '../action.ts'
import { line } from '../lines.ts'
import { pickedId } from '../picked.ts'
import { detailLines } from './cards.ts'
import { readComposition } from './composition.ts'

/** Everything about the proposals that were shown. */
export const detailProposals = action({
  name: 'detail_proposals',
  for: ['visitor', 'buyer'],
  needs: { composition: 'pick' },
  gives: { shown: { details: 'lines' }, stale: {} },
  async run({ composition: id }, { tx, actor }) {
    const found = (await readComposition(tx, actor.conversationId, pickedId(id)))?.found
    if (found?.kind !== 'proposals') return { outcome: 'stale' }
    return { outcome: 'shown', values: { details: detailLines(found.parcels) } }
  },
})

/** One proposal is chosen, by its place among those shown. */
const choosing = (name: string, index: number): Action =>
  action({
    name,
    for: ['visitor', 'buyer'],
    needs: { composition: 'pick' },
    gives: {
      chosen: {
        proposal: 'count',
        parcels: 'count',
        price: 'rupiah',
        contents: 'lines',
        packing: 'rupiah?',
        all: 'rupiah',
      },
      stale: {},
    },
    async run({ composition: id }, { tx, actor }) {
      const composition = await readComposition(tx, actor.conversationId, pickedId(id))
      const found = composition?.found
      const parcel = found?.kind === 'proposals' ? found.parcels[index] : undefined
      if (!composition?.asked || !parcel) return { outcome: 'stale' }
      return {
        outcome: 'chosen',
        values: {
          proposal: index + 1,
          parcels: composition.asked.parcels,
          price: parcel.price,
          contents: parcel.lines.map(({ label, quantity, price }) =>
            line('parcel_content', { label, quantity, price }),
          ),
          packing: parcel.packingFee || undefined,
          all: parcel.price * composition.asked.parcels,
        },
      }
    },
  })

export const CHOOSING: readonly Action[] = [
  choosing('choose_first', 0),
  choosing('choose_second', 1),
  choosing('choose_third', 2),
]
