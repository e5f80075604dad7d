import type { NoticeKind } from './kind.ts'

/** Goods on their way: made, handed over, received, short or broken. */
export const GOODS = {
  // to makers: what became of their goods
  goods_refused: {
    toMakers: true,
    kind: 'promise',
    useByHours: 96,
    values: { count: 'count', unit: 'text', product: 'text', number: 'text', best_before: 'date', until: 'date' },
  },
  goods_handed_over: {
    toMakers: true,
    kind: 'promise',
    useByHours: 96,
    values: { good: 'count', unit: 'text', product: 'text', number: 'text', damaged: 'count?', missing: 'count?' },
  },
  share_closed: {
    toMakers: true,
    kind: 'promise',
    useByHours: 96,
    values: { pieces: 'count', unit: 'text', product: 'text', number: 'text' },
  },
  goods_received: {
    toMakers: true,
    kind: 'money',
    useByHours: 336,
    values: { number: 'text', buyer: 'text', goods: 'lines', amount: 'rupiah', due: 'date?' },
  },
  goods_not_accepted: {
    toMakers: true,
    kind: 'money',
    useByHours: 336,
    values: { number: 'text', buyer: 'text', goods: 'lines' },
  },
  // to buyers: their goods
  delivery_sent: {
    kind: 'promise',
    useByHours: 72,
    values: { number: 'text', parcels: 'count?', goods: 'lines', plate: 'text?', driver: 'text?' },
  },
  delivery_tomorrow: {
    kind: 'promise',
    useByHours: 30,
    values: {
      number: 'text',
      day: 'date',
      count: 'count',
      address: 'text',
      gate: 'text?',
      hours: 'text?',
      receiver: 'text?',
      plate: 'text?',
      driver: 'text?',
      contact: 'text?',
    },
  },
  serious_complaint: {
    kind: 'promise',
    useByHours: 168,
    atOnce: true,
    values: {
      what: 'word',
      product: 'text',
      unit: 'text',
      seller: 'text',
      phone: 'phone?',
      codes: 'text?',
      buyer: 'text',
      number: 'text',
      count: 'count?',
      holders: 'lines',
    },
  },
  batch_warning: {
    kind: 'promise',
    useByHours: 168,
    atOnce: true,
    values: { number: 'text', product: 'text', seller: 'text', codes: 'text?' },
  },
  cars_wanted: { kind: 'reminder', useByHours: 12, values: { deliveries: 'lines' } },
  receipt_reminder: {
    merges: true,
    kind: 'promise',
    useByHours: 12,
    values: { number: 'text', delivery: 'pick' },
    flow: 'receipt-of',
  },
  rating_wanted: {
    merges: true,
    kind: 'reminder',
    useByHours: 72,
    values: {},
    flow: 'rate-order',
    slots: { order: 'pick' },
  },
  season_call: {
    merges: true,
    kind: 'broadcast',
    useByHours: 96,
    values: {},
    flow: 'season-call',
    slots: { call: 'text' },
  },
  received_for_you: { kind: 'money', useByHours: 168, values: { number: 'text', owed: 'rupiah' } },
  order_called_off: {
    kind: 'promise',
    useByHours: 168,
    values: { number: 'text', title: 'text', why: 'text', stays: 'lines' },
  },
  order_reduced: { kind: 'promise', useByHours: 168, values: { number: 'text', label: 'text', pieces: 'count' } },
  // to officers: goods short or broken
  order_reduced_officer: {
    kind: 'promise',
    useByHours: 96,
    values: { number: 'text', buyer: 'text', label: 'text', pieces: 'count' },
  },
  rated_low: {
    kind: 'promise',
    useByHours: 96,
    values: { number: 'text', buyer: 'text', stars: 'text', words: 'text?', phone: 'phone?' },
  },
  receipt_problem: {
    kind: 'promise',
    useByHours: 96,
    values: { number: 'text', buyer: 'text', problems: 'lines', remedy: 'word', files: 'files?' },
  },
} as const satisfies Record<string, NoticeKind>
