import { describe, expect, test } from 'vitest'
import { month } from '../../src/answers/month.ts'

const context = { today: '2026-11-21', feasts: {}, districts: [] }
const read = (text: string, settings = {}) => month.read({ text, media: [] }, settings, context)

describe('a month, as people write it', () => {
  test.each([
    ['oktober', '2026-10'],
    ['bulan okt', '2026-10'],
    ['okt', '2026-10'],
    ['ringkasan oktober dong', '2026-10'],
    ['Desember', '2025-12'],
    ['november', '2026-11'],
    ['bulan ini', '2026-11'],
    ['bln lalu', '2026-10'],
    ['bulan kemaren', '2026-10'],
    ['januari 2025', '2025-01'],
    ['maret tahun 2024', '2024-03'],
    ['2026-03', '2026-03'],
    ['3/2026', '2026-03'],
    ['mei', '2026-05'],
  ])('%s', (text, value) => {
    expect(read(text)).toEqual({ ok: true, value })
  })

  test.each(['', 'apa ya', '13/2026', '😀'])("'%s' is none", (text) => {
    expect(read(text)).toMatchObject({ ok: false, reason: 'not_a_month' })
  })

  test('a month that has not come is refused where only past ones count', () => {
    expect(read('januari 2027', { past: true })).toMatchObject({ ok: false, reason: 'in_future' })
    expect(month.check?.('2026-10', { past: true }, context)).toBeUndefined()
    expect(month.check?.('oktober', {}, context)).toMatchObject({ reason: 'not_a_month' })
  })

  test('it is said with its year', () => {
    expect(month.say('2026-10', context)).toBe('Oktober 2026')
  })
})
