import type { NoticeKind } from './kind.ts'

/** The office's own: trainings, announcements, old lists. */
export const PROGRAMME = {
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
  // exhibitions: to organisations, and to who holds them
  exhibition_invited: {
    kind: 'broadcast',
    useByHours: 240,
    values: {},
    flow: 'exhibition',
    slots: { exhibition: 'pick' },
  },
  exhibition_cancelled: { kind: 'promise', useByHours: 168, values: { name: 'text', day: 'date', why: 'text' } },
  exhibition_tomorrow: {
    merges: true,
    kind: 'promise',
    useByHours: 14,
    values: { name: 'text', hours: 'text', place: 'text' },
  },
  interests_to_follow: {
    merges: true,
    kind: 'promise',
    useByHours: 72,
    values: { name: 'text', interests: 'count', wishes: 'lines' },
  },
  // announcements: to makers and buyers, and to who sent them
  announcement: { toMakers: true, kind: 'broadcast', useByHours: 120, values: { text: 'text', office: 'text' } },
  announcement_done: {
    merges: true,
    kind: 'summary',
    useByHours: 48,
    values: { text: 'text', said: 'count', unsaid: 'count?' },
  },
  // an office's old list: to whoever sent it
  import_done: { kind: 'promise', useByHours: 96, values: { report: 'lines' } },
  import_failed: { kind: 'promise', useByHours: 96, values: {} },
  import_partly: { kind: 'promise', useByHours: 96, values: { rows: 'count' } },
} as const satisfies Record<string, NoticeKind>
