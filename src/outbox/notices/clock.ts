import type { NoticeKind } from './kind.ts'

/** What the clock says by itself, and feasts that moved. */
export const CLOCK = {
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
  summary_files: {
    kind: 'summary',
    useByHours: 744,
    values: { month: 'month', region_name: 'text', story: 'lines', files: 'files' },
  },
} as const satisfies Record<string, NoticeKind>
