import { expect, test } from 'vitest'
import { orderRisks, riskLevel, type WatchedShare } from '../../../src/domain/orders/risk.ts'

const TODAY = '2027-02-15'
const SHARE: WatchedShare = {
  id: 1,
  status: 'in_progress',
  offered: 100,
  promised: 100,
  delivered: 0,
  deducted: 0,
  done: 60,
  promisedOn: '2027-02-01',
  due: '2027-03-01',
}
const risks = (share: Partial<WatchedShare>, ordered = 100, neededOn = '2027-03-03') =>
  orderRisks({ neededOn, lines: [{ ordered, cancelled: 0, shares: [{ ...SHARE, ...share }] }] }, TODAY)
const said = (list: ReturnType<typeof risks>) => list.map(({ level, code, pieces }) => `${level} ${code} ${pieces}`)

test('an order that goes its way is no risk', () => {
  expect(risks({})).toEqual([])
  expect(riskLevel([])).toBe('none')
})

test('pieces that nobody has are a risk, an urgent one two weeks before the day', () => {
  expect(said(risks({}, 130))).toEqual(['soon shortfall 30'])
  expect(said(risks({}, 130, '2027-03-01'))).toEqual(['now shortfall 30'])
})

test('half the time gone and little ready is a risk, silence too', () => {
  expect(said(risks({ done: 19 }))).toEqual(['soon late_progress 81'])
  expect(risks({ done: 20 })).toEqual([])
  expect(said(risks({ status: 'accepted', done: 0 }))).toEqual(['soon late_progress 100'])
  // eight of twenty-two days gone: more than the slack, less than half
  expect(risks({ done: 0, promisedOn: '2027-02-07' })).toEqual([])
})

test('what is reported ready is not called late', () => {
  expect(risks({ status: 'ready', done: 0 })).toEqual([])
})

test('a hand-over day gone by is urgent, the day itself is not yet', () => {
  expect(said(risks({ due: '2027-02-14', delivered: 30 }))).toEqual(['now overdue 70'])
  expect(risks({ due: '2027-02-15', done: 100 })).toEqual([])
  expect(risks({ status: 'delivered', due: '2027-02-14', delivered: 90, deducted: 10 })).toEqual([])
})

test('an offer unanswered and a down payment missing become urgent as the day comes nearer', () => {
  const offered = { status: 'offered' as const, promised: 0, promisedOn: null }
  expect(risks({ ...offered, due: '2027-02-23' })).toEqual([])
  expect(said(risks({ ...offered, due: '2027-02-22' }))).toEqual(['soon unanswered 100'])
  expect(said(risks({ ...offered, due: '2027-02-18' }))).toEqual(['now unanswered 100'])
  expect(risks({ status: 'waiting_dp', due: '2027-03-02' })).toEqual([])
  expect(said(risks({ status: 'waiting_dp', due: '2027-03-01' }))).toEqual(['soon waiting_dp 100'])
  expect(said(risks({ status: 'waiting_dp', due: '2027-02-22' }))).toEqual(['now waiting_dp 100'])
})

test('the urgent comes first, then the larger', () => {
  const lines = [
    { ordered: 120, cancelled: 0, shares: [{ ...SHARE, done: 0 }] },
    { ordered: 10, cancelled: 0, shares: [{ ...SHARE, id: 2, promised: 10, offered: 10, due: '2027-02-14' }] },
  ]
  const list = orderRisks({ neededOn: '2027-03-03', lines }, TODAY)
  expect(said(list)).toEqual(['now overdue 10', 'soon late_progress 100', 'soon shortfall 20'])
  expect(riskLevel(list)).toBe('now')
})
