import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { operatorRefusal } from '../../src/cli/refusal.ts'

const HOME = mkdtempSync(join(tmpdir(), 'gandeng-cli-'))
const GANDENG = new URL('../../src/cli/gandeng.mjs', import.meta.url).pathname

const gandeng = (...args: string[]): Promise<{ code: number; out: string; err: string }> =>
  new Promise((done) => {
    const child = execFile(process.execPath, [GANDENG, ...args], { cwd: HOME, env: { PATH: process.env.PATH } })
    let [out, err] = ['', '']
    child.stdout?.on('data', (text) => {
      out += text
    })
    child.stderr?.on('data', (text) => {
      err += text
    })
    child.stdin?.end()
    child.on('close', (code) => done({ code: code ?? -1, out, err }))
  })

describe('an operator who mistypes is told what is wrong, never shown a stack', () => {
  const file = join(HOME, 'a-file')
  writeFileSync(file, 'x')
  test.each<[string, string[], number, string]>([
    ['a command that is nearly one', ['strat'], 2, "did you mean 'start'?"],
    ['a name every object has', ['constructor'], 2, "There is no command 'constructor'"],
    ['a script that is not there', ['simulate', '/nowhere.jsonl'], 1, '/nowhere.jsonl is not there: check the path'],
    ['two scripts', ['simulate', 'a', 'b'], 2, "only one file, not also 'b'"],
    ['a file in the place of the folder', ['simulate', '--db', file], 1, 'is a file, not a folder'],
    ['--db without a folder', ['inspect', '--db'], 2, '--db: name a folder'],
    ['a flag that does not exist', ['doctor', '--x'], 2, "Unknown option '--x'"],
  ])('%s', async (_, args, code, words) => {
    const ran = await gandeng(...args)
    expect(ran.err).toContain(words)
    expect(ran.err).not.toMatch(/^ {4}at /m)
    expect(ran.code).toBe(code)
  })

  test('looking into a folder that is not there makes none', async () => {
    const folder = join(HOME, 'mistyped')
    expect(await gandeng('inspect', `--db=${folder}`)).toMatchObject({
      code: 1,
      err: `there is no database in ${folder}: check --db, or start gandeng once\n`,
    })
    expect(existsSync(folder)).toBe(false)
  })

  test('help of one command, and of all', async () => {
    const [one, all] = await Promise.all([gandeng('report', '--help'), gandeng('--help')])
    expect(one).toMatchObject({ code: 0, err: '' })
    expect(one.out.split('\n')).toHaveLength(5)
    expect(all.out).toContain('gandeng doctor')
  })
})

test('what the machine refuses is said with the remedy; a bug keeps its stack', () => {
  const refused = (code: string, more: object = {}) =>
    operatorRefusal(Object.assign(new Error(code), { code, ...more }))
  expect(refused('EACCES', { path: '/srv/data' })).toContain('/srv/data is not allowed to this user')
  expect(refused('ENOSPC', { path: '/srv/data' })).toContain('Make room')
  expect(refused('ECONNREFUSED', { address: '127.0.0.1', port: 5432 })).toContain('on 127.0.0.1:5432')
  expect(operatorRefusal(new Error('/srv/pg is not empty and holds no database'))).toContain('Choose another folder')
  expect(operatorRefusal(new TypeError('undefined is not a function'))).toBeUndefined()
})
