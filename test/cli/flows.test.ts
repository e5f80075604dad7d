import { describe, expect, it } from 'vitest'
import { flowsCommand } from '../../src/cli/flows.ts'
import type { Problem } from '../../src/flow/yaml.ts'
import { MENU } from '../flow/houses.ts'
import { smallHouse } from '../flow/player.ts'

function run(args: string[], problems: Problem[] = []) {
  const written: string[] = []
  const code = flowsCommand(args, { house: smallHouse([MENU]), problems, write: (text) => void written.push(text) })
  return { code, written: written.join('') }
}

describe('gandeng flows', () => {
  it('check says that nothing is to be mended', () => {
    expect(run(['check'])).toEqual({ code: 0, written: '1 flows, nothing to mend\n' })
  })

  it('check prints every problem with file and line, and fails', () => {
    const problems: Problem[] = [
      { rule: 'unknown_step', file: 'seller/menu.yaml', line: 7, message: "there is no step 'x'" },
    ]
    expect(run(['check'], problems)).toEqual({
      code: 1,
      written: "flows/seller/menu.yaml:7: there is no step 'x'\n1 to mend\n",
    })
  })

  it('draw draws one flow or all, and knows when there is no such flow', () => {
    expect(run(['draw', 'menu']).written).toContain('flowchart TD')
    expect(run(['draw']).written).toBe(run(['draw', 'menu']).written)
    expect(run(['draw', 'menuu'])).toEqual({ code: 2, written: "There is no flow 'menuu' — did you mean 'menu'?\n" })
  })

  it('schema prints a JSON Schema', () => {
    expect(JSON.parse(run(['schema']).written)).toMatchObject({
      type: 'object',
      required: ['flow', 'title', 'for', 'steps'],
    })
  })

  it.each([[[]], [['chek']], [['check', 'x']], [['draw', 'a', 'b']]])('%j is misuse', (args) => {
    const { code, written } = run(args)
    expect(code).toBe(2)
    expect(written).toMatch(/^gandeng flows/)
  })
})
