import { expect, test } from 'vitest'
import { OFFICER_ROLES as SPEAKING_ROLES } from '../../src/chat/actor.ts'
import { OFFICER_ACTS, OFFICER_ROLES, type OfficerAct, officerMay } from '../../src/domain/officers.ts'

const acts = Object.keys(OFFICER_ACTS) as OfficerAct[]
const actsOf = (role: string) => acts.filter((act) => officerMay(act, [role]))

test('the roles that speak are the roles that act', () => {
  expect([...OFFICER_ROLES].sort()).toEqual([...SPEAKING_ROLES].sort())
})

test('the head only reads', () => {
  expect(actsOf('head').filter((act) => !/^(see_|watch_|export_)/.test(act))).toEqual([])
  expect(actsOf('head')).toContain('see_summary')
})

test('the office never handles a penyedia’s money, and a treasurer nothing else', () => {
  expect(actsOf('treasurer')).toEqual(['handle_money', 'see_money'])
  expect(officerMay('handle_money', ['admin', 'curator', 'mentor', 'keeper', 'head'])).toBe(false)
})

test('a keeper only takes in and sends off goods, samples among them', () => {
  expect(actsOf('keeper')).toEqual(['receive_goods', 'give_up_rests', 'ship_goods', 'hand_on_samples'])
})

test('several roles add up, an unknown one or none may nothing', () => {
  expect(officerMay('receive_goods', ['mentor', 'keeper'])).toBe(true)
  expect(acts.filter((act) => officerMay(act, ['seller']) || officerMay(act, []))).toEqual([])
})
