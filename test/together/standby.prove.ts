import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { freshDatabase, SERVER } from '../db/fresh.ts'
import { type Networks, openCloudNetworks, until } from './networks.ts'
import { phone } from './phones.ts'
import { type Program, startProgram } from './program.ts'

/** Rounds of killing whoever has the bot. */
const KILLS = 3

describe.runIf(SERVER)('two programs stand for one bot', () => {
  let networks: Networks
  let database: Awaited<ReturnType<typeof freshDatabase>>
  const running = new Set<Program>()
  beforeAll(async () => {
    networks = await openCloudNetworks()
    database = await freshDatabase()
  })
  afterAll(async () => {
    await Promise.all([...running].map((program) => program.kill()))
    await networks?.close()
    await database?.drop()
  })

  test('one has it; when that one is killed the other takes over, and everything said meanwhile is answered', async () => {
    const start = async (name: string) => {
      const env = { ...networks.env, DATABASE_URL: database.url, GANDENG_DATA: join(networks.home, 'shared') }
      const program = await startProgram(join(networks.home, name), env, 'buyers,workers,jobs')
      running.add(program)
      return program
    }
    const stateOf = async (program: Program) =>
      (await program.health()).standing.channels.find(({ channel }) => channel === 'buyer')?.state
    let owner = await start('one')
    await until('the first has the bot', async () => (await stateOf(owner)) === 'up')
    let standby = await start('two')
    const people = Array.from({ length: 5 }, (_, nth) => phone(networks, `buyer:${700 + nth}`))
    let answers = 0
    let said = 0
    const allAnswered = () => {
      for (const one of people) answers += one.news().length
      return answers >= said
    }
    const took: number[] = []
    for (let kill = 0; kill < KILLS; kill++) {
      await until('the other stands by', async () => (await stateOf(standby)) === 'standby')
      expect((await standby.health()).status).toBe(200)
      for (const one of people) await one.does({ text: `halo ${said++}` })
      await owner.kill()
      running.delete(owner)
      const began = performance.now()
      for (const one of people) await one.does({ text: `halo lagi ${said++}` })
      await until('the other has it', async () => (await stateOf(standby)) === 'up')
      took.push(Math.round(performance.now() - began))
      owner = standby
      standby = await start(`another ${kill}`)
    }
    // what was on its way when its sender was killed goes again after its lease
    await until('everything is answered', allAnswered, 240_000)
    console.log(`${KILLS} takeovers after ${took.join(', ')} ms; ${said} messages, ${answers} answers`)
    for (const program of running) expect(program.log()).not.toContain('Conflict')
  }, 600_000)
})
