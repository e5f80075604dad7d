import { action } from '../action.ts'
import { audit } from '../audit.ts'
import { pickedId } from '../picked.ts'
import { productIn } from './product-in.ts'

/** When the approved product is to be looked at again; kept with its latest review. */
export const setRecuration = action({
  name: 'set_recuration',
  for: ['admin', 'curator'],
  needs: { product: 'pick', recurate_on: 'date' },
  gives: { set: { product_name: 'text', recurate_on: 'date' }, too_soon: {}, gone: {} },
  async run({ product: picked, recurate_on }, { tx, now, actor, today }) {
    const product = await productIn(tx, actor.region, pickedId(picked), 'lock')
    const [review] = await tx.sql<{ id: number; recurate_on: string | null }>(
      `SELECT id, recurate_on FROM reviews WHERE product_id = $1 AND verdict = 'approve' ORDER BY id DESC LIMIT 1`,
      [product?.id ?? 0],
    )
    if (!product || !review) return { outcome: 'gone' }
    if (recurate_on <= today) return { outcome: 'too_soon' }
    await tx.prisma.review.update({ where: { id: review.id }, data: { recurateOn: recurate_on } })
    await audit(tx, actor, now, {
      act: 'set_recuration',
      subject: 'products',
      subjectId: product.id,
      before: { recurate_on: review.recurate_on },
      after: { recurate_on },
    })
    return { outcome: 'set', values: { product_name: product.name, recurate_on }, wrote: true }
  },
})
