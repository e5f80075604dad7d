// What people wait for on the real channels: node --import tsx test/bench/channels.ts [--seconds 300]
import { readdirSync, readFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { treeMemory } from '../../src/channels/whatsapp/memory.ts'
import { BROWSER } from '../channels/whatsapp-hands.ts'
import { openNetworks, startPaired, UNPACED, until } from '../together/networks.ts'
import { command, type Env, type Program } from '../together/program.ts'
import { type Crowd, letThemTalk, type Talked } from './channels-crowd.ts'

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '300' },
    makers: { type: 'string', default: '300' },
    buyers: { type: 'string', default: '200' },
    thinks: { type: 'string', default: '15' },
    pacing: { type: 'string', default: 'off,on' },
  },
})
const CROWD: Crowd = {
  makers: Number(values.makers),
  buyers: Number(values.buyers),
  seconds: Number(values.seconds),
  thinks: Number(values.thinks),
}

/** What is set otherwise than for everybody: nothing when paced. */
const RUNS: readonly [name: string, env: Env][] = [
  ['pacing off', UNPACED],
  ['pacing on', {}],
]
const WANTED = values.pacing.split(',').map((pacing) => `pacing ${pacing}`)

const print = (line = '') => process.stdout.write(`${line}\n`)
const cell = (value: number, digits = 0) => value.toFixed(digits).padStart(10)

/** Megabytes of the program itself, and of what it started: the process that holds the library, and Chromium. */
function memory({ pid }: Program): { program: number; browser: number } {
  const mb = (bytes = 0) => Math.round(bytes / 1e6)
  const holder = children(pid).map((child) => treeMemory(child) ?? 0)
  const below = holder.reduce((sum, bytes) => sum + bytes, 0)
  return { program: mb((treeMemory(pid) ?? 0) - below), browser: mb(below) }
}

/** Seconds of a processor that the program itself has had: what the machine's other work does not blur. */
function processorSeconds({ pid }: Program): number {
  const [user = 0, system = 0] = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ')
    .slice(11, 13)
    .map(Number)
  return (user + system) / TICKS_A_SECOND
}

/** Linux counts processor time in hundredths. */
const TICKS_A_SECOND = 100

const children = (parent: number): number[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => {
      try {
        return (
          readFileSync(`/proc/${name}/stat`, 'utf8')
            .replace(/^.*\) /s, '')
            .split(' ')[1] === String(parent)
        )
      } catch {
        return false
      }
    })
    .map(Number)

function row(name: string, { said, answered, unanswered, besides }: Talked): void {
  const sorted = answered.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
  print(
    `${name.padEnd(28)}${cell(said)}${cell(at(0.5))}${cell(at(0.99))}${cell(at(1))}${cell(unanswered)}${cell(besides)}`,
  )
}

async function run(name: string, env: Env): Promise<void> {
  const networks = await openNetworks()
  const dir = join(networks.home, 'live')
  await command(networks.home, { ...networks.env, GANDENG_DATA: dir }, ['seed', '--db', dir, '--size', 'demo'])
  const program = await startPaired(networks, dir, { ...env, GANDENG_LOG: 'warn' })
  try {
    const before = memory(program)
    let most = { waiting: 0, oldest: 0 }
    const watch = setInterval(async () => {
      const { outbox, inbox, oldestSeconds } = (await program.health()).standing.queues
      most = { waiting: Math.max(most.waiting, outbox + inbox), oldest: Math.max(most.oldest, oldestSeconds) }
    }, 1_000)
    const [began, worked] = [performance.now(), processorSeconds(program)]
    const { makers, buyers } = await letThemTalk(networks, CROWD)
    const seconds = (performance.now() - began) / 1_000
    const work = processorSeconds(program) - worked
    clearInterval(watch)
    await until('all is settled', async () => {
      const { inbox, outbox } = (await program.health()).standing.queues
      return inbox + outbox === 0
    })
    const after = memory(program)
    const state = JSON.parse(await program.command('inspect')) as { inbox: object; outbox: object }
    row(`${name}: makers, WhatsApp`, makers)
    row(`${name}: buyers, Telegram`, buyers)
    print(
      `  ${((makers.said + buyers.said) / seconds).toFixed(1)} messages/s over ${seconds.toFixed(0)} s until the last was answered; at most ${most.waiting} waited, for a turn ${most.oldest.toFixed(0)} s; ${((work * 1_000) / (makers.said + buyers.said)).toFixed(1)} ms of a processor each`,
    )
    print(
      `  memory before → after, MB: program ${before.program} → ${after.program}, Chromium and its holder ${before.browser} → ${after.browser}`,
    )
    print(`  inbox ${JSON.stringify(state.inbox)}, outbox ${JSON.stringify(state.outbox)}`)
    const complaints = program.log().trim()
    if (complaints)
      print(`  log: ${complaints.split('\n').length} warnings, the last: ${complaints.split('\n').at(-1)}`)
  } finally {
    await program.stop()
    await networks.close()
  }
}

if (!BROWSER) print('not measured: no Chromium is installed')
else {
  print(
    `${CROWD.makers} makers and ${CROWD.buyers} buyers talk for ${CROWD.seconds} s, each about ${CROWD.thinks} s after the last answer; ms from message to answer.`,
  )
  print(
    `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model}, ${Math.round(totalmem() / 2 ** 30)} GiB; networks and crowd run on the same machine.`,
  )
  print(
    `\n${''.padEnd(28)}${['messages', 'p50', 'p99', 'most', 'lost', 'besides'].map((head) => head.padStart(10)).join('')}`,
  )
  for (const [name, env] of RUNS) if (WANTED.includes(name)) await run(name, env)
}
