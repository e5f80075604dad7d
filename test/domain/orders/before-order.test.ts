import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '../../../src/domain/calendar.ts'
import { MEMBER_ROLES, mayApprove, needsApproval } from '../../../src/domain/orders/approval.ts'
import { lastDay, USUAL_QUOTATION_DAYS } from '../../../src/domain/orders/quotation.ts'

test('a total just at the limit needs no colleague, one rupiah more does, a letter never', () => {
  expect(needsApproval(50_000_000, 50_000_000, 'chat')).toBe(false)
  expect(needsApproval(50_000_001, 50_000_000, 'chat')).toBe(true)
  expect(needsApproval(50_000_001, 50_000_000, 'officer')).toBe(false)
  expect(needsApproval(50_000_001, null, 'chat')).toBe(false)
})

test('nobody ever approves what she placed herself, whatever her role', () => {
  fc.assert(
    fc.property(fc.constantFrom(...MEMBER_ROLES), fc.integer({ min: 1 }), (role, person) => {
      expect(mayApprove(role, person, person)).toBe(false)
    }),
  )
  expect(mayApprove('approver', 2, 1)).toBe(true)
  expect(mayApprove('owner', 2, 1)).toBe(true)
  expect(mayApprove('member', 2, 1)).toBe(false)
})

test('a quotation ends within its days, never before today and always before the day the goods are needed', () => {
  const today = '2027-01-04'
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 200 }), (days, ahead) => {
      const neededOn = addDays(today, ahead)
      const last = lastDay(today, days, neededOn)
      expect(last >= today).toBe(true)
      expect(last <= addDays(today, days)).toBe(true)
      expect(last < neededOn).toBe(true)
    }),
  )
  expect(lastDay(today, USUAL_QUOTATION_DAYS, '2027-02-20')).toBe('2027-01-11')
  expect(lastDay(today, USUAL_QUOTATION_DAYS, '2027-01-08')).toBe('2027-01-07')
})
