/**
 * What is said first when several notices are due at once. `promise`: news of goods, orders and people, as it happens ·
 * `reminder`, `summary`, `broadcast`: what can wait and may be switched off one by one.
 */
export const PRIORITY = { promise: 0, money: 1, reminder: 2, summary: 3, broadcast: 4 } as const

/** What a notice is, besides its words. `values` name the kinds in which its text says them. */
export interface NoticeKind {
  kind: keyof typeof PRIORITY
  /** after this many hours it is dropped instead of said late */
  useByHours: number
  values: Readonly<Record<string, string>>
  /** said by the clock: what is due for one person at the same time shares one message */
  merges?: true
  /** somebody may get ill: it waits for no morning */
  atOnce?: true
  /** makers hear it: on the official WhatsApp it needs an approved template */
  toMakers?: true
  /** the flow it starts: a notice that needs an answer */
  flow?: string
  /** kinds of the slots it hands over to that flow; the values themselves unless it says otherwise */
  slots?: Readonly<Record<string, string>>
}

/** Everything we say first. flows/notices.yaml holds the words; `gandeng flows check` holds both lists together. */
export const NOTICES = {
  // one entry a notice, grouped by whom it goes to
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
  // to whoever asked for an officer, on any channel
  handoff_word: {
    toMakers: true,
    kind: 'promise',
    useByHours: 72,
    values: { officer: 'text?', text: 'text', files: 'files' },
  },
  handoff_closed: { toMakers: true, kind: 'promise', useByHours: 72, values: {}, flow: 'after-officer' },
  handoff_unanswered: {
    toMakers: true,
    kind: 'promise',
    useByHours: 72,
    values: {},
    flow: 'unanswered',
    slots: { office: 'text', check: 'text' },
  },
  // to whoever changed a number or an account, on any channel
  account_joined: { toMakers: true, kind: 'promise', useByHours: 168, values: { business: 'text', offers: 'count?' } },
  account_added: { toMakers: true, kind: 'promise', useByHours: 168, values: { business: 'text' } },
  account_left: { toMakers: true, kind: 'promise', useByHours: 168, values: { check: 'text' } },
  owners_merged: { kind: 'promise', useByHours: 168, values: { officer: 'text', one: 'text', other: 'text' } },
  // to whoever asked for their data to be deleted
  erased_tomorrow: { toMakers: true, kind: 'promise', useByHours: 24, values: { erased_on: 'date' } },
  // to officers: a person needs one
  handoff_opened: {
    kind: 'promise',
    useByHours: 24,
    values: { name: 'text', phone: 'phone?', words: 'text?', why: 'word?' },
    flow: 'answer-person',
    slots: { handoff: 'pick' },
  },
  handoff_waiting: { kind: 'promise', useByHours: 22, values: {}, flow: 'answer-person', slots: { handoff: 'pick' } },
  voice_note: {
    kind: 'reminder',
    useByHours: 72,
    values: { name: 'text?', phone: 'phone?', files: 'files' },
  },
  handoff_said: { kind: 'promise', useByHours: 24, values: { name: 'text', text: 'text', files: 'files' } },
  maker_stopped: { kind: 'promise', useByHours: 72, values: { business: 'text', phone: 'phone?', promises: 'lines' } },
  phone_disputed: { kind: 'promise', useByHours: 168, values: { business: 'text', phone: 'phone' } },
  data_request: {
    kind: 'promise',
    useByHours: 72,
    values: { name: 'text', due: 'date', left: 'lines?', owed: 'rupiah?' },
  },
  program_wrong: { kind: 'promise', useByHours: 12, values: { wrong: 'lines' } },
  deletion_taken_back: { kind: 'promise', useByHours: 72, values: { name: 'text' } },
  halal_number_came: {
    kind: 'promise',
    useByHours: 168,
    values: { product: 'text', business: 'text', number: 'text' },
    flow: 'check-permit',
    slots: { product: 'pick' },
  },
  curation_day: {
    kind: 'promise',
    useByHours: 10,
    values: { product: 'text', business: 'text', day: 'date', place: 'text?' },
    flow: 'curate',
    slots: { product: 'pick' },
  },
  photo_added: { kind: 'promise', useByHours: 168, values: { product: 'text', business: 'text', files: 'files' } },
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
  // to the mentor of a maker without a phone
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
  // to buyers: their quotations and a colleague's yes
  quotation_ends: { kind: 'promise', useByHours: 60, values: {}, flow: 'quotation', slots: { order: 'pick' } },
  quotation_lapsed: { kind: 'promise', useByHours: 96, values: { number: 'text', title: 'text' } },
  approval_wanted: { kind: 'promise', useByHours: 96, values: {}, flow: 'approve-order', slots: { order: 'pick' } },
  order_approved: { kind: 'promise', useByHours: 168, values: { number: 'text', title: 'text', by: 'text' } },
  approved_on_paper: { kind: 'promise', useByHours: 168, values: { number: 'text', title: 'text', by: 'text' } },
  approval_refused: {
    kind: 'promise',
    useByHours: 168,
    values: { number: 'text', title: 'text', by: 'text', why: 'text?' },
  },
  approval_too_late: { kind: 'promise', useByHours: 168, values: { number: 'text' } },
  change_answered: { kind: 'promise', useByHours: 168, values: { number: 'text', answer: 'word', why: 'text?' } },
  substitute_asked: {
    kind: 'promise',
    useByHours: 96,
    values: {},
    flow: 'answer-substitute',
    slots: { line: 'pick', product: 'pick' },
  },
  colleague_joined: {
    kind: 'promise',
    useByHours: 168,
    values: { member: 'text', organisation: 'text', role_name: 'word' },
  },
  colleague_removed: { kind: 'promise', useByHours: 168, values: { organisation: 'text' } },
  // to officers: quotations
  quotation_made: {
    kind: 'promise',
    useByHours: 96,
    values: {
      number: 'text',
      buyer: 'text',
      title: 'text',
      pieces: 'count',
      needed_on: 'date',
      total: 'rupiah',
      valid_until: 'date',
    },
  },
  substitute_answered: {
    kind: 'promise',
    useByHours: 96,
    values: { buyer: 'text', number: 'text', name: 'text', answer: 'word' },
  },
  change_asked: {
    kind: 'promise',
    useByHours: 96,
    values: { phone: 'phone?' },
    flow: 'decide-change',
    slots: { order: 'pick' },
  },
  order_details_changed: {
    kind: 'promise',
    useByHours: 168,
    values: { number: 'text', buyer: 'text', what: 'word', text: 'text?' },
  },
  quotation_ends_officer: {
    merges: true,
    kind: 'reminder',
    useByHours: 60,
    values: { number: 'text', buyer: 'text', title: 'text', valid_until: 'date' },
  },
  quotation_over: { kind: 'promise', useByHours: 96, values: { number: 'text', buyer: 'text', why: 'word' } },
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
    },
  },
  // to makers: a curator looks again
  verdict_taken_back: { toMakers: true, kind: 'promise', useByHours: 168, values: { product: 'text' } },
  // to officers: their own colleagues, makers they mentor, the calendar
  officer_joined: { kind: 'promise', useByHours: 168, values: { officer_name: 'text', role_name: 'word' } },
  channel_down: { kind: 'promise', useByHours: 12, values: { channel: 'word', todo: 'word' } },
  channel_up: { kind: 'promise', useByHours: 12, values: { channel: 'word' } },
  officer_removed: { kind: 'promise', useByHours: 168, values: { region_name: 'text' } },
  officer_roles: { kind: 'promise', useByHours: 168, values: { region_name: 'text', roles: 'words' } },
  queue_taken_over: {
    kind: 'promise',
    useByHours: 168,
    values: { colleague_name: 'text', makers: 'count', talks: 'count' },
  },
  mentored_verdict: {
    kind: 'promise',
    useByHours: 168,
    values: { product: 'text', business: 'text', verdict: 'word' },
  },
  feast_corrected: {
    kind: 'promise',
    useByHours: 168,
    values: { feast_name: 'word', old_day: 'date', feast_day: 'date' },
  },
  // the isbat moved Idul Fitri
  feast_moved_buyer: {
    kind: 'promise',
    useByHours: 96,
    values: { feast_day: 'date', old_day: 'date' },
    flow: 'feast-moved',
    slots: { old_day: 'date', feast_day: 'date' },
  },
  feast_moved_maker: {
    toMakers: true,
    kind: 'promise',
    useByHours: 96,
    values: { feast_day: 'date', old_day: 'date', promises: 'lines' },
  },
  // to buyers: let in or not
  buyer_verified: { kind: 'promise', useByHours: 168, values: { buyer: 'text', orders: 'count?' } },
  buyer_refused: { kind: 'promise', useByHours: 168, values: { buyer: 'text', reason: 'text' } },
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
  // papers: who invoices an order, what came back signed
  supplier_wanted: { kind: 'money', useByHours: 168, values: { number: 'text', buyer: 'text' } },
  supplier_named: { kind: 'money', useByHours: 168, values: { number: 'text', supplier: 'text', total: 'rupiah' } },
  signed_copy_came: {
    kind: 'money',
    useByHours: 168,
    values: { title: 'word', number: 'text', buyer: 'text', files: 'files?' },
  },
  // money: to buyers
  down_payment_due: {
    kind: 'money',
    useByHours: 168,
    values: { number: 'text', amount: 'rupiah', due: 'date', account: 'text?' },
  },
  payment_confirmed: {
    kind: 'money',
    useByHours: 168,
    values: { number: 'text', purpose: 'word', came: 'rupiah', withheld: 'rupiah?' },
  },
  payment_part: {
    kind: 'money',
    useByHours: 168,
    values: { number: 'text', purpose: 'word', came: 'rupiah', left: 'rupiah' },
  },
  payment_not_found: {
    kind: 'money',
    useByHours: 168,
    values: { number: 'text', purpose: 'word', left: 'rupiah' },
  },
  refund_noted: { kind: 'money', useByHours: 168, values: { number: 'text', amount: 'rupiah' } },
  refund_sent: { kind: 'money', useByHours: 168, values: { number: 'text', amount: 'rupiah' } },
  payments_due: { merges: true, kind: 'money', useByHours: 48, values: { payments: 'lines', total: 'rupiah' } },
  dp_late: { merges: true, kind: 'money', useByHours: 72, values: { number: 'text', needed_on: 'date', day: 'date' } },
  // money: to whoever keeps it
  proof_came: {
    kind: 'money',
    useByHours: 168,
    values: {
      number: 'text',
      buyer: 'text',
      purpose: 'word',
      left: 'rupiah',
      claimed: 'rupiah?',
      files: 'files',
    },
    flow: 'confirm-payment',
    slots: { bill: 'pick' },
  },
  treasurer_wanted: { kind: 'money', useByHours: 168, values: { number: 'text', buyer: 'text' } },
  refund_wanted: {
    kind: 'money',
    useByHours: 168,
    values: { number: 'text', buyer: 'text', amount: 'rupiah', passed: 'rupiah?' },
  },
  payout_missing: {
    kind: 'money',
    useByHours: 168,
    values: { seller: 'text', phone: 'phone?', number: 'text', amount: 'rupiah' },
  },
  payments_late: { merges: true, kind: 'money', useByHours: 48, values: { payments: 'lines', total: 'rupiah' } },
  makers_unpaid: { merges: true, kind: 'money', useByHours: 48, values: { payments: 'lines', total: 'rupiah' } },
  dp_late_officer: {
    merges: true,
    kind: 'money',
    useByHours: 72,
    values: { number: 'text', buyer: 'text', needed_on: 'date', promises: 'lines' },
  },
  account_changed_officer: {
    kind: 'money',
    useByHours: 96,
    values: { seller: 'text', before: 'text', account: 'text', from_day: 'date', from_time: 'text' },
  },
  // money: to makers
  payout_sent: {
    toMakers: true,
    kind: 'money',
    useByHours: 168,
    values: { supplier: 'text', number: 'text', amount: 'rupiah' },
    flow: 'payout',
    slots: { order: 'pick' },
  },
  account_wanted: { toMakers: true, kind: 'money', useByHours: 72, values: {}, flow: 'account-wanted' },
  account_changed: {
    toMakers: true,
    kind: 'money',
    useByHours: 96,
    values: { account: 'text', from_day: 'date', from_time: 'text' },
  },
  // samples: to makers; to the buyer; to officers; to all of them
  sample_asked: {
    toMakers: true,
    kind: 'promise',
    useByHours: 336,
    values: {},
    flow: 'answer-sample',
    slots: { sample: 'pick' },
  },
  sample_pay_wanted: { kind: 'promise', useByHours: 168, values: {}, flow: 'samples', slots: { sample: 'pick' } },
  sample_arrived: {
    merges: true,
    kind: 'reminder',
    useByHours: 72,
    values: {},
    flow: 'samples',
    slots: { sample: 'pick' },
  },
  sample_tasted: {
    merges: true,
    kind: 'reminder',
    useByHours: 72,
    values: {},
    flow: 'samples',
    slots: { sample: 'pick' },
  },
  sample_asked_officer: {
    kind: 'promise',
    useByHours: 336,
    values: {},
    flow: 'office-samples',
    slots: { sample: 'pick' },
  },
  sample_silent: { kind: 'reminder', useByHours: 72, values: {}, flow: 'office-samples', slots: { sample: 'pick' } },
  sample_news: {
    toMakers: true,
    kind: 'promise',
    useByHours: 168,
    values: { title: 'text', buyer: 'text', news: 'word', day: 'date?', why: 'text?' },
  },
  sample_judged: {
    toMakers: true,
    kind: 'promise',
    useByHours: 336,
    values: { title: 'text', buyer: 'text', verdict: 'word', words: 'text?' },
  },
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
  // trainings: to makers, and to who holds them
  training_invited: {
    toMakers: true,
    kind: 'broadcast',
    useByHours: 240,
    values: {},
    flow: 'training',
    slots: { training: 'pick' },
  },
  training_moved_up: {
    toMakers: true,
    kind: 'promise',
    useByHours: 72,
    values: { topic: 'text', day: 'date', hours: 'text', place: 'text' },
  },
  training_moved: {
    toMakers: true,
    kind: 'promise',
    useByHours: 168,
    values: { topic: 'text', old_day: 'date', day: 'date', hours: 'text', place: 'text' },
  },
  training_cancelled: {
    toMakers: true,
    kind: 'promise',
    useByHours: 168,
    values: { topic: 'text', day: 'date', why: 'text' },
  },
  training_tomorrow: {
    merges: true,
    toMakers: true,
    kind: 'promise',
    useByHours: 14,
    values: { topic: 'text', hours: 'text', place: 'text' },
  },
  attendance_wanted: { kind: 'reminder', useByHours: 48, values: {}, flow: 'attendance', slots: { training: 'pick' } },
  // announcements: to makers and buyers, and to who sent them
  announcement: { toMakers: true, kind: 'broadcast', useByHours: 120, values: { text: 'text', office: 'text' } },
  announcement_done: {
    merges: true,
    kind: 'summary',
    useByHours: 48,
    values: { text: 'text', said: 'count', unsaid: 'count?' },
  },
  // asked some days ago and not answered: to makers; to shops and officers
  shop_asks_again: { merges: true, toMakers: true, kind: 'reminder', useByHours: 24, values: { questions: 'lines' } },
  questions_waiting: { merges: true, kind: 'reminder', useByHours: 24, values: { questions: 'lines' } },
  // an office's old list: to whoever sent it
  import_done: { kind: 'promise', useByHours: 96, values: { report: 'lines' } },
  import_failed: { kind: 'promise', useByHours: 96, values: {} },
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
  // by the clock, to makers
  offer_reminder: { merges: true, toMakers: true, kind: 'reminder', useByHours: 12, values: { offers: 'lines' } },
  promises_due: { merges: true, toMakers: true, kind: 'reminder', useByHours: 14, values: { promises: 'lines' } },
  registration_unfinished: { toMakers: true, kind: 'reminder', useByHours: 48, values: {} },
  products_to_mend: { merges: true, toMakers: true, kind: 'reminder', useByHours: 48, values: { products: 'lines' } },
  permits_ending: { merges: true, toMakers: true, kind: 'reminder', useByHours: 168, values: { permits: 'lines' } },
  permits_over: { merges: true, toMakers: true, kind: 'promise', useByHours: 336, values: { permits: 'lines' } },
  capacity_wanted: {
    merges: true,
    toMakers: true,
    kind: 'reminder',
    useByHours: 168,
    values: { opens: 'date' },
    flow: 'confirm-capacity',
    slots: { seller: 'pick' },
  },
  maker_month: { merges: true, toMakers: true, kind: 'summary', useByHours: 168, values: { figures: 'lines' } },
  maker_month_asking: {
    merges: true,
    toMakers: true,
    kind: 'summary',
    useByHours: 168,
    values: { figures: 'lines' },
    flow: 'ask-outside-sales',
    slots: { month: 'month' },
  },
  payouts_late: {
    merges: true,
    toMakers: true,
    kind: 'money',
    useByHours: 72,
    values: { payments: 'lines', total: 'rupiah' },
  },
  // by the clock, to officers
  week_digest: {
    merges: true,
    kind: 'summary',
    useByHours: 48,
    values: { from: 'date', until: 'date', week: 'lines' },
  },
  turnover_fell: { merges: true, kind: 'summary', useByHours: 96, values: { falls: 'lines' } },
  permits_over_officer: { merges: true, kind: 'promise', useByHours: 96, values: { permits: 'lines' } },
  morning_queue: { merges: true, kind: 'reminder', useByHours: 10, values: {}, flow: 'morning' },
  orders_at_risk: { merges: true, kind: 'promise', useByHours: 12, values: { risks: 'lines' } },
  month_summary: { merges: true, kind: 'summary', useByHours: 744, values: { summary: 'lines' } },
  month_final: { merges: true, kind: 'summary', useByHours: 744, values: { summary: 'lines' } },
  summary_files: { kind: 'summary', useByHours: 744, values: { month: 'month', region_name: 'text', files: 'files' } },
  // to buyers: an officer entered their letter
  order_entered: {
    kind: 'promise',
    useByHours: 168,
    values: { number: 'text', title: 'text', pieces: 'count', needed_on: 'date', total: 'rupiah' },
  },
  // between an officer who verifies and a buyer who waits
  buyer_asked: {
    kind: 'promise',
    useByHours: 168,
    values: { buyer: 'text', question: 'text' },
    flow: 'answer-officer',
    slots: { asked_by: 'pick', question: 'text' },
  },
  buyer_answered: {
    kind: 'promise',
    useByHours: 168,
    values: { buyer: 'text', question: 'text', answer: 'text' },
    flow: 'verify-buyer',
    slots: { buyer: 'pick' },
  },
} as const satisfies Record<string, NoticeKind>

export type NoticeName = keyof typeof NOTICES
export type NoticeValues<N extends NoticeName> = { readonly [V in keyof (typeof NOTICES)[N]['values']]: unknown }

const KINDS: Readonly<Record<string, NoticeKind>> = NOTICES

/** Whether a notice waits neither for morning nor for an answer. */
export const isUrgent = (notice: string | null): boolean => notice !== null && KINDS[notice]?.atOnce === true
