import { readdirSync, readFileSync } from 'node:fs'
import { OFFICER_ROLES } from '../../src/chat/actor.ts'
import { checkHouse, type Expectations } from '../../src/flow/check.ts'
import { buildHouse } from '../../src/flow/house.ts'
import type { Declared } from '../../src/flow/types.ts'
import type { Problem } from '../../src/flow/yaml.ts'
import { PHRASES, WORDS } from './player.ts'

const SOUND = new URL('./sound/', import.meta.url)
export const BROKEN = new URL('./broken/', import.meta.url)

const ACTIONS: Declared[] = [
  {
    name: 'quote',
    for: ['newcomer', 'seller'],
    needs: { pieces: 'count', note: 'text?' },
    gives: { quoted: { total: 'rupiah', remark: 'text?' }, too_many: {} },
  },
  { name: 'list_goods', for: ['seller'], needs: {}, gives: { found: { goods: 'list', papers: 'files' } } },
  { name: 'approve', for: [...OFFICER_ROLES], needs: {}, gives: { approved: {} } },
]

const WANTS: Expectations = {
  notices: {
    reminder: { values: { name: 'name', when: 'date?' } },
    offered: { values: {}, flow: 'offer', slots: { offer: 'pick' } },
  },
  lines: { stock: { name: 'text', left: 'count' } },
  phrases: { wait: ['code'] },
  papers: { total: ['amount'], page: [] },
  intents: ['cancel', 'help'],
  readings: { price: 'rupiah' },
}

/** A sound house: three flows and every sentence the program says. */
const sound = (): Map<string, string> =>
  new Map([
    ...readdirSync(SOUND).map((name) => [`flows/${name}`, readFileSync(new URL(name, SOUND), 'utf8')] as const),
    ['phrases.yaml', `${PHRASES}\nwait: 'Sebentar {code}'\n`],
    ['words.yaml', WORDS],
    ['notices.yaml', "reminder: '{name}, {when?}'\n"],
    ['lines.yaml', "stock: '{name}: {left:count}'\n"],
    ['papers.yaml', "total: 'Total {amount}'\npage: Halaman\n"],
  ])

const HEADER = /^# (as|without): (.*)$/gm
const EXPECTED = /^# (\w+) (?:(\S+):)?(\d+): (.*)$/gm

/** A file without some of its top-level keys. */
const without = (text: string, keys: readonly string[]) =>
  keys.reduce((left, key) => left.replace(new RegExp(`^${key}:.*\\n(?: .*\\n)*`, 'm'), ''), text)

/** The sound house with one broken file put into it, as its header says. @returns the problems found and those expected */
export function checkFixture(name?: string): { found: Problem[]; expected: Problem[] } {
  const files = sound()
  const expected: Problem[] = []
  if (name !== undefined) {
    const text = readFileSync(new URL(name, BROKEN), 'utf8')
    const header = Object.fromEntries([...text.matchAll(HEADER)].map(([, key, value]) => [key, value])) as Record<
      string,
      string
    >
    const file = header.as ?? 'flows/broken.yaml'
    const gone = header.without?.split(', ') ?? []
    if (file.includes('/')) {
      files.set(file, text)
      files.set('phrases.yaml', without(files.get('phrases.yaml') ?? '', gone))
    } else files.set(file, `${text}${without(files.get(file) ?? '', gone)}`)
    for (const [, rule, other, line, message = ''] of text.matchAll(EXPECTED))
      expected.push({ rule: rule as Problem['rule'], file: other ?? file, line: Number(line), message })
    const more = name.replace('.yaml', '.more-')
    for (const extra of readdirSync(BROKEN).filter((other) => other.startsWith(more)))
      files.set(`flows/${extra}`, readFileSync(new URL(extra, BROKEN), 'utf8'))
  }
  const { house, problems } = buildHouse(files, ACTIONS)
  return { found: [...problems, ...checkHouse(house, WANTS)], expected }
}

/** Every fixture: one broken file each; `name.more…` belongs to `name`. */
export const fixtures = (): string[] => readdirSync(BROKEN).filter((name) => !name.includes('.more-'))
