import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect } from 'vitest'
import { newHearing } from '../../src/channels/cloud/hear.ts'
import { eventsOf } from '../../src/channels/cloud/read/events.ts'
import { newScreens } from '../../src/channels/telegram/send/screens.ts'
import { taker } from '../../src/channels/telegram/take.ts'
import { isSaid, readMessage } from '../../src/channels/whatsapp/read.ts'
import type { Ear } from '../../src/chat/channel.ts'
import type { Message } from '../../src/chat/message.ts'
import { playLine } from '../../src/cli/script.ts'
import { movableClock } from '../../src/clock.ts'
import type { Db } from '../../src/db/open.ts'
import { drawHere } from '../../src/documents/drawings.ts'
import { readWorkbook } from '../../src/documents/read-workbook.ts'
import { drawWorkbook } from '../../src/documents/workbook.ts'
import { openLog } from '../../src/log.ts'
import { countedCodes, openWorld, type World } from '../../src/main.ts'
import { house } from '../house.ts'
import { solverHere } from '../solver/here.ts'
import { CLOUD, SCRIPT, spoiled, TELEGRAM, WHATSAPP } from './any-message.ts'

/** A program whose channels are fed by hand. */
export interface Fed {
  world: World
  /** hands on what a network sent; throws when that network would send it for ever */
  feed: Record<'telegram' | 'cloud' | 'whatsapp' | 'script', (sent: unknown) => Promise<void>>
  /** everything that came is fetched in vain, and answered; albums are complete */
  settle(): Promise<void>
  close(): Promise<void>
}

export async function openFed(db: Db): Promise<Fed> {
  const filesDir = mkdtempSync(join(tmpdir(), 'fuzz-'))
  const clock = movableClock(new Date('2027-01-04T08:00:00+07:00'))
  const log = openLog('silent')
  const world = await openWorld({
    db,
    clock,
    log,
    filesDir,
    house,
    newCode: countedCodes(0),
    draw: drawHere,
    solve: await solverHere(),
    send: async () => ({ sent: true }),
  })
  let number = 0
  // a message of its own each time: what came before is passed over
  const hear = async (message: Message) => {
    await world.receive({ ...message, externalId: `${message.externalId} ${++number}` })
  }
  const ear = { hear, reachable: async () => {}, failed: async () => {}, changed: () => {} } as Ear
  const api = { call: async () => ({ ok: true, result: true }) } as unknown as Parameters<typeof taker>[0]['api']
  const texts = { group: 'x', expired: 'x', share_contact: 'x', contact_done: 'x', commands: {} }
  const take = taker({
    name: 'buyer',
    api,
    options: { texts, log },
    screens: newScreens(),
    tidy: (work) => void work.catch(() => {}),
  })
  const people = { wrote() {} } as unknown as Parameters<typeof newHearing>[2]
  const hearCloud = newHearing('32.15', { log, now: () => clock.now() }, people)
  const kept = (ok: boolean) => expect(ok).toBe(true)
  return {
    world,
    feed: {
      telegram: async (sent) => kept(await take((sent ?? {}) as never, ear)),
      async cloud(sent) {
        for (const { messages, contacts } of eventsOf(sent, () => {})) kept(await hearCloud(messages, contacts, ear))
      },
      async whatsapp(sent) {
        let message: Message
        try {
          if (!isSaid(sent as never)) return
          message = readMessage(sent as never, { from: '6281200000001' }, '32.15')
        } catch {
          return // the page's own process logs it and goes on
        }
        await hear(message)
      },
      async script(sent) {
        await playLine({ world, clock, run: 'fuzz' }, ++number, typeof sent === 'string' ? sent : JSON.stringify(sent))
      },
    },
    async settle() {
      const fetch = async () => ({ fetched: false, why: 'gone' }) as const
      for (const [name, via] of [
        ['buyer', 'bot'],
        ['whatsapp', '32.15'],
        ['whatsapp', '32.16'],
      ] as const)
        while (await world.prepare({ name, via, fetch }));
      clock.moveTo(new Date(clock.now().getTime() + 2_000))
      await world.drain()
    },
    async close() {
      await world.close()
      rmSync(filesDir, { recursive: true, force: true })
    },
  }
}

const CORPUS = { telegram: TELEGRAM, cloud: CLOUD, whatsapp: WHATSAPP, script: SCRIPT } as const

/** Whatever a network sends: nothing crashes, nothing fails, nothing stays unanswered, and `menu` is answered after it. */
export async function nothingBreaks(
  { world, feed, settle }: Fed,
  network: keyof typeof CORPUS,
  runs: number,
): Promise<void> {
  await fc.assert(
    fc.asyncProperty(spoiled(CORPUS[network]), async (sent) => {
      await world.db.sql(`DELETE FROM inbox WHERE done_at IS NULL OR status = 'failed'`)
      await feed[network](sent)
      await settle()
      const left = await world.db.sql(`SELECT status, payload FROM inbox WHERE done_at IS NULL OR status = 'failed'`)
      expect(left).toEqual([])
    }),
    { numRuns: runs },
  )
  const from = network === 'telegram' ? 'buyer:11' : 'whatsapp:6281200000001'
  const [before] = await world.db.sql<{ last: number }>('SELECT coalesce(max(id), 0) AS last FROM outbox')
  await feed.script({ from, text: 'menu' })
  const after = await world.db.sql(`SELECT 1 FROM outbox WHERE id > $1 AND status = 'sent' AND lane = 'reply'`, [
    before!.last,
  ])
  expect(after.length).toBeGreaterThan(0)
}

/** Whatever bytes stand in a workbook: they are read or refused, in time. */
export async function anyWorkbookIsReadOrRefused(runs: number): Promise<void> {
  const sheet = {
    name: 'UMKM',
    columns: [{ title: 'Nama', kind: 'text' as const, width: 9 }],
    rows: [['Bu Sri'], ['=1+1'], [null]],
  }
  const good = await drawWorkbook({ title: 'x', author: 'x', day: '2027-01-04', sheets: [sheet] })
  expect(await readWorkbook(good)).toMatchObject({ ok: true })
  const flips = fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { minLength: 1, maxLength: 30 })
  await fc.assert(
    fc.asyncProperty(flips, fc.nat(good.length), async (changed, cut) => {
      const bytes = Uint8Array.from(good)
      for (const [at, to] of changed) bytes[at] = to
      for (const some of [bytes, bytes.subarray(0, cut)]) expect(typeof (await readWorkbook(some)).ok).toBe('boolean')
    }),
    { numRuns: runs },
  )
}
