import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dayOf } from '../../src/clock.ts'
import { BROWSER } from '../channels/whatsapp-hands.ts'
import { castOf, ENENG, SITI } from './day.ts'
import { openLivePipe } from './live-pipe.ts'
import { openNetworks, startPaired, UNPACED, until, type WebNetworks } from './networks.ts'
import { phone } from './phones.ts'
import { command, type Program, startProgram } from './program.ts'
import { comparable, counted } from './state.ts'

/** What an office begins without. */
const EMPTY = ['people', 'sellers', 'products', 'buyers', 'officers', 'parcels', 'orders', 'packing_points']
/** What only a demo or a past brings. */
const NEVER = ['targets', 'trainings', 'listings', 'outside_sales', 'past_totals', 'prospects', 'handoffs']

describe.skipIf(!BROWSER)('an operator’s first day', () => {
  let networks: WebNetworks
  let program: Program
  beforeAll(async () => {
    networks = await openNetworks()
  })
  afterAll(async () => {
    await program?.kill()
    await networks?.close()
  })

  test('start, pair, invite, register, order, back up, kill, restore, go on, stop with work in hand', async () => {
    const { env, home, whatsapp } = networks
    const first = join(home, 'first')
    const settings = { ...env, ...UNPACED }

    // the page shows the code that pairs the phone, and says meanwhile that not all is well
    program = await startProgram(first, settings)
    await until('the page shows a code', async () => (await program.page()).includes('<svg'))
    const waiting = await program.health()
    expect(waiting.status).toBe(503)
    expect(waiting.standing.channels).toContainEqual(
      expect.objectContaining({ channel: 'whatsapp', via: '32.15', state: 'waiting' }),
    )
    expect(JSON.stringify(waiting.standing)).not.toContain('qr')
    whatsapp.pair()
    await until('all is well', async () => (await program.health()).status === 200 && whatsapp.listening())
    expect(await program.page()).not.toContain('<svg')
    const nobody = await program.command('inspect')
    for (const name of [...EMPTY, ...NEVER]) expect([name, counted(nobody, [name])[name]]).toEqual([name, 0])

    // people come while it runs
    const pipe = openLivePipe(networks, () => program, { [ENENG]: { lid: '77001122' } })
    const cast = castOf(pipe, home, dayOf(new Date()))
    const rina = await cast.officeOpens()
    await cast.makersRegister(cast.siti, cast.eneng)
    await cast.officeCurates(rina)
    await cast.companyOrders(rina)
    const said = await program.command('inspect')
    expect(counted(said, EMPTY)).toEqual({
      people: 4,
      sellers: 2,
      products: 2,
      buyers: 1,
      officers: 1,
      parcels: 1,
      orders: 1,
      packing_points: 1,
    })
    for (const name of NEVER) expect([name, counted(said, [name])[name]]).toEqual([name, 0])

    // a backup while it runs; then the machine is gone
    const file = join(home, 'backup.tar.gz')
    await program.command('backup', file)
    await program.kill()
    await until('the browser is gone with it', () => !whatsapp.listening())
    const second = join(home, 'second')
    await command(home, { ...settings, GANDENG_DATA: first }, ['restore', '--db', second, file])

    // the phone is paired anew, and everybody goes on where they were
    program = await startPaired(networks, second)
    expect(comparable(await program.command('inspect'))).toEqual(comparable(said))
    await cast.town.act(cast.siti, { text: 'barang siap' })
    await cast.town.act(cast.eneng, { text: 'barang siap' })
    await cast.town.act(rina, rina.lookAtRisks())
    const reported = JSON.parse(await program.command('inspect')) as { progress: unknown[] }
    expect(reported.progress).toHaveLength(2)

    // it is told to stop while everybody writes: what is in hand is finished, and nothing is lost or said twice
    const crowd = Array.from({ length: 20 }, (_, n) => `62812009${String(n).padStart(5, '0')}`)
    const phones = [...crowd.map((id) => `whatsapp:${id}`), ...crowd.map((_, n) => `buyer:${900 + n}`)].map((from) =>
      phone(networks, from),
    )
    await Promise.all(phones.map((one) => one.does({ text: 'halo' })))
    await until('some are answered', async () => (await program.health()).standing.queues.inbox > 0)
    const { code, ms } = await program.stop()
    expect(code).toBe(0)
    expect(ms).toBeLessThan(10_000)
    program = await startPaired(networks, second)
    const answers = phones.map((): string[] => [])
    await until('everybody is answered', async () => {
      phones.forEach((one, n) => {
        answers[n]!.push(...one.news().map(({ text }) => text))
      })
      const { inbox, outbox } = (await program.health()).standing.queues
      return inbox + outbox === 0 && answers.every(({ length }) => length > 0)
    })
    expect(answers.map(({ length }) => length)).toEqual(phones.map(() => 1))
    expect(phones.flatMap((one) => one.news())).toEqual([])
    for (const name of NEVER) expect(counted(await program.command('inspect'), [name])[name]).toBe(0)

    // the log knows nobody
    for (const secret of ['Siti', 'Eneng', SITI.slice(9), '77001122', 'Hendra', 'rahasia'])
      expect(program.log()).not.toContain(secret)
  }, 300_000)
})
