import type { ProductState } from '../../domain/products/states.ts'
import { type CurationVerdict, stateAfterVerdict } from '../../domain/products/verdict.ts'
import type { Work } from '../action.ts'
import { actingOfficer, audit } from '../audit.ts'
import { factsOf } from '../products/fields.ts'
import { decidedBy } from './decided.ts'
import { type ProductToJudge, productIn } from './product-in.ts'

/** A verdict and what goes with it. */
export interface VerdictGiven {
  verdict: CurationVerdict
  /** names of RETURN_REASONS */
  reasons?: string[]
  note?: string | undefined
  scores?: { quality: number; quantity: number; packaging: number; permits: number | null }
  /** 'YYYY-MM-DD' */
  physical?: { on: string; place: string; bring: string | null }
}

export type Decision =
  | { outcome: 'given'; product: ProductToJudge; status: ProductState; reviewId: number }
  /** a colleague was faster */
  | { outcome: 'decided'; product_name: string; decided_by: string; verdict_given: string }
  /** the maker changed it while the card lay open */
  | { outcome: 'changed' }
  | { outcome: 'gone' }

/**
 * Gives a verdict: locks the product, looks whether it still waits and is still what the curator saw, moves its state,
 * keeps the review and the audit line. Whom to tell is the caller's business.
 * @param seen the instant of the card (`seen` of open_product_card); without it the product is judged as it stands
 * @param before a last look with the product locked; anything but undefined is returned instead of a verdict
 */
export async function decide<Stop = never>(
  { tx, now, actor }: Work,
  told: { productId: number; seen?: string },
  given: VerdictGiven,
  before?: (product: ProductToJudge) => Promise<Stop | undefined>,
): Promise<Decision | Stop> {
  const product = await productIn(tx, actor.region, told.productId, 'lock')
  if (!product) return { outcome: 'gone' }
  const status = stateAfterVerdict(given.verdict, product.status, factsOf(product))
  if (!status) {
    const decided = await decidedBy(tx, product.id)
    return decided ? { outcome: 'decided', product_name: product.name, ...decided } : { outcome: 'gone' }
  }
  if (told.seen !== undefined && product.updatedAt.toISOString() !== told.seen) return { outcome: 'changed' }
  const stop = await before?.(product)
  if (stop !== undefined) return stop

  const { id: reviewId } = await tx.prisma.review.create({
    data: {
      regionCode: actor.region,
      productId: product.id,
      officerId: actingOfficer(actor).officerId,
      verdict: given.verdict,
      reasons: given.reasons ?? [],
      note: given.note ?? null,
      ...(given.scores ?? {}),
      physicalOn: given.physical?.on ?? null,
      physicalPlace: given.physical?.place ?? null,
      physicalBring: given.physical?.bring ?? null,
      createdAt: now,
    },
  })
  await tx.prisma.product.update({
    where: { id: product.id },
    data: {
      status,
      updatedAt: now,
      ...(status === 'approved' && product.approvedAt === null ? { approvedAt: now } : {}),
    },
  })
  await audit(tx, actor, now, {
    act: `${given.verdict}_product`,
    subject: 'products',
    subjectId: product.id,
    before: { status: product.status, approved_at: product.approvedAt, updated_at: product.updatedAt },
    after: { status, review_id: reviewId },
  })
  return { outcome: 'given', product, status, reviewId }
}
