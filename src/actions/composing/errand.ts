import { compose } from '../../domain/compose/compose.ts'
import type { TalkErrand } from '../errand.ts'
import type { Asked } from './composition.ts'
import { foundOf } from './found.ts'
import { offerOf, takeSnapshot } from './snapshot/snapshot.ts'

/** What is sent along: the wish, and the answers of the talk that waits, to be handed back to it. */
export interface ComposeInput {
  composition: number
  regionCode: string
  asked: Asked
  slots: Readonly<Record<string, unknown>>
}

/**
 * Composes parcels from a snapshot that it takes in a short transaction of its own; the flow `composed` takes the answer.
 * Later days are looked at only when nothing fits, since they cost the most.
 */
export const composeErrand: TalkErrand = {
  name: 'compose',
  async run({ composition, regionCode, asked, slots }: ComposeInput, { db, solve, now, feasts }) {
    const { parcels, budget, neededOn, wishes } = asked
    const occasion = { regionCode, parcels, budget, neededOn }
    const snapshot = await db.transaction((tx) => takeSnapshot(tx, occasion, { now, feasts }))
    const answer = async (later: boolean) => {
      const { offer, days } = offerOf(snapshot, occasion, { now, feasts }, later)
      const composed = await compose({ parcels, budget, handOverOn: offer.days[0]!, ...wishes }, offer, solve)
      return foundOf(composed, snapshot, days)
    }
    const first = await answer(false)
    const found = first.kind === 'nothing' ? await answer(true) : first
    const composed = JSON.stringify({ asked, found })
    return { flow: 'composed', slots: { ...slots, composition: String(composition), composed } }
  },
}
