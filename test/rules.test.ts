import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { VARIABLES } from '../src/config.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const SRC = join(ROOT, 'src')

/** Which rooms a room may import from, besides itself, packages, log.ts and load.mjs (DESIGN: the house). */
const MAY_IMPORT: Record<string, string[]> = {
  chat: [],
  domain: [],
  db: [],
  answers: ['chat', 'domain'],
  flow: ['chat', 'answers'],
  understand: ['chat', 'answers', 'domain'],
  outbox: ['chat', 'db', 'clock.ts'],
  documents: ['domain'],
  actions: ['chat', 'answers', 'domain', 'flow', 'db', 'documents', 'understand', 'outbox'],
  jobs: ['domain', 'actions', 'outbox', 'db', 'documents', 'clock.ts'],
  inbox: ['chat', 'flow', 'understand', 'actions', 'outbox', 'db', 'clock.ts'],
  channels: ['chat'],
  playground: ['chat'],
  operator: ['chat'],
  solver: ['domain'],
}
/** What only one file or room may touch. */
const ONE_DOOR: [name: string, pattern: RegExp, doors: string[]][] = [
  ['the environment', /process\.env\b/, ['config.ts']],
  ['the time', /Date\.now\(\)|new Date\(\)|performance\.now\(\)/, ['clock.ts', 'cli/bench']],
  [
    'randomness',
    /Math\.random\(|randomUUID\(|randomBytes\(|randomInt\(/,
    ['main.ts', 'db/migrate.ts', 'cli/channels.ts'],
  ],
  ['node-cron', /from 'node-cron'/, ['jobs/bell.ts']],
  ['OpenAI', /from 'openai/, ['understand/']],
  ['grammY', /from 'grammy/, ['channels/']],
  ['Telegraf', /from 'telegraf/, ['channels/']],
  ['WhatsApp', /from 'whatsapp-web/, ['channels/']],
  ['the Cloud API', /from '@kapso/, ['channels/cloud/']],
  ['HiGHS', /from 'highs'/, ['solver/']],
  ['sharp', /from 'sharp'/, ['inbox/pictures.ts']],
  ['pino', /from 'pino'/, ['log.ts']],
]

const files = (readdirSync(SRC, { recursive: true }) as string[])
  .filter((file) => /\.(ts|mjs)$/.test(file) && !file.includes('generated'))
  .map((file) => ({ file, text: readFileSync(join(SRC, file), 'utf8') }))

const imports = (text: string) => [...text.matchAll(/(?:from|import\() ?'(\.[^']+)'/g)].map((match) => match[1]!)

describe('the house', () => {
  test.each(Object.entries(MAY_IMPORT))('%s imports only what it may', (room, allowed) => {
    const wrong = files
      .filter(({ file }) => file.startsWith(`${room}/`))
      .flatMap(({ file, text }) =>
        imports(text)
          .map((path) => relative(SRC, join(SRC, dirname(file), path)))
          .filter(
            (path) => ![room, ...allowed, 'log.ts', 'load.mjs'].some((ok) => path === ok || path.startsWith(`${ok}/`)),
          )
          .map((path) => `${file} imports ${path}`),
      )
    expect(wrong).toEqual([])
  })

  test('only main and the command line import everything', () => {
    const rooms = new Set([
      ...Object.keys(MAY_IMPORT),
      'cli',
      'main.ts',
      'house.ts',
      'config.ts',
      'clock.ts',
      'log.ts',
      'load.mjs',
    ])
    expect(files.map(({ file }) => file.split('/')[0]).filter((room) => !rooms.has(room!))).toEqual([])
  })

  test.each(ONE_DOOR)('%s has one door', (_, pattern, doors) => {
    const wrong = files.filter(
      ({ file, text }) => pattern.test(withoutComments(text)) && !doors.some((door) => file.startsWith(door)),
    )
    expect(wrong.map(({ file }) => file)).toEqual([])
  })

  test('no sentence that a person reads stands in the code', () => {
    const indonesian =
      /'[^'\n]*\b(silakan|mohon|belum|sudah|terima kasih|bapak|produknya|pesanannya)\b[^'\n]*\s[^'\n]*'/i
    const rooms = ['actions', 'domain', 'jobs', 'inbox', 'outbox']
    const wrong = files.filter(
      ({ file, text }) => rooms.includes(file.split('/')[0]!) && indonesian.test(withoutComments(text)),
    )
    expect(wrong.map(({ file }) => file)).toEqual([])
  })
})

test('.env.example names every variable that config.ts reads, and no other', () => {
  const named = [...readFileSync(join(ROOT, '.env.example'), 'utf8').matchAll(/^#? ?([A-Z][A-Z0-9_]+)=/gm)].map(
    (match) => match[1],
  )
  expect(named).toEqual(Object.keys(VARIABLES))
})

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '')
}
