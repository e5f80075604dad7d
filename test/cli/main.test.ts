import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { operatorRefusal } from '../../src/cli/refusal.ts'

const HOME = mkdtempSync(join(tmpdir(), 'gandeng-cli-'))
const GANDENG = new URL('../../src/cli/gandeng.mjs', import.meta.url).pathname

const gandeng = (...args: string[]) => gandengIn(HOME, {}, args)

const gandengIn = (
  cwd: string,
  env: Record<string, string>,
  args: string[],
): Promise<{ code: number; out: string; err: string }> =>
  new Promise((done) => {
    const child = execFile(process.execPath, [GANDENG, ...args], { cwd, env: { PATH: process.env.PATH, ...env } })
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

  test.each<[string, Record<string, string>, string[], number, string]>([
    [
      'a port that is no number',
      { OPERATOR_PORT: 'delapan' },
      ['start'],
      1,
      "OPERATOR_PORT: must be a port, a whole number from 0 to 65535, not 'delapan'",
    ],
    ['a port that is none', { WEBHOOK_PORT: '70000' }, ['start'], 1, 'WEBHOOK_PORT: must be a port'],
    ['a word that is none of the few', { WHATSAPP: 'ya' }, ['start'], 1, "must be web, cloud or off, not 'ya'"],
    [
      'the Cloud API without what it needs',
      { WHATSAPP: 'cloud', WHATSAPP_CLOUD_TOKEN: 'x', PLAYGROUND: 'off', OPERATOR_PORT: '0' },
      ['start'],
      1,
      'WHATSAPP_CLOUD_SECRET: missing, and WHATSAPP=cloud needs it',
    ],
    ['a part that there is not', {}, ['start', '--only', 'whatsap'], 2, '--only: one of whatsapp, buyers'],
    ['one part of several on the embedded database', {}, ['start', '--only', 'jobs'], 1, 'need a PostgreSQL server'],
    [
      'only the playground, which is off',
      { PLAYGROUND: 'off' },
      ['start', '--only', 'playground'],
      1,
      'PLAYGROUND: off, and --only playground starts nothing else',
    ],
  ])('%s is named, with what to do', async (_, env, args, code, words) => {
    const ran = await gandengIn(mkdtempSync(join(tmpdir(), 'gandeng-cli-')), env, args)
    expect(ran.err).toContain(words)
    expect(ran.err).not.toMatch(/^ {4}at /m)
    expect(ran.code).toBe(code)
  })

  test('a wrong line of .env is named by its number, and no secret is repeated', async () => {
    const cwd = mkdtempSync(join(tmpdir(), 'gandeng-cli-'))
    const lines = ['# settings', 'PLAYGROUND_PORT=87x', 'TELEGRAM_BUYER_TOKEN=rahasia']
    writeFileSync(join(cwd, '.env'), `${lines.join('\n')}\n`)
    const { code, err } = await gandengIn(cwd, {}, ['start'])
    expect(code).toBe(1)
    expect(err).toContain("PLAYGROUND_PORT (.env, line 2): must be a port, a whole number from 0 to 65535, not '87x'")
    expect(err).toContain('TELEGRAM_BUYER_TOKEN (.env, line 3): must look like')
    expect(err).not.toContain('rahasia')
  })

  test('a port that another program has is named, with what to do', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const { port } = other.address() as AddressInfo
    const env = { PLAYGROUND: 'off', OPERATOR_PORT: String(port), GANDENG_LOG: 'silent' }
    const { code, err } = await gandengIn(mkdtempSync(join(tmpdir(), 'gandeng-cli-')), env, ['start'])
    other.close()
    expect([code, err]).toEqual([1, expect.stringContaining(`127.0.0.1:${port} is taken by another program`)])
    expect(err).not.toMatch(/^ {4}at /m)
  })

  test('the playground alone needs no server', async () => {
    const child = spawn(process.execPath, [GANDENG, 'start', '--only', 'playground'], {
      cwd: mkdtempSync(join(tmpdir(), 'gandeng-cli-')),
      env: { PATH: process.env.PATH, PLAYGROUND_PORT: '0', GANDENG_LOG: 'info' },
    })
    let said = ''
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (text) => {
        said += text
      })
    await expect.poll(() => said).toContain('gandeng is running')
    child.kill('SIGTERM')
    const [code] = await once(child, 'exit')
    expect(code).toBe(0)
  })

  test('looking into a folder that is not there makes none', async () => {
    const folder = join(HOME, 'mistyped')
    expect(await gandeng('inspect', `--db=${folder}`)).toMatchObject({
      code: 1,
      err: `there is no database in ${folder}: check --db, or start gandeng once\n`,
    })
    expect(existsSync(folder)).toBe(false)
  })

  test('a mistyped year moves no clock: every day on the way would be lived through', async () => {
    const script = join(HOME, 'year.jsonl')
    writeFileSync(script, '{"at":"9999-01-11T08:00:00+07:00"}\n')
    const { code, out } = await gandeng('simulate', script)
    expect([code, out]).toEqual([2, expect.stringContaining('line 1: the clock moves five years at most at once')])
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
  expect(refused('EACCES', { syscall: 'listen', address: '0.0.0.0', port: 80 })).toContain('from 1024 on')
  const edited = Object.assign(new Error('migration.sql was edited: put it back'), { name: 'MigrationRefused' })
  expect(operatorRefusal(edited)).toBe('migration.sql was edited: put it back')
  expect(operatorRefusal(new TypeError('undefined is not a function'))).toBeUndefined()
})
