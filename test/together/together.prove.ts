import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dayOf } from '../../src/clock.ts'
import { BROWSER } from '../channels/whatsapp-hands.ts'
import { openPipe } from '../programme/pipe.ts'
import { castOf, ENENG } from './day.ts'
import { openLivePipe, playAgain } from './live-pipe.ts'
import { type Networks, openCloudNetworks, openNetworks, startPaired } from './networks.ts'
import type { Program } from './program.ts'
import { command } from './program.ts'
import { comparable, counted } from './state.ts'

const VARIANTS: [name: string, open: () => Promise<Networks>, runs: boolean][] = [
  ['WhatsApp on a paired phone', openNetworks, BROWSER !== undefined],
  ['WhatsApp by the Cloud API', openCloudNetworks, true],
]

for (const [name, open, runs] of VARIANTS)
  describe.skipIf(!runs)(`the program on ${name} and both Telegram bots at once`, () => {
    let networks: Networks
    let program: Program | undefined
    beforeAll(async () => {
      networks = await open()
    })
    afterAll(async () => {
      await program?.kill()
      await networks?.close()
    })

    test('makers register, the office curates, a company orders, makers promise: the same state as the same script simulated', async () => {
      const began = new Date()
      const live = join(networks.home, 'live')
      program = await startPaired(networks, live)
      const pipe = openLivePipe(networks, () => program!, { [ENENG]: { lid: '77001122' } })
      const cast = castOf(pipe, networks.home, dayOf(began))
      const rina = await cast.officeOpens()
      await cast.makersRegister(cast.siti, cast.eneng)
      await cast.officeCurates(rina)
      await cast.companyOrders(rina)
      const happened = await program.command('inspect')
      if (networks.makers.by === 'web') expect(networks.makers.whatsapp.missing).toEqual([])

      const again = join(networks.home, 'simulated')
      const simulation = openPipe(again, began.toISOString())
      await playAgain(pipe.script(), simulation)
      expect(await simulation.end()).toBe(0)
      const simulated = await command(again, {}, ['inspect'])
      expect(comparable(happened)).toEqual(comparable(simulated))
      expect(counted(happened, ['sellers', 'products', 'buyers', 'officers', 'parcels', 'orders'])).toEqual({
        sellers: 2,
        products: 2,
        buyers: 1,
        officers: 1,
        parcels: 1,
        orders: 1,
      })
      expect(comparable(happened)).toMatchObject({ orders: [{ status: 'promised' }] })

      const { code, ms } = await program.stop()
      program = undefined
      expect(code).toBe(0)
      expect(ms).toBeLessThan(10_000)
    }, 600_000)
  })
