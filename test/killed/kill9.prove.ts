import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Chance, chance } from '../../src/cli/seed/chance.ts'
import { freshDatabase, SERVER } from '../db/fresh.ts'
import { openPipe } from '../programme/pipe.ts'
import { castOf } from '../together/day.ts'
import type { Death } from './death.ts'
import type { Orders, Word } from './program.ts'

const START = '2027-01-04T08:00:00+07:00'
/** Kills on each database, half of them at a statement, half at any moment. */
const KILLS = Number(process.env.PROVE_ROUNDS ?? 20)

let home: string
let script: [number, string][]
let spare: Promise<ChildProcess> | undefined
const running = new Set<ChildProcess>()

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'gandeng-kill9-'))
  script = await day()
}, 600_000)
afterAll(() => {
  for (const child of running) child.kill('SIGKILL')
  rmSync(home, { recursive: true, force: true })
})

/** A day on which an office opens, two makers register, a company orders and is promised; and the days after it. */
async function day(): Promise<[number, string][]> {
  mkdirSync(join(home, 'first'))
  const pipe = openPipe(join(home, 'first'), START)
  const cast = castOf(pipe, home, START.slice(0, 10))
  const rina = await cast.officeOpens()
  await cast.makersRegister(cast.siti, cast.eneng)
  await cast.officeCurates(rina)
  await cast.companyOrders(rina)
  await cast.town.moveTo('2027-01-06T09:00:00+07:00')
  await cast.town.act(cast.siti, { text: 'barang siap' })
  await cast.town.moveTo('2027-02-01T09:00:00+07:00')
  expect(await pipe.end()).toBe(0)
  return pipe
    .script()
    .trimEnd()
    .split('\n')
    .map((line, index) => [index + 1, line])
}

/** A program that has read everything and waits for its orders: the next one is made ready meanwhile. */
async function program(): Promise<ChildProcess> {
  const ready = await (spare ?? newProgram())
  spare = newProgram()
  return ready
}
async function newProgram(): Promise<ChildProcess> {
  const child = fork(fileURLToPath(new URL('./program.ts', import.meta.url)), {
    execArgv: ['--import', import.meta.resolve('tsx')],
    serialization: 'json',
  })
  running.add(child)
  child.once('exit', () => running.delete(child))
  await once(child, 'message')
  return child
}

type Fate = { at: 'statement'; death: Death } | { at: 'moment'; ms: number }

interface Outcome {
  ended: object
  kills: number
  sent: number
  twice: number
}

/** Plays the script to its end, killed and started anew as `fate` has it. @param fate of the nth start */
async function playThrough(store: { dir: string; url?: string }, fate: (start: number) => Fate | undefined) {
  let now = START
  let done = 0
  const outcome: Outcome = { ended: {}, kills: 0, sent: 0, twice: 0 }
  const heard = new Set<number>()
  for (let start = 0; ; start++) {
    const child = await program()
    const gone = once(child, 'exit')
    const next = fate(start)
    let ended: object | undefined
    let timer: NodeJS.Timeout | undefined
    const killSoon = () => {
      if (next?.at === 'moment') timer ??= setTimeout(() => child.kill('SIGKILL'), next.ms)
    }
    child.on('message', (word: Word) => {
      if ('ended' in word) ended = word.ended
      else if ('done' in word) {
        done = word.done
        now = word.now
        // asked for twice, an invitation gives two codes: the first line is let be
        killSoon()
      } else {
        outcome.sent++
        if (heard.has(word.sent)) outcome.twice++
        heard.add(word.sent)
      }
    })
    const orders: Orders = { ...store, now, lines: script.slice(done) }
    child.send(next?.at === 'statement' ? { ...orders, death: next.death } : orders)
    if (start > 0) killSoon()
    const [code] = await gone
    clearTimeout(timer)
    if (ended) return { ...outcome, ended }
    if (code !== null) throw new Error(`the program ended with ${code} after line ${done}`)
    outcome.kills++
  }
}

const drawn = (luck: Chance, start: number): Fate =>
  start % 2
    ? { at: 'moment', ms: luck.between(50, 2_000) }
    : { at: 'statement', death: { nth: luck.between(1, 250), reaches: luck.percent(50) } }

describe.each(['embedded', ...(SERVER ? ['PostgreSQL'] : [])])('kill -9 of the program on %s', (kind) => {
  test(`${KILLS} times: the same orders, shares, payments, notices and talks as if nothing had been`, async () => {
    const stores: { dir: string; url?: string; drop?(): Promise<void> }[] = []
    const store = async (name: string) => {
      const one = { dir: join(home, `${kind}-${name}`), ...(kind === 'embedded' ? {} : await freshDatabase()) }
      mkdirSync(one.dir)
      stores.push(one)
      return { dir: one.dir, ...('url' in one ? { url: one.url } : {}) }
    }
    const undisturbed = await playThrough(await store('undisturbed'), () => undefined)
    expect(undisturbed.twice).toBe(0)
    const luck = chance(7)
    let [kills, twice, sent] = [0, 0, 0]
    for (let play = 0; kills < KILLS; play++) {
      const left = KILLS - kills
      const outcome = await playThrough(await store(`killed${play}`), (start) =>
        start < left ? drawn(luck, start) : undefined,
      )
      expect(outcome.ended).toEqual(undisturbed.ended)
      expect(outcome.sent - outcome.twice).toBe(undisturbed.sent)
      expect(outcome.twice).toBeLessThanOrEqual(outcome.kills)
      kills += outcome.kills
      twice += outcome.twice
      sent += outcome.sent
    }
    console.log(`${kind}: ${kills} kills, ${sent} messages handed to networks, ${twice} of them once more`)
    for (const { drop } of stores) await drop?.()
  })
})
