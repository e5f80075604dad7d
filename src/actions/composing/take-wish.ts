import type { Tx } from '../../db/open.ts'
import { PRODUCT_KINDS } from '../../domain/products/kinds.ts'
import type { Work } from '../action.ts'
import { action, type Outcome } from '../action.ts'
import { pickedId } from '../picked.ts'
import { readComposition, setWishes } from './composition.ts'
import { LONG_DAYS } from './read-wishes.ts'
import { type Change, withChange } from './wishes.ts'

const TAKEN = { wish: 'choice?', wish_kind: 'pick?', least_makers: 'count?', wish_district: 'district?' } as const
const GIVES = {
  taken: TAKEN,
  which_kind: { product_kinds: 'list' },
  how_many_makers: {},
  which_district: {},
} as const

/** A wish was chosen from the list of wishes; some want to know more first. */
export const takeWish = action({
  name: 'take_wish',
  for: ['visitor', 'buyer'],
  needs: { composition: 'pick', ...TAKEN },
  gives: GIVES,
  async run({ composition: id, wish, wish_kind, least_makers, wish_district }, work): Promise<Outcome<typeof GIVES>> {
    const { tx, actor } = work
    const about = wish === 'kinds' || wish === 'notKinds'
    if (about && wish_kind === undefined)
      return { outcome: 'which_kind', values: { product_kinds: await kindsSold(tx, work) } }
    if (wish === 'makers' && least_makers === undefined) return { outcome: 'how_many_makers' }
    if (wish === 'districts' && wish_district === undefined) return { outcome: 'which_district' }
    const composition = await readComposition(tx, actor.conversationId, pickedId(id))
    if (composition) {
      const change = changeOf(wish, { wish_kind, least_makers, wish_district })
      await setWishes(tx, composition.id, change ? withChange(composition.wishes, change) : {})
    }
    const forgotten = { wish: undefined, wish_kind: undefined, least_makers: undefined, wish_district: undefined }
    return { outcome: 'taken', values: forgotten }
  },
})

/** Undefined: everything is allowed again. */
function changeOf(
  wish: string | undefined,
  said: { wish_kind: string | undefined; least_makers: number | undefined; wish_district: string | undefined },
): Change | undefined {
  const kind = PRODUCT_KINDS.find(({ key }) => key === said.wish_kind)?.key
  switch (wish) {
    case 'halalOnly':
      return { halalOnly: true }
    case 'noGlass':
      return { noGlass: true }
    case 'keepsDays':
      return { keepsDays: LONG_DAYS }
    case 'kinds':
      return kind === undefined ? {} : { kinds: [kind] }
    case 'notKinds':
      return kind === undefined ? {} : { notKinds: [kind] }
    case 'makers':
      return said.least_makers === undefined ? {} : { makers: said.least_makers }
    case 'districts':
      return said.wish_district === undefined ? {} : { districts: [said.wish_district] }
    default:
      return undefined
  }
}

/** Kinds that are sold in the region, in the order of the office's list. */
async function kindsSold(tx: Tx, { actor, house }: Work) {
  const rows = await tx.sql<{ kind: string }>(
    `SELECT DISTINCT kind FROM products WHERE region_code = $1 AND status = 'approved' AND kind IS NOT NULL`,
    [actor.region],
  )
  const sold = new Set(rows.map(({ kind }) => kind))
  return PRODUCT_KINDS.filter(({ key }) => sold.has(key)).map(({ key }) => ({
    value: key,
    label: house.words[`kind.${key}`] ?? key,
  }))
}
