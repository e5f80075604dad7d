import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { DISTRICTS } from '../../src/domain/districts.ts'
import { FEAST_PREDICTIONS, feastTable } from '../../src/domain/feasts.ts'
import { type TextKind, tell } from '../../src/understand/vocabulary.ts'
import { type Expected, type Fault, type Outcome, score } from './score.ts'

const FOLDER = new URL('.', import.meta.url)
const CONTEXT = { today: '2026-11-21', feasts: feastTable(FEAST_PREDICTIONS), districts: DISTRICTS }
const RIGHT = 0.97
const WRONG = 0.01

const linesOf = (file: string): Expected[] =>
  readFileSync(new URL(file, FOLDER), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Expected)

function scored(lines: readonly Expected[]): { outcomes: Outcome[]; faults: Fault[] } {
  const each = lines.map((line) => {
    const context = line.today === undefined ? CONTEXT : { ...CONTEXT, today: line.today }
    return score(line, tell(line.kind as TextKind, line.text, context, line.ask).says)
  })
  return { outcomes: each.flatMap(({ outcomes }) => outcomes), faults: each.flatMap(({ faults }) => faults) }
}

const TABLES = [
  'dev.jsonl',
  ...['harder', 'unseen', 'apart'].flatMap((folder) =>
    readdirSync(new URL(folder, FOLDER)).map((file) => `${folder}/${file}`),
  ),
]

describe.each(TABLES)('what %s says is understood', (file) => {
  const lines = linesOf(file)
  test.each([...new Set(lines.map(({ kind }) => kind))])(
    '%s: nearly all right, hardly anything confidently wrong',
    (kind) => {
      const { outcomes, faults } = scored(lines.filter((line) => line.kind === kind))
      const share = (wanted: Outcome) => outcomes.filter((outcome) => outcome === wanted).length / outcomes.length
      expect(share('right'), JSON.stringify(faults, null, 1)).toBeGreaterThanOrEqual(RIGHT)
      expect(share('wrong'), JSON.stringify(faults, null, 1)).toBeLessThan(WRONG)
    },
  )
})

describe('the scorer', () => {
  const outcomes = (expected: Record<string, unknown>, told: Record<string, unknown>) =>
    score({ text: '', expect: expected }, told).outcomes
  test('a value where nothing certain was said is confidently wrong', () => {
    expect(outcomes({ amount: null }, { amount: 50 })).toEqual(['wrong'])
    expect(outcomes({ amount: null }, { ask: 'Rp50 / Rp50.000?' })).toEqual(['right'])
  })
  test('a missing value is a miss, another value is wrong', () => {
    expect(outcomes({ qty: 40, unit: 'bungkus' }, { qty: 30 })).toEqual(['wrong', 'miss'])
  })
  test('names count by shared words, units by their synonyms', () => {
    expect(outcomes({ name: 'Keripik Tempe Bu Sri' }, { name: 'keripik tempe bu sri' })).toEqual(['right'])
    expect(outcomes({ name: 'Keripik Tempe' }, { name: 'Keripik Tempe Pedas Bu Sri' })).toEqual(['wrong'])
    expect(outcomes({ unit: 'bungkus' }, { unit: 'bks' })).toEqual(['right'])
  })
  test('unsure is not a no', () => {
    expect(outcomes({ answer: 'unsure' }, { answer: 'no' })).toEqual(['wrong'])
    expect(outcomes({ answer: 'no' }, { answer: 'unsure' })).toEqual(['miss'])
  })
})
