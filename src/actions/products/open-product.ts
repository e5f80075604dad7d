import type { Tx } from '../../db/open.ts'
import { action } from '../action.ts'
import { pickedId } from '../picked.ts'
import { ownBusiness } from '../sellers/business.ts'
import { pausesOf } from '../sellers/pauses.ts'
import { productOf } from './fields.ts'
import { photoFiles } from './photos.ts'
import { isRenewable } from './renew-permit.ts'

const CARD = {
  name: 'text',
  business: 'text',
  status: 'word',
  kind_word: 'word?',
  price: 'rupiah?',
  sold_by: 'text?',
  net: 'weight?',
  making: 'capacity?',
  least: 'quantity?',
  ready_in: 'days?',
  keeps: 'days?',
  kept_in: 'word?',
  packed_in: 'word?',
  pirt_number: 'pirt?',
  bpom_number: 'bpom?',
  halal_number: 'halal?',
  rests_from: 'date?',
  rests_until: 'date?',
  pictures: 'files',
  verdict_note: 'text?',
  verdict_reasons: 'words',
} as const

/** A product's card with its pictures; where it leads depends on where the product stands. */
export const openProduct = action({
  name: 'open_product',
  for: ['seller'],
  needs: { product: 'pick' },
  gives: {
    draft: CARD,
    waiting: CARD,
    invited: { ...CARD, day: 'date?', place: 'text?', bring: 'text?' },
    returned: CARD,
    waiting_halal: CARD,
    approved: CARD,
    resting: CARD,
    permit_over: CARD,
    closed: CARD,
    not_found: {},
  },
  async run({ product }, { tx, actor, today }) {
    const seller = await ownBusiness(tx, actor)
    const found = await productOf(tx, seller.id, pickedId(product))
    if (!found || found.status === 'withdrawn') return { outcome: 'not_found' }
    const { id, status, unit, storage, packaging, kind, capacityQty, capacityPer, daysPerWeek, capacityPeakQty } = found
    const last = await lastVerdict(tx, id)
    const [pause] = (await pausesOf(tx, seller.id, today)).filter(
      ({ productId }) => productId === null || productId === id,
    )
    const card = {
      name: found.name,
      business: seller.name,
      status: `product_status.${status}`,
      kind_word: kind === null ? null : `kind.${kind}`,
      price: found.unitPrice,
      sold_by: unit,
      net:
        found.netWeightG !== null
          ? { grams: found.netWeightG }
          : found.netVolumeMl !== null
            ? { ml: found.netVolumeMl }
            : null,
      making:
        capacityQty === null || capacityPer === null
          ? null
          : {
              qty: capacityQty,
              per: capacityPer,
              ...(unit === null ? {} : { unit }),
              ...(daysPerWeek === null ? {} : { daysPerWeek }),
              ...(capacityPeakQty === null ? {} : { peak: capacityPeakQty }),
            },
      least: found.minOrder > 1 ? { qty: found.minOrder, ...(unit === null ? {} : { unit }) } : null,
      ready_in: found.leadTimeDays,
      keeps: found.shelfLifeDays,
      kept_in: storage === null ? null : `storage.${storage}`,
      packed_in: packaging === null ? null : `packaging.${packaging}`,
      pirt_number: found.pirt,
      bpom_number: found.bpomMd,
      halal_number: found.halal,
      rests_from: pause?.from ?? null,
      rests_until: pause?.until ?? null,
      pictures: await photoFiles(tx, id),
      verdict_note: last?.note ?? null,
      verdict_reasons: status === 'returned' ? (last?.reasons ?? []).map((reason) => `reason.${reason}`) : [],
    }
    if (status === 'invited')
      return {
        outcome: 'invited',
        values: { ...card, day: last?.day ?? null, place: last?.place ?? null, bring: last?.bring ?? null },
      }
    if (status === 'suspended' && (await isRenewable(tx, seller.id, id, today)))
      return { outcome: 'permit_over', values: card }
    if (status === 'refused' || status === 'suspended') return { outcome: 'closed', values: card }
    const resting = pause !== undefined && pause.from <= today
    if (status === 'paused' || (status === 'approved' && resting)) return { outcome: 'resting', values: card }
    return { outcome: status, values: card }
  },
})

interface Verdict {
  reasons: string[]
  note: string | null
  day: string | null
  place: string | null
  bring: string | null
}

async function lastVerdict(tx: Tx, productId: number): Promise<Verdict | undefined> {
  const [review] = await tx.sql<Verdict>(
    `SELECT reasons, note, physical_on AS day, physical_place AS place, physical_bring AS bring
     FROM reviews WHERE product_id = $1 ORDER BY id DESC LIMIT 1`,
    [productId],
  )
  return review
}
