import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBuyersBot } from '../../src/channels/buyers.ts'
import type { Person } from '../stand-ins/telegram/person.ts'
import { TEXTS, type TelegramStand, TOKEN, telegramStand } from '../stand-ins/telegram/stand.ts'
import { type Bad, type Behind, expectAnswer, openBehind, readsAfter } from './behind.ts'

const MB = 2 ** 20
const SMALL = Buffer.from('isi')

type Buyer = Person & { texts(): string[]; tells(update: object): void }

/** What people send to the buyers' bot that is not an answer, and what they read then. */
const TABLE: Bad<Buyer>[] = [
  {
    what: 'a file of 25 MB',
    does: (one) => one.sendsDocument(SMALL, 'besar.pdf', { claimed: 25 * MB }),
    answer: 'unreadable.too_large',
  },
  {
    what: 'a file of 20 MB that Telegram claimed was small',
    does: (one) => one.sendsDocument(Buffer.alloc(20 * MB + 1), 'besar.bin', { claimed: 100 }),
    answer: 'unreadable.too_large',
  },
  {
    what: 'a picture that Telegram no longer has',
    does: (one) => one.sends('voice', { file_id: 'gone' }),
    answer: 'unreadable.media_gone',
  },
  { what: 'a sticker', does: (one) => one.sends('sticker'), answer: 'unreadable.sticker' },
  { what: 'a video', does: (one) => one.sends('video'), answer: 'unreadable.video' },
  { what: 'a round video', does: (one) => one.sends('video_note'), answer: 'unreadable.video' },
  { what: 'a moving picture', does: (one) => one.sends('animation'), answer: 'unreadable.video' },
  { what: 'a voice note', does: (one) => one.sendsVoice(SMALL), answer: 'unreadable.voice' },
  { what: 'a poll', does: (one) => one.sends('poll'), answer: 'unreadable.poll' },
  {
    what: 'a die, of a type nobody foresaw',
    does: (one) => one.sends('dice', { value: 3 }),
    answer: 'unreadable.unknown',
  },
  { what: 'a game', does: (one) => one.sends('game', { title: 'x' }), answer: 'unreadable.unknown' },
  {
    what: 'somebody else’s contact',
    does: (one) => one.sends('contact', { phone_number: '62899', user_id: 8 }),
    answer: 'unreadable.unknown',
  },
  {
    what: 'a place shared live, as it moves',
    does: ({ id, tells }) =>
      tells({
        edited_message: {
          message_id: 1,
          chat: { id, type: 'private' },
          from: { id },
          location: { latitude: -6.3, longitude: 107.3 },
        },
      }),
  },
  { what: 'a pinned message', does: (one) => one.sends('pinned_message') },
  {
    what: 'a message that was changed after its answer',
    first: (one) => one.says('daftar'),
    does: (one, id) => one.edits(Number(id), 'daftar ya'),
    answer: 'unreadable.edited',
  },
  {
    what: 'a message that was taken back after its answer',
    first: (one) => one.says('daftar'),
    does: (one, id) => one.deletes(Number(id)),
  },
  { what: 'nothing but a space', does: (one) => one.says('\u00a0'), answer: 'nothing_written' },
  {
    what: 'the bot is blocked and taken back',
    does(one) {
      one.blocks()
      one.unblocks()
    },
  },
]

describe('what the buyers’ bot cannot use', () => {
  let stand: TelegramStand
  let behind: Behind
  let people = 7_000
  const somebody = (): Buyer => {
    const person = stand.bot.person(++people)
    return { ...person, tells: stand.bot.tells, texts: () => person.screen().map(({ text }) => text) }
  }
  beforeAll(async () => {
    stand = await telegramStand(openBuyersBot)
    behind = await openBehind(stand.channel)
    await stand.channel.start(behind.ear)
  })
  afterAll(async () => {
    expect((await behind.inbox()).failed).toBe(0)
    await behind.stop()
    await stand.close()
  })

  test.each(TABLE)('$what → $answer', async (line) => {
    expectAnswer(behind, await readsAfter(behind, somebody(), line), line.answer)
  })

  test('a place, and a forwarded message, are read like any other', async () => {
    for (const does of [
      (one: Buyer) => one.sendsLocation(-6.3, 107.3),
      (one: Buyer) => one.says('katalog', { forwarded: true }),
    ])
      expect(await readsAfter(behind, somebody(), { what: '', does })).toHaveLength(1)
  })

  test('a button of a question long over is answered once, and the talk goes on', async () => {
    const one = somebody()
    const read = await readsAfter(behind, one, {
      what: '',
      async first(person) {
        person.says('menu')
        await expect.poll(() => person.screen().length).toBe(1)
        await behind.settled()
        person.says('daftar')
        await expect.poll(() => person.screen().length).toBe(2)
        return person.screen()[0]!.messageId
      },
      does: (person, menu) => person.taps('Parsel siap pesan', { on: Number(menu), stale: true }),
    })
    expect(read).toHaveLength(1)
  })

  test('a button that nobody remembers says so, where it was tapped', async () => {
    const one = somebody()
    one.says('halo')
    await expect.poll(() => one.texts().length).toBe(1)
    await behind.settled()
    await fetch(`${stand.telegram.apiRoot}/bot${TOKEN}/sendMessage`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        chat_id: one.id,
        text: 'dulu',
        reply_markup: { inline_keyboard: [[{ text: 'Lama', callback_data: 'dulu-sekali' }]] },
      }),
    })
    expect(await one.taps('Lama')).toMatchObject({ text: TEXTS.expired })
    await expect.poll(() => one.screen().at(-1)?.rows).toEqual([])
  })

  test('a group is told once and left, a channel is met with silence', async () => {
    const group = stand.bot.group(-55)
    group.adds()
    group.says('halo semua')
    await expect.poll(() => group.hasBot()).toBe(false)
    expect(group.screen().map(({ text }) => text)).toEqual([TEXTS.group])
    const channel = stand.bot.channel(-66)
    channel.adds()
    channel.says('pengumuman')
    const [read] = [await readsAfter(behind, somebody(), { what: '', does: () => {} })]
    expect([read, channel.screen()]).toEqual([[], []])
  })

  test('who blocks the bot is sent nothing, who takes it back is', async () => {
    const one = somebody()
    one.says('halo')
    await expect.poll(() => one.texts().length).toBeGreaterThan(0)
    const standing = async () =>
      (
        await behind.db.sql<{ gone: boolean }>(
          `SELECT unreachable_at IS NOT NULL AS gone FROM accounts WHERE external_id = $1`,
          [String(one.id)],
        )
      )[0]?.gone
    one.blocks()
    await expect.poll(standing).toBe(true)
    one.unblocks()
    await expect.poll(standing).toBe(false)
  })
})
