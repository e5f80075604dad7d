import type { House, State, TurnEvent } from '../../src/flow/types.ts'

/** Words, a tap or a photo, as an event. */
export const message = ({
  text,
  pick,
  photo,
}: {
  text: string
  pick?: string
  photo?: boolean
}): Extract<TurnEvent, { type: 'message' }> => ({
  type: 'message',
  input: {
    text,
    media: photo ? [{ kind: 'photo', hash: 'h', name: 'a.jpg', type: 'image/jpeg', bytes: 1 }] : [],
    ...(pick === undefined ? {} : { pick }),
  },
  reading: { values: {} },
})

/** An answer of each kind, as people write it. */
const GOOD: Record<string, string> = {
  name: 'Keripik',
  rupiah: '15rb',
  count: '40',
  quantity: '2 lusin',
  date: 'besok',
  district: 'klari',
  text: 'bungkus',
  capacity: '40 bungkus sehari',
  weight: '250 gram',
  days: '14 hari',
  month: 'bulan lalu',
  phone: '081200000001',
  pirt: '2063215010001-27',
  halal: 'ID32110000000000001',
  nib: '1234567890123',
  offer: 'sanggup',
}

/** What somebody would say who means to get on: a line that is shown, or an answer of the right kind. */
export function sensible(chance: number, house: House, state: State): { text: string; pick?: string; photo?: boolean } {
  const talk = state.stack.at(-1)
  const step = house.flows.get(talk?.flow ?? '')?.steps.find(({ name }) => name === talk?.step)
  const options = state.prompts.findLast((prompt) => prompt.talk === talk?.id)?.options ?? []
  if (step?.verb === 'ask' && (step.kind === 'photo' || step.kind === 'document')) return { text: '', photo: true }
  if (step?.verb === 'ask' && GOOD[step.kind] && chance % 4) return { text: GOOD[step.kind] as string }
  const option = options[chance % (options.length || 1)]
  if (!option) return { text: ['daftar produk', 'stok', 'gabung', 'menu'][chance % 4] as string }
  return chance % 2 ? { text: '', pick: option.value } : { text: option.label }
}
