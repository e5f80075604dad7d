import type { NoticeKind } from './kind.ts'

/** Who is who: officers asked for, numbers that change, data that go, colleagues, buyers let in. */
export const PEOPLE = {
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
  // to buyers: let in or not
  buyer_verified: { kind: 'promise', useByHours: 168, values: { buyer: 'text', orders: 'count?' } },
  buyer_refused: { kind: 'promise', useByHours: 168, values: { buyer: 'text', reason: 'text' } },
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
