import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { due, nextDue, type ScheduleRow } from '../../src/domain/schedule.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const at = (wib: string) => new Date(`${wib}+07:00`)

const SCHEDULE: ScheduleRow[] = [
  { job: 'summary', at: { monthly: 1, time: '07:00' }, graceMs: HOUR, always: true },
  { job: 'queue', at: { weekdays: [1, 2, 3, 4, 5], time: '08:00' }, graceMs: 4 * HOUR },
  { job: 'promises', at: { daily: '08:00' }, graceMs: 4 * HOUR },
  { job: 'sweep', at: { everyMinutes: 360 }, graceMs: 10 * 60_000 },
]
const said = (runs: { job: string; period: string }[]) => runs.map(({ job, period }) => `${job} ${period}`)
const patient = SCHEDULE.map((row) => ({ ...row, always: true }))

test('a quiet Monday goes in order of time, and at the same instant of the schedule', () => {
  const runs = due(patient, at('2027-02-01T00:00'), at('2027-02-01T23:59'))
  expect(said(runs)).toEqual([
    'sweep 2027-02-01T06:00',
    'summary 2027-02',
    'queue 2027-02-01',
    'promises 2027-02-01',
    'sweep 2027-02-01T12:00',
    'sweep 2027-02-01T18:00',
  ])
  expect(runs[1]?.at).toEqual(at('2027-02-01T07:00'))
})

test('a job is due at its minute, not before and not again after', () => {
  const promises = SCHEDULE.slice(2, 3)
  expect(due(promises, at('2027-02-01T07:59'), at('2027-02-01T07:59:59.999'))).toEqual([])
  expect(said(due(promises, at('2027-02-01T07:59'), at('2027-02-01T08:00')))).toEqual(['promises 2027-02-01'])
  expect(due(promises, at('2027-02-01T08:00'), at('2027-02-01T08:01'))).toEqual([])
})

test('after three days off only the summary is said late, the rest is let go', () => {
  expect(said(due(SCHEDULE, at('2027-01-31T00:00'), at('2027-02-03T14:00')))).toEqual(['summary 2027-02'])
})

test('what is late but within its grace still runs, to the millisecond', () => {
  const promises = SCHEDULE.slice(2, 3)
  const from = at('2027-02-01T00:00')
  expect(said(due(promises, from, at('2027-02-01T12:00')))).toEqual(['promises 2027-02-01'])
  expect(due(promises, from, at('2027-02-01T12:00:00.001'))).toEqual([])
})

test('nothing runs twice when the clock goes backwards', () => {
  expect(due(patient, at('2027-02-02T00:00'), at('2027-02-01T00:00'))).toEqual([])
})

test('weekends are free for what runs on weekdays', () => {
  const queue = patient.slice(1, 2)
  const runs = due(queue, at('2027-01-08T00:00'), at('2027-01-12T00:00'))
  expect(said(runs)).toEqual(['queue 2027-01-08', 'queue 2027-01-11'])
})

test('the 31st of a shorter month is its last day', () => {
  const row: ScheduleRow = { job: 'close', at: { monthly: 31, time: '20:00' }, graceMs: 0, always: true }
  const days = due([row], at('2027-01-01T00:00'), at('2027-05-01T00:00')).map((run) =>
    run.at.toISOString().slice(0, 10),
  )
  expect(days).toEqual(['2027-01-31', '2027-02-28', '2027-03-31', '2027-04-30'])
})

test('a step that does not divide a day is a mistake of ours', () => {
  const row: ScheduleRow = { job: 'odd', at: { everyMinutes: 7 }, graceMs: 0 }
  expect(() => due([row], at('2027-01-01T00:00'), at('2027-01-02T00:00'))).toThrow('odd')
})

test('the next run is found across the longest gap there can be', () => {
  const [summary, queue] = SCHEDULE as [ScheduleRow, ScheduleRow]
  expect(nextDue([summary], at('2027-01-01T07:00'))).toEqual(at('2027-02-01T07:00'))
  expect(nextDue([{ ...queue, at: { weekdays: [1], time: '08:00' } }], at('2027-01-04T08:00'))).toEqual(
    at('2027-01-11T08:00'),
  )
})

test('an empty schedule is never due', () => {
  expect(nextDue([], at('2027-01-01T00:00'))).toBeUndefined()
  expect(nextDue([{ job: 'never', at: { weekdays: [], time: '08:00' }, graceMs: 0 }], at('2027-01-01T00:00'))).toBe(
    undefined,
  )
})

describe('always', () => {
  const start = at('2027-01-01T00:00').getTime()
  const minute = fc.integer({ min: 0, max: 90 * 24 * 60 }).map((minutes) => new Date(start + minutes * 60_000))
  const time = fc.integer({ min: 0, max: 1439 }).map((minutes) => {
    return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
  })
  const row = fc.record({
    job: fc.constantFrom('a', 'b', 'c'),
    at: fc.oneof(
      fc.record({ daily: time }),
      fc.record({ weekdays: fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 1 }), time }),
      fc.record({ monthly: fc.integer({ min: 1, max: 31 }), time }),
      fc.record({ everyMinutes: fc.constantFrom(30, 240, 1440) }),
    ),
    graceMs: fc.integer({ min: 0, max: 2 * DAY }),
  })

  test('a stop in between loses nothing and repeats nothing', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 4 }), minute, minute, minute, (rows, ...three) => {
        const schedule = rows.map((one) => ({ ...one, always: true }))
        const [a, b, c] = three.sort((x, y) => x.getTime() - y.getTime()) as [Date, Date, Date]
        expect([...due(schedule, a, b), ...due(schedule, b, c)]).toEqual(due(schedule, a, c))
      }),
    )
  })

  test('going from due instant to due instant runs everything, whatever its grace', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 3 }), minute, fc.integer({ min: 1, max: 20 }), (schedule, from, days) => {
        const to = new Date(from.getTime() + days * DAY)
        const walked = []
        let last = from
        for (;;) {
          const next = nextDue(schedule, last)
          if (!next || next > to) break
          const runs = due(schedule, last, next)
          expect(runs.length).toBeGreaterThan(0)
          walked.push(...runs)
          last = next
        }
        const patientRows = schedule.map((one) => ({ ...one, always: true }))
        expect(walked).toEqual(due(patientRows, from, to))
      }),
      { numRuns: 50 },
    )
  })

  test('no two runs of one job share a period', () => {
    fc.assert(
      fc.property(row, minute, (one, from) => {
        const runs = due([{ ...one, always: true }], from, new Date(from.getTime() + 120 * DAY))
        expect(new Set(runs.map(({ period }) => period)).size).toBe(runs.length)
      }),
      { numRuns: 50 },
    )
  })
})
