import type { NoticeKind } from './kind.ts'

/** Papers and money. */
export const MONEY = {
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
} as const satisfies Record<string, NoticeKind>
