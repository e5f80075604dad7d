import type { FileOut } from '../../chat/reply.ts'
import type { Tx } from '../../db/open.ts'
import type { Finding } from '../../domain/products/check.ts'
import { missingForCuration } from '../../domain/products/missing.ts'
import { IN_CURATION } from '../../domain/products/verdict.ts'
import type { Line } from '../../flow/say.ts'
import { action } from '../action.ts'
import { line } from '../lines.ts'
import { productRating } from '../orders/rating/rate.ts'
import { pickedId } from '../picked.ts'
import { factsOf } from '../products/fields.ts'
import { decidedBy } from './decided.ts'
import { findingLine, findingsOf } from './findings.ts'
import { writtenNumber } from './permit-number.ts'
import { type ProductToJudge, productIn } from './product-in.ts'

/** One product with everything a curator needs to see: photos, all fields, its permits and what the program noticed. */
export const openProductCard = action({
  name: 'open_product_card',
  for: ['admin', 'curator', 'mentor', 'head'],
  needs: { product: 'pick' },
  gives: {
    waiting: {
      product_name: 'text',
      business: 'text',
      owner_name: 'text',
      district: 'district',
      product_kind: 'word?',
      brand: 'text?',
      variants: 'text?',
      unit_price: 'rupiah',
      unit: 'text',
      net_weight: 'weight?',
      contents: 'quantity?',
      min_order: 'count',
      capacity: 'capacity?',
      lead_time: 'days?',
      shelf_life: 'days?',
      storage: 'word?',
      packaging: 'word?',
      product_photos: 'files',
      permit_lines: 'lines',
      finding_lines: 'lines',
      history_lines: 'lines',
      seen: 'text',
    },
    decided: { product_name: 'text', decided_by: 'text', verdict_given: 'word' },
    gone: {},
  },
  async run({ product: picked }, { tx, today, feasts, actor }) {
    const product = await productIn(tx, actor.region, pickedId(picked))
    if (!product) return { outcome: 'gone' }
    if (!IN_CURATION.includes(product.status)) {
      const decided = await decidedBy(tx, product.id)
      if (!decided) return { outcome: 'gone' }
      return { outcome: 'decided', values: { product_name: product.name, ...decided } }
    }
    const findings = await findingsOf(tx, product, { today, feasts })
    const { needed, wanted } = missingForCuration(factsOf(product))
    const missing = [...needed, ...wanted.filter((field) => field !== 'halal')]
    return {
      outcome: 'waiting',
      values: {
        ...cardOf(product),
        product_photos: await photosOf(tx, product.id),
        permit_lines: await permitLines(tx, product.id),
        finding_lines: findingLines(findings, missing),
        history_lines: await historyLines(tx, product.id),
        seen: product.updatedAt.toISOString(),
      },
    }
  },
})

/** What was noticed, what is missing, or that all is well. */
function findingLines(findings: readonly Finding[], missing: readonly string[]): Line[] {
  const lines = [
    ...findings.map(findingLine),
    ...(missing.length ? [line('product_lacks', { fields: missing.map((field) => `reason.${field}`) })] : []),
  ]
  return lines.length ? [line('findings_head', {}), ...lines] : [line('findings_none', {})]
}

const cardOf = (product: ProductToJudge) => ({
  product_name: product.name,
  business: product.business,
  owner_name: product.ownerName,
  district: product.districtCode,
  product_kind: product.kind === null ? undefined : `kind.${product.kind}`,
  brand: product.brand ?? undefined,
  variants: product.variants.join(', ') || undefined,
  // products_complete of the schema: whatever lies in the queue has both
  unit_price: product.unitPrice as number,
  unit: product.unit as string,
  net_weight:
    product.netWeightG !== null
      ? { grams: product.netWeightG }
      : product.netVolumeMl !== null
        ? { ml: product.netVolumeMl }
        : undefined,
  contents:
    product.contentQty === null
      ? undefined
      : { qty: product.contentQty, ...(product.contentUnit === null ? {} : { unit: product.contentUnit }) },
  min_order: product.minOrder,
  capacity:
    product.capacityQty === null || product.capacityPer === null
      ? undefined
      : {
          qty: product.capacityQty,
          per: product.capacityPer,
          ...(product.unit === null ? {} : { unit: product.unit }),
          ...(product.daysPerWeek === null ? {} : { daysPerWeek: product.daysPerWeek }),
          ...(product.capacityPeakQty === null ? {} : { peak: product.capacityPeakQty }),
        },
  lead_time: product.leadTimeDays ?? undefined,
  shelf_life: product.shelfLifeDays ?? undefined,
  storage: product.storage === null ? undefined : `storage.${product.storage}`,
  packaging: product.packaging === null ? undefined : `packaging.${product.packaging}`,
})

const photosOf = (tx: Tx, productId: number) =>
  tx.sql<FileOut & Record<string, unknown>>(
    `SELECT f.hash, f.name, f.type FROM product_photos p JOIN stored_files f ON f.hash = p.hash
     WHERE p.product_id = $1 ORDER BY p.position`,
    [productId],
  )

/** The numbers with who looked them up where, if anybody did. */
async function permitLines(tx: Tx, productId: number) {
  const rows = await tx.sql<{
    kind: string
    number: string
    status: string
    checked_where: string | null
    checked_on: string | null
    officer: string | null
  }>(
    `SELECT p.kind, p.number, p.status, p.checked_where, p.photo_hash,
       to_char(p.checked_at AT TIME ZONE 'Asia/Jakarta', 'YYYY-MM-DD') AS checked_on, person.name AS officer
     FROM permits p LEFT JOIN officers o ON o.id = p.checked_by_id LEFT JOIN people person ON person.id = o.person_id
     WHERE p.product_id = $1 ORDER BY p.kind, p.id`,
    [productId],
  )
  if (!rows.length) return []
  const lines = rows.map(({ kind, number: digits, status, checked_where, checked_on, officer }) => {
    const permit = `permit.${kind}`
    const number = writtenNumber(kind, digits)
    if (status === 'checked')
      return line('permit_checked', { permit, number, where: checked_where, day: checked_on, officer })
    return line(status === 'refused' ? 'permit_refused' : 'permit_claimed', { permit, number })
  })
  return [line('permits_head', {}), ...lines]
}

/** Earlier verdicts, the newest first. */
async function historyLines(tx: Tx, productId: number) {
  const rows = await tx.sql<{ verdict: string; day: string; note: string | null; reasons: string[] }>(
    `SELECT verdict, to_char(created_at AT TIME ZONE 'Asia/Jakarta', 'YYYY-MM-DD') AS day, note, reasons
     FROM reviews WHERE product_id = $1 ORDER BY id DESC LIMIT 3`,
    [productId],
  )
  const rating = await productRating(tx, productId)
  const rated = rating
    ? [line('buyer_rating', { mean: `${rating.tenths / 10}`.replace('.', ','), count: rating.count })]
    : []
  if (!rows.length) return rated
  const lines = rows.map(({ verdict, day, note, reasons }) =>
    line('review', {
      verdict: `verdict.${verdict}`,
      day,
      reasons: reasons.map((reason) => `reason.${reason}`),
      note,
    }),
  )
  return [...rated, line('reviews_head', {}), ...lines]
}
