import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { ANSWERS } from '../../src/answers/index.ts'
import { flowSchema } from '../../src/flow/json-schema.ts'

const FLOWS = new URL('../../flows/', import.meta.url)
const schema = flowSchema()
const reader = z.fromJSONSchema(schema as Parameters<typeof z.fromJSONSchema>[0])

interface Variant {
  properties: Record<string, { const?: string }>
}

it('there is a variant of a question for each kind of answer, with its settings', () => {
  const steps = (schema as { properties: { steps: { additionalProperties: { anyOf: Variant[] } } } }).properties.steps
  const asks = steps.additionalProperties.anyOf.filter(({ properties }) => 'ask' in properties)
  const settings = Object.fromEntries(asks.map(({ properties }) => [properties.answer?.const, Object.keys(properties)]))
  for (const kind of ANSWERS) expect(settings[kind.name]).toEqual(expect.arrayContaining(Object.keys(kind.settings)))
  expect(asks).toHaveLength(ANSWERS.length)
})

it('every flow under flows/ is accepted, so that editors do not complain about what the program takes', () => {
  const files = readdirSync(FLOWS, { recursive: true, encoding: 'utf8' }).filter((file) => /\/.*\.yaml$/.test(file))
  const refused = files.filter((file) => !reader.safeParse(parse(readFileSync(new URL(file, FLOWS), 'utf8'))).success)
  expect(files.length).toBeGreaterThan(0)
  expect(refused).toEqual([])
})

it.each(['unknown-key', 'unknown-kind', 'shape', 'shape-in-a-step', 'shape-of-a-name'])(
  '%s is refused as the loader refuses it',
  (name) => {
    const text = readFileSync(new URL(`./broken/${name}.yaml`, import.meta.url), 'utf8')
    expect(reader.safeParse(parse(text)).success).toBe(false)
  },
)
