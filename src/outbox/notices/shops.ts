import type { NoticeKind } from './kind.ts'

/** Sales beside the parcels: shelves, selling space, titip jual, orders that stand. */
export const SHOPS = {
  // shelves of shops: to makers; to maker, shop and office alike; to officers
  listing_asked: {
    toMakers: true,
    kind: 'promise',
    useByHours: 336,
    values: {},
    flow: 'answer-listing',
    slots: { listing: 'pick' },
  },
  listing_news: {
    toMakers: true,
    kind: 'promise',
    useByHours: 168,
    values: { product: 'text', shop: 'text', status: 'word', why: 'text?' },
  },
  shelf_sold: {
    toMakers: true,
    kind: 'promise',
    useByHours: 168,
    values: { product: 'text', shop: 'text', month: 'month', units: 'quantity' },
  },
  // selling space: to makers, their host, officers
  space_invited: {
    toMakers: true,
    kind: 'reminder',
    useByHours: 240,
    values: {},
    flow: 'space',
    slots: { space: 'pick' },
  },
  space_decided: {
    toMakers: true,
    kind: 'promise',
    useByHours: 168,
    values: { host: 'text', place: 'text', day: 'date', answer: 'word' },
  },
  space_cancelled: {
    toMakers: true,
    kind: 'promise',
    useByHours: 168,
    values: { host: 'text', place: 'text', day: 'date', why: 'text' },
  },
  space_tomorrow: {
    toMakers: true,
    kind: 'promise',
    useByHours: 14,
    values: { host: 'text', place: 'text', day: 'date' },
  },
  space_sale_wanted: { toMakers: true, kind: 'reminder', useByHours: 14, values: {}, flow: 'space-sales' },
  space_tomorrow_host: { kind: 'promise', useByHours: 14, values: { place: 'text', day: 'date', makers: 'lines' } },
  space_offered: { kind: 'reminder', useByHours: 240, values: {}, flow: 'spaces', slots: { space: 'pick' } },
  space_left: {
    kind: 'promise',
    useByHours: 96,
    values: { seller: 'text', phone: 'phone?', host: 'text', waiting: 'count' },
    flow: 'spaces',
    slots: { space: 'pick' },
  },
  // titip jual: to the other side; what is to be paid, to shop and maker
  consignment_asked: {
    toMakers: true,
    kind: 'promise',
    useByHours: 336,
    values: {},
    flow: 'consignment',
    slots: { consignment: 'pick' },
  },
  consignment_news: {
    toMakers: true,
    kind: 'reminder',
    useByHours: 168,
    values: { product: 'text', shop: 'text', maker: 'text', what: 'word', amount: 'quantity?' },
  },
  consignment_settled: {
    kind: 'money',
    useByHours: 336,
    values: {
      product: 'text',
      shop: 'text',
      maker: 'text',
      sold: 'quantity',
      amount: 'rupiah',
      share: 'rupiah',
      makers: 'rupiah',
    },
  },
  consignment_settled_maker: {
    toMakers: true,
    kind: 'money',
    useByHours: 336,
    values: {
      product: 'text',
      shop: 'text',
      maker: 'text',
      sold: 'quantity',
      amount: 'rupiah',
      share: 'rupiah',
      makers: 'rupiah',
    },
    flow: 'settlement',
    slots: { settlement: 'pick' },
  },
  consignment_paid: { kind: 'money', useByHours: 168, values: { product: 'text', shop: 'text', amount: 'rupiah' } },
  // to buyers: an order that stands
  standing_due: {
    kind: 'promise',
    useByHours: 72,
    values: {},
    flow: 'standing-due',
    slots: { standing: 'pick', day: 'date' },
  },
  listing_asked_officer: { kind: 'promise', useByHours: 336, values: {}, flow: 'shelves', slots: { listing: 'pick' } },
  partnership_to_confirm: {
    kind: 'promise',
    useByHours: 336,
    values: {},
    flow: 'confirm-partnership',
    slots: { entry: 'pick' },
  },
  // asked some days ago and not answered: to makers; to shops and officers
  shop_asks_again: { merges: true, toMakers: true, kind: 'reminder', useByHours: 24, values: { questions: 'lines' } },
  questions_waiting: { merges: true, kind: 'reminder', useByHours: 24, values: { questions: 'lines' } },
} as const satisfies Record<string, NoticeKind>
