import { expect, test } from 'vitest'
import { DISTRICTS, districtByCode, REGIONS, regionByCode } from '../../src/domain/districts.ts'

test('there are 30, 23 and 17 kecamatan, each with a code of its own', () => {
  const count = (region: string) => DISTRICTS.filter(({ regionCode }) => regionCode === region).length
  expect(REGIONS.map(({ code }) => count(code))).toEqual([30, 23, 17])
  expect(new Set(DISTRICTS.map(({ code }) => code)).size).toBe(70)
})

test('first, last and some codes in between name the right kecamatan', () => {
  const names = ['32.15.01', '32.15.05', '32.15.15', '32.15.30', '32.16.18', '32.16.23', '32.14.09', '32.14.17']
  expect(names.map((code) => districtByCode(code)?.name)).toEqual([
    'Karawang Barat',
    'Klari',
    'Cilamaya Wetan',
    'Cilebar',
    'Setu',
    'Bojongmangu',
    'Wanayasa',
    'Kiarapedes',
  ])
  expect(districtByCode('32.15.31')).toBeUndefined()
})

test('names that exist twice stay two kecamatan', () => {
  const codes = (name: string) => DISTRICTS.filter((district) => district.name === name).map(({ code }) => code)
  expect(codes('Sukatani')).toEqual(['32.16.15', '32.14.05'])
  expect(codes('Tegalwaru')).toEqual(['32.15.28', '32.14.08'])
})

test('a kecamatan lies in its regency and no stranger in any', () => {
  expect(regionByCode('32.16.08')).toEqual({ code: '32.16', name: 'Bekasi', bps: '3216' })
  expect(regionByCode('32.14')?.name).toBe('Purwakarta')
  expect(regionByCode('32.1')).toBeUndefined()
  expect(regionByCode('32.151')).toBeUndefined()
})
