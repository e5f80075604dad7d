import type { Tx } from '../../db/open.ts'
import { kindsByLikelihood } from '../../domain/products/guess.ts'
import { answersToMend } from '../../domain/products/mend.ts'
import { action } from '../action.ts'
import { pickedId } from '../picked.ts'
import { ownBusiness } from '../sellers/business.ts'
import { answersOf, fieldsOf, PRODUCT_ANSWERS } from './answers.ts'
import { productOf } from './fields.ts'
import { saveProduct } from './save-product.ts'

/** What the last curator wants mended. */
async function lastReasons(tx: Tx, productId: number): Promise<{ reasons: string[]; note: string | null }> {
  const [review] = await tx.sql<{ reasons: string[]; note: string | null }>(
    `SELECT reasons, note FROM reviews WHERE product_id = $1 AND verdict = 'return' ORDER BY id DESC LIMIT 1`,
    [productId],
  )
  return review ?? { reasons: [], note: null }
}

/** A returned product is opened: only what was sent back is asked, everything else counts as answered. */
export const beginMend = action({
  name: 'begin_mend',
  for: ['seller'],
  needs: { product: 'pick' },
  gives: {
    returned: { ...PRODUCT_ANSWERS, photos: 'photo?', kinds: 'list', mended_name: 'text', note: 'text?' },
    over: {},
  },
  async run({ product }, { tx, actor, house }) {
    const seller = await ownBusiness(tx, actor)
    const found = await productOf(tx, seller.id, pickedId(product))
    if (found?.status !== 'returned' || seller.status === 'suspended') return { outcome: 'over' }
    const { reasons, note } = await lastReasons(tx, found.id)
    const open: readonly string[] = answersToMend(reasons)
    const known = { ...answersOf(found), photos: found.photos.length ? found.photos : undefined }
    const answers = Object.fromEntries(
      Object.entries(known).map(([name, value]) => [name, open.includes(name) ? undefined : (value ?? null)]),
    )
    const kinds = kindsByLikelihood(found.name).map((key) => ({ value: key, label: house.words[`kind.${key}`] ?? key }))
    return { outcome: 'returned', values: { ...answers, kinds, mended_name: found.name, note } as never }
  },
})

/** Saves what was mended; new pictures take the place of those that were sent back. May be done again after a correction. */
export const saveMended = action({
  name: 'save_mended',
  for: ['seller'],
  needs: { ...PRODUCT_ANSWERS, photos: 'photo?', product: 'pick' },
  gives: { saved: {}, closed: {} },
  async run({ product, photos, ...answers }, { tx, actor, now }) {
    const seller = await ownBusiness(tx, actor, 'lock')
    const productId = pickedId(product)
    const { reasons } = await lastReasons(tx, productId)
    const saved = await saveProduct(
      tx,
      {
        sellerId: seller.id,
        productId,
        fields: fieldsOf(answers),
        photos: photos ?? [],
        replacePhotos: answersToMend(reasons).includes('photos'),
      },
      { source: 'chat', personId: actor.personId },
      now,
    )
    return { outcome: saved.outcome === 'saved' ? 'saved' : 'closed' }
  },
})
