import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { chance } from '../../src/cli/seed/chance.ts'
import { BROWSER } from '../channels/whatsapp-hands.ts'
import { openNetworks, startPaired, until, type WebNetworks } from './networks.ts'
import { phone } from './phones.ts'
import type { Program } from './program.ts'

const MAKERS = 12
const BUYERS = 8
const KILLS = 4
/** Rounds of talk: everybody writes, and writes again without waiting for the answer. */
const GAP_MS = 1_500
/** On a busy machine the kills take minutes: whoever went on writing for so long would be a flood, and not be heard. */
const MOST_ROUNDS = 40

describe.skipIf(!BROWSER)('kill -9 of the whole program in the middle of talk', () => {
  let networks: WebNetworks
  let program: Program
  beforeAll(async () => {
    networks = await openNetworks()
  })
  afterAll(async () => {
    await program?.kill()
    await networks?.close()
  })

  test('every message is answered, and carried out once; no answer comes twice where the network can tell', async () => {
    const luck = chance(3)
    const dir = join(networks.home, 'live')
    program = await startPaired(networks, dir)
    const phones = [
      ...Array.from({ length: MAKERS }, (_, n) => `whatsapp:62812${String(n).padStart(8, '0')}`),
      ...Array.from({ length: BUYERS }, (_, n) => `buyer:${500 + n}`),
    ].map((from) => phone(networks, from))
    const answers = phones.map((): string[] => [])
    const look = () =>
      phones.forEach((one, n) => {
        answers[n]!.push(...one.news().map(({ id }) => id))
      })
    let said = 0
    let talking = true
    const talk = (async () => {
      for (; talking && said < MOST_ROUNDS; said++) {
        for (const one of phones) await one.does({ text: `halo ${said}` })
        await wait(GAP_MS)
      }
    })()
    const onTheWay: number[] = []
    for (let kill = 0; kill < KILLS; kill++) {
      await wait(luck.between(1_000, 4_000))
      await program.kill()
      await until('the browser is gone with it', () => !networks.whatsapp.listening())
      const inspected = JSON.parse(await program.command('inspect')) as { outbox: { queued: number } }
      onTheWay.push(inspected.outbox.queued)
      program = await startPaired(networks, dir)
    }
    talking = false
    await talk
    // what was being sent is sent again when its lease has run out
    await until(
      'everything is answered',
      async () => {
        look()
        const { inbox, outbox } = (await program.health()).standing.queues
        return inbox + outbox === 0 && answers.every(({ length }) => length >= said)
      },
      240_000,
    )
    look()
    const twice = (some: string[][]) => some.reduce((sum, { length }) => sum + length - said, 0)
    const [makers, buyers] = [twice(answers.slice(0, MAKERS)), twice(answers.slice(MAKERS))]
    console.log(
      `${said * phones.length} messages, ${KILLS} kills; on the way then: ${onTheWay}; came twice: ${makers} on WhatsApp, ${buyers} on Telegram`,
    )
    expect(makers).toBe(0)
    // Telegram cannot be asked what it has: at least once, and never more than was on its way
    expect(buyers).toBeLessThanOrEqual(onTheWay.reduce((sum, rows) => sum + rows, 0))
    const { inbox, outbox } = JSON.parse(await program.command('inspect')) as Record<string, Record<string, number>>
    expect(inbox).toEqual({ new: 0, done: said * phones.length, failed: 0 })
    expect(outbox).toEqual({ queued: 0, sent: said * phones.length, failed: 0, dropped: 0 })
  }, 900_000)
})
