import { describe, expect, it } from 'vitest'
import { RULES } from '../../src/flow/rules.ts'
import { checkFixture, fixtures } from './broken.ts'

const said = (problems: ReturnType<typeof checkFixture>['found']) =>
  problems.map(({ rule, file, line, message }) => `${rule} ${file}:${line}: ${message}`).sort()

describe('the checker', () => {
  it('finds nothing in a sound house', () => {
    expect(said(checkFixture().found)).toEqual([])
  })

  it.each(fixtures())('%s', (name) => {
    const { found, expected } = checkFixture(name)
    expect(expected).not.toEqual([])
    expect(said(found)).toEqual(said(expected))
  })

  it('has a broken file for every rule', () => {
    const shown = new Set(fixtures().flatMap((name) => checkFixture(name).expected.map(({ rule }) => rule)))
    expect(Object.keys(RULES).filter((rule) => !shown.has(rule as keyof typeof RULES))).toEqual([])
  })
})
