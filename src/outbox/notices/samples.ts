import type { NoticeKind } from './kind.ts'

/** Tastes before a big order. */
export const SAMPLES = {
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
} as const satisfies Record<string, NoticeKind>
