import { readFileSync } from 'node:fs'
import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type OperatorOptions, serveOperator } from '../../src/operator/server.ts'
import { type Show, servePlayground } from '../../src/playground/server.ts'

// Both pages have no login: what keeps others out is that they answer only under this machine's own names. The paths are
// read from the code, so that a new one is asked too.

const source = (file: string) => readFileSync(new URL(`../../src/${file}`, import.meta.url), 'utf8')
const found = (file: string, pattern: RegExp) => [...source(file).matchAll(pattern)].map((match) => match.slice(1))

const OPERATOR = found('operator/server.ts', /case '(\/[a-z]*)'/g).map(([path]) => ['GET', path!] as const)
const PLAYGROUND = [
  ...found('playground/server.ts', /case '(GET|POST) (\/[a-z]+)'/g).map(([method, path]) => [method!, path!] as const),
  ...found('playground/server.ts', /'(\/[a-z.]*)': '[a-z]+\//g).map(([path]) => ['GET', path!] as const),
  ['GET', '/files/0000.jpg'] as const,
]

/** Nothing behind the door may be touched by whoever is refused. */
const untouched = <T extends object>(): T =>
  new Proxy({} as T, {
    get(_, name) {
      throw new Error(`'${String(name)}' was asked for`)
    },
  })

let doors: { operator: number; playground: number; stop(): Promise<void> }
beforeAll(async () => {
  const here = { host: '127.0.0.1', port: 0 }
  const behind = untouched<OperatorOptions>()
  const operator = await serveOperator(
    new Proxy(here as OperatorOptions, { get: (_, name) => Reflect.get(here, name) ?? Reflect.get(behind, name) }),
  )
  const playground = await servePlayground(untouched<Show>(), here)
  doors = {
    operator: Number(new URL(operator.url).port),
    playground: Number(new URL(playground.url).port),
    async stop() {
      await operator.stop()
      await playground.stop()
    },
  }
})
afterAll(() => doors?.stop())

/** The status that a request gets, as a browser or a program elsewhere would send it. */
const status = (port: number, method: string, path: string, headers: Record<string, string>) =>
  new Promise<number>((resolve, reject) =>
    request({ host: '127.0.0.1', port, method, path, headers }, (answer) => {
      answer.resume()
      resolve(answer.statusCode ?? 0)
    })
      .on('error', reject)
      .end(),
  )

test('every path is known', () => {
  expect(OPERATOR.map(([, path]) => path)).toEqual(expect.arrayContaining(['/health', '/ready', '/metrics', '/']))
  expect(PLAYGROUND.length).toBeGreaterThan(8)
})

describe.each([
  ['operator', OPERATOR],
  ['playground', PLAYGROUND],
] as const)('%s', (page, paths) => {
  test.each(paths)('%s %s is closed to a name that is not this machine’s', async (method, path) => {
    for (const host of ['evil.example', 'evil.example:8788', '127.0.0.1.evil.example', 'localhost.evil.example:80'])
      expect(await status(doors[page], method, path, { host }), host).toBe(403)
  })
})

test.each(PLAYGROUND)('playground %s %s is closed to the pages of others', async (method, path) => {
  for (const origin of ['https://evil.example', 'http://localhost:1', 'null'])
    expect(
      await status(doors.playground, method, path, { host: `127.0.0.1:${doors.playground}`, origin }),
      origin,
    ).toBe(403)
})

test.each(OPERATOR)('operator %s %s is only to be read', async (_, path) => {
  for (const method of ['POST', 'PUT', 'DELETE', 'PATCH'])
    expect(await status(doors.operator, method, path, { host: 'localhost' })).toBe(405)
})
