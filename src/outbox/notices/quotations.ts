import type { NoticeKind } from './kind.ts'

/** Quotations, and the yes of a colleague. */
export const QUOTATIONS = {
  // to buyers: their quotations and a colleague's yes
  quotation_ends: { kind: 'promise', useByHours: 60, values: {}, flow: 'quotation', slots: { order: 'pick' } },
  quotation_lapsed: { kind: 'promise', useByHours: 96, values: { number: 'text', title: 'text' } },
  approval_wanted: { kind: 'promise', useByHours: 96, values: {}, flow: 'approval-asked', slots: { order: 'pick' } },
  order_approved: { kind: 'promise', useByHours: 168, values: { number: 'text', title: 'text', by: 'text' } },
  approved_on_paper: { kind: 'promise', useByHours: 168, values: { number: 'text', title: 'text', by: 'text' } },
  approval_refused: {
    kind: 'promise',
    useByHours: 168,
    values: { number: 'text', title: 'text', by: 'text', why: 'text?' },
  },
  approval_too_late: { kind: 'promise', useByHours: 168, values: { number: 'text' } },
  change_answered: {
    kind: 'promise',
    useByHours: 168,
    values: { number: 'text', answer: 'word', why: 'text?', count: 'count?', day: 'date?' },
  },
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
} as const satisfies Record<string, NoticeKind>
