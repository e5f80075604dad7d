import { expect, test } from 'vitest'
import { PARTNERSHIP_RECORD, readPartnership } from '../../src/understand/partnership.ts'

test.each([
  ['catatan kemitraan 2027', '2027'],
  ['Minta bukti kemitraan tahun 2026 ', '2026'],
  ['laporan kemitraan kami, tahun ini', 'tahun ini'],
  ['catatan kemitraan', undefined],
  ['rekap belanja 2027', '2027'],
  ['rekapan belanja kami tahun ini dong', 'tahun ini'],
  ['total belanja kami 2027 berapa?', '2027'],
  ['minta laporan pembelian th 2026', '2026'],
])('%s asks for the yearly record', (text, year) => {
  const found = readPartnership(text)
  expect(found?.intent).toBe(PARTNERSHIP_RECORD)
  expect(found?.values.said_year?.value).toBe(year)
})

test.each([
  'kemitraan',
  'catatan pesanan 2027',
  'mau bermitra',
  'belanja 2027',
  'total belanja 500 parsel berapa',
  'catatan kemitraan 500 parsel',
  '',
])('%s asks for something else', (text) => expect(readPartnership(text)).toBeUndefined())
