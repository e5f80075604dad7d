import type { NoticeKind } from './kind.ts'

/** Orders and the shares of makers in them. */
export const ORDERS = {
  // to makers: orders
  offer: { toMakers: true, kind: 'promise', useByHours: 96, values: {}, flow: 'offer', slots: { allocation: 'pick' } },
  promise_reduced: {
    toMakers: true,
    kind: 'promise',
    useByHours: 96,
    values: { product: 'text', before: 'count', pieces: 'count', unit: 'text', due_on: 'date' },
  },
  promise_gone: {
    toMakers: true,
    kind: 'promise',
    useByHours: 96,
    values: { product: 'text', pieces: 'count', unit: 'text', due_on: 'date', why: 'word' },
  },
  offer_gone: {
    toMakers: true,
    kind: 'promise',
    useByHours: 96,
    values: { product: 'text', offered: 'count', unit: 'text', why: 'word' },
  },
  // to the mentor of a maker without a phone
  offer_gone_for_mentor: {
    kind: 'promise',
    useByHours: 96,
    values: { seller: 'text', product: 'text', offered: 'count', unit: 'text', why: 'word' },
  },
  offer_for_mentor: {
    kind: 'promise',
    useByHours: 96,
    values: { seller: 'text', phone: 'phone?', product: 'text', unit: 'text', offered: 'count', due_on: 'date' },
  },
  // to buyers: their orders
  order_promised: {
    kind: 'promise',
    useByHours: 168,
    values: { number: 'text', title: 'text', needed_on: 'date', differs: 'lines' },
  },
  order_short: {
    kind: 'promise',
    useByHours: 96,
    values: { number: 'text', title: 'text', needed_on: 'date', missing: 'lines' },
  },
  // to officers: who wants to buy, and orders
  buyer_waiting: {
    kind: 'promise',
    useByHours: 96,
    values: { buyer: 'text', kind: 'word', contact: 'text', phone: 'phone?' },
  },
  order_placed: {
    kind: 'promise',
    useByHours: 96,
    values: { number: 'text', buyer: 'text', title: 'text', pieces: 'count', needed_on: 'date', total: 'rupiah' },
  },
  order_short_officer: {
    kind: 'promise',
    useByHours: 96,
    values: {
      number: 'text',
      buyer: 'text',
      title: 'text',
      needed_on: 'date',
      missing: 'lines',
      substitutes: 'word?',
    },
  },
  order_cancelled_officer: {
    kind: 'promise',
    useByHours: 96,
    values: { number: 'text', buyer: 'text', title: 'text', why: 'text?' },
  },
  cancel_asked: {
    kind: 'promise',
    useByHours: 96,
    values: { number: 'text', buyer: 'text', phone: 'phone?', title: 'text', why: 'text?' },
  },
  promise_changed: {
    kind: 'promise',
    useByHours: 96,
    values: {
      seller: 'text',
      phone: 'phone?',
      product: 'text',
      before: 'count',
      pieces: 'count',
      unit: 'text',
      number: 'text',
    },
  },
  promise_given_back: {
    kind: 'promise',
    useByHours: 96,
    values: {
      seller: 'text',
      phone: 'phone?',
      product: 'text',
      pieces: 'count',
      unit: 'text',
      number: 'text',
      why: 'word',
      passed_on: 'word',
    },
  },
  // to buyers: an officer entered their letter
  order_entered: {
    kind: 'promise',
    useByHours: 168,
    values: { number: 'text', title: 'text', pieces: 'count', needed_on: 'date', total: 'rupiah' },
  },
} as const satisfies Record<string, NoticeKind>
