import { expect, test } from 'vitest'
import { suggestVerdict } from '../../../src/domain/products/scorecard.ts'

const card = (quality: number, quantity: number, packaging: number, permits: number | null) => ({
  quality,
  quantity,
  packaging,
  permits,
})

test('nothing weak is good enough', () => {
  expect(suggestVerdict(card(3, 3, 3, 3))).toEqual({ verdict: 'approve', weak: [], meanTenths: 30 })
})

test('what is weak is named, worst first, and can be mended', () => {
  expect(suggestVerdict(card(5, 5, 2, 1))).toEqual({
    verdict: 'return',
    weak: ['permits', 'packaging'],
    meanTenths: 33,
  })
})

test('a new label does not help what does not taste', () => {
  expect(suggestVerdict(card(1, 5, 5, 5)).verdict).toBe('refuse')
  expect(suggestVerdict(card(2, 5, 5, 5)).verdict).toBe('return')
})

test('crafts are not judged by permits they do not need', () => {
  expect(suggestVerdict(card(4, 4, 4, null))).toEqual({ verdict: 'approve', weak: [], meanTenths: 40 })
})

test('a mark that is none is a mistake of ours', () => {
  expect(() => suggestVerdict(card(0, 3, 3, 3))).toThrow('quality')
  expect(() => suggestVerdict(card(3, 3, 3.5, 3))).toThrow('packaging')
})
