import { describe, expect, it } from 'vitest'
import { readYaml } from '../../src/flow/yaml.ts'

const problemsOf = (text: string) =>
  readYaml('seller/menu.yaml', text).problems.map(({ line, message }) => `${line}: ${message}`)

describe('a slip in a flow file', () => {
  it.each([
    ['a tab', 'a: 1\nb:\n\tc: 2\n', '3: Tabs', 'spaces'],
    ['a sentence with a colon', 'a:\n  ask: Harganya: berapa\n  min: 3\nb: 1\n', '2: Nested', 'quotes around it'],
    ['a quote that is never closed', 'a: 1\n"b: 2\nc:\n  d: 3\n', '2: ', 'never closed'],
    ['a sentence that begins with @', 'a: @admin tolong\nb: 1\n', '1: Plain', 'quotes around it'],
    ['a bracket that is never closed', 'a: [x, y\nb: 1\nc: 2\n', '2: ', ''],
    ['a line that stands askew', 'a:\n  b: 1\n c: 2\nd: 3\n', '3: ', 'same column'],
  ])('%s is told once, with its line and what to do', (_, text, where, remedy) => {
    const problems = problemsOf(text)
    expect(problems).toHaveLength(1)
    expect(problems[0]).toContain(where)
    expect(problems[0]).toContain(remedy)
  })

  it('of keys that stand twice each one is told', () => {
    expect(problemsOf('a: 1\na: 2\nb: 3\nb: 4\n')).toEqual(["2: 'a' stands here twice", "4: 'b' stands here twice"])
  })
})
