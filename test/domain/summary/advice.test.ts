import { expect, test } from 'vitest'
import { type AdviceInput, advise } from '../../../src/domain/summary/advice.ts'
import { compareMonths } from '../../../src/domain/summary/change.ts'
import { targetPace } from '../../../src/domain/summary/targets.ts'
import { type DeliveredRow, figuresOf } from './rows.ts'

const row = (deliveredOn: string, buyerId: number, amount: number, more: Partial<DeliveredRow> = {}): DeliveredRow => ({
  deliveredOn,
  source: 'bot',
  orderId: buyerId,
  buyerId,
  buyerKind: 'company',
  sellerId: 1,
  kind: 'chips',
  district: '32.15.05',
  quantity: 1,
  amount,
  ...more,
})
const input = (list: DeliveredRow[], more: Partial<AdviceInput> = {}): AdviceInput => {
  const before = figuresOf('2027-04', list)
  const now = figuresOf('2027-05', list)
  return {
    now,
    comparison: before.turnover === 0 ? null : compareMonths(before, now),
    declines: {},
    shortfallPieces: 0,
    pace: null,
    today: '2027-06-01',
    afterSeason: false,
    seasonFrom: '2027-12-29',
    ...more,
  }
}
const keys = (list: DeliveredRow[], more: Partial<AdviceInput> = {}) => advise(input(list, more)).map(({ key }) => key)

const SOUND = [1, 2, 3, 4].flatMap((buyer) => [
  row('2027-04-10', buyer, 1_000_000),
  row('2027-05-10', buyer, 1_000_000),
])
SOUND.push(row('2027-05-11', 5, 500_000))

test('a month that runs by itself needs no advice', () => {
  expect(keys(SOUND)).toEqual([])
})

test('a buyer who stayed away is named with what he bought', () => {
  const advice = advise(input([...SOUND, row('2027-04-11', 7, 2_000_000)]))
  expect(advice[0]).toEqual({ key: 'call_lost_buyer', values: { buyer_id: 7, amount: 2_000_000 } })
})

test('a small one who stayed away is not worth a call, and an unknown one cannot be called', () => {
  expect(keys([...SOUND, row('2027-04-11', 7, 300_000)])).toEqual([])
  expect(keys([...SOUND, row('2027-04-11', 7, 2_000_000, { buyerId: null })])).not.toContain('call_lost_buyer')
})

test('after the parcels of Lebaran nobody is called for staying away: something smaller is offered, once', () => {
  const list = [...SOUND, row('2027-04-11', 7, 20_000_000, { kind: 'cookies', district: '32.15.01' })]
  expect(keys(list, { afterSeason: true })).toEqual(['after_season'])
  expect(keys(list)).toEqual(['call_lost_buyer', 'help_kind', 'help_district'])
  expect(keys(SOUND, { afterSeason: true })).toEqual([])
})

test('a kind and a kecamatan that fall are named once each', () => {
  const batik = { kind: 'batik', district: '32.15.14' }
  const advice = advise(
    input([...SOUND, row('2027-04-11', 1, 3_000_000, batik), row('2027-05-11', 1, 1_000_000, batik)]),
  )
  expect(advice.filter(({ key }) => key.startsWith('help'))).toEqual([
    { key: 'help_kind', values: { kind: 'batik', amount: 2_000_000 } },
    { key: 'help_district', values: { district: '32.15.14', amount: 2_000_000 } },
  ])
})

test('the reason makers gave most often comes first, rare ones not at all, a holiday never', () => {
  const declines = { modal: 3, bahan: 7, harga: 2, libur: 40 }
  expect(keys(SOUND, { declines, shortfallPieces: 120 })).toEqual([
    'find_materials',
    'find_capital',
    'curate_more_makers',
  ])
})

test('one buyer who carries half of it is a danger', () => {
  expect(keys([row('2027-05-10', 1, 500), row('2027-05-10', 2, 500)])).toContain('one_buyer_carries_it')
  expect(keys([row('2027-05-10', 1, 499), row('2027-05-10', 2, 499), row('2027-05-10', 3, 2)])).not.toContain(
    'one_buyer_carries_it',
  )
})

test('an empty month says so and does not ask for new buyers besides', () => {
  expect(keys([])).toEqual(['no_sales'])
})

test('makers’ own word is to be confirmed when much of it is only that', () => {
  expect(keys([...SOUND, row('2027-05-12', 6, 3_000_000, { source: 'claimed' })])).toContain('confirm_claims')
})

test('behind the target the pace needed is said, and the season is prepared two months ahead', () => {
  const pace = targetPace(12_000, 1_000, { from: '2027-01-01', until: '2027-12-31' }, '2027-05-31')
  const advice = advise(input(SOUND, { pace, today: '2027-11-01' }))
  expect(advice).toEqual([
    { key: 'behind_target', values: { remaining: 11_000, per_30_days: pace.neededPer30Days } },
    { key: 'prepare_season', values: { from: '2027-12-29' } },
  ])
})

test('a month in which nobody new bought says so', () => {
  const advice = advise(input(SOUND.filter(({ buyerId }) => buyerId !== 5)))
  expect(advice).toEqual([{ key: 'no_new_buyers', values: { returning: 4 } }])
})
