import type { NoticeKind } from './kind.ts'

/** What becomes of a product. */
export const PRODUCTS = {
  // to makers: what curators and officers decided
  product_approved: { toMakers: true, kind: 'promise', useByHours: 168, values: { product: 'text' } },
  product_waiting_halal: {
    toMakers: true,
    kind: 'promise',
    useByHours: 168,
    values: { product: 'text' },
    flow: 'halal-number',
    slots: { product: 'pick' },
  },
  product_returned: {
    toMakers: true,
    kind: 'promise',
    useByHours: 168,
    values: { product: 'text', reasons: 'words', note: 'text?' },
    flow: 'mend-product',
    slots: { product: 'pick' },
  },
  product_refused: {
    toMakers: true,
    kind: 'promise',
    useByHours: 168,
    values: { product: 'text', reasons: 'words', note: 'text?' },
  },
  product_invited: {
    toMakers: true,
    kind: 'promise',
    useByHours: 96,
    values: { product: 'text', day: 'date', place: 'text', bring: 'text?' },
  },
  product_suspended: { toMakers: true, kind: 'promise', useByHours: 168, values: { product: 'text', reason: 'text' } },
  product_resumed: { toMakers: true, kind: 'promise', useByHours: 168, values: { product: 'text' } },
  seller_suspended: { toMakers: true, kind: 'promise', useByHours: 168, values: { business: 'text', reason: 'text' } },
  seller_resumed: { toMakers: true, kind: 'promise', useByHours: 168, values: { business: 'text' } },
  // to makers: a curator looks again
  verdict_taken_back: { toMakers: true, kind: 'promise', useByHours: 168, values: { product: 'text' } },
} as const satisfies Record<string, NoticeKind>
