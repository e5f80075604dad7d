import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Ear } from '../../src/chat/channel.ts'
import type { PersonHands } from '../stand-ins/whatsapp/person.ts'
import { type Bad, type Behind, expectAnswer, openBehind, readsAfter } from './behind.ts'
import { BROWSER, openPhone, type Phone, paired } from './whatsapp-hands.ts'

const MB = 2 ** 20
const SMALL = Buffer.from('isi')

type Maker = PersonHands & { texts(): string[] }

/** What makers send to the paired phone that is not an answer, and what they read then. */
const TABLE: Bad<Maker>[] = [
  {
    what: 'a file of 25 MB',
    does: (one) => one.sendsDocument(SMALL, 'besar.pdf', { size: 25 * MB }),
    answer: 'unreadable.too_large',
  },
  {
    what: 'a photo of 20 MB',
    does: (one) => one.sendsPhotos([SMALL], { bytes: 20 * MB + 1 }),
    answer: 'unreadable.too_large',
  },
  {
    what: 'a photo that is nowhere any more',
    does: (one) => one.sendsPhotos([SMALL], { stage: 'gone' }),
    answer: 'unreadable.media_gone',
  },
  { what: 'a photo to be looked at once', does: (one) => one.sendsViewOnce(SMALL), answer: 'unreadable.view_once' },
  { what: 'a sticker', does: (one) => one.sendsSticker(SMALL), answer: 'unreadable.sticker' },
  { what: 'a video', does: (one) => one.sendsVideo(SMALL), answer: 'unreadable.video' },
  { what: 'a voice note', does: (one) => one.sendsVoice(SMALL), answer: 'unreadable.voice' },
  { what: 'a poll', does: (one) => one.sendsPoll('Mana?', ['a', 'b']), answer: 'unreadable.poll' },
  { what: 'a call', does: (one) => one.calls(), answer: 'unreadable.call' },
  { what: 'somebody else’s contact', does: (one) => one.sharesContact('6281299999999'), answer: 'unreadable.unknown' },
  {
    what: 'a message that was changed after its answer',
    first: (one) => one.says('halo'),
    does: (one, id) => one.edits(String(id), 'halo ya'),
    answer: 'unreadable.edited',
  },
  {
    what: 'a message that was taken back after its answer',
    first: (one) => one.says('halo'),
    does: (one, id) => one.deletes(String(id)),
  },
  { what: 'a message in a group', does: (one) => one.saysInGroup('120363000000000001@g.us', 'halo semua') },
  { what: 'a status', does: (one) => one.saysInGroup('status@broadcast', 'jualan hari ini') },
  { what: 'a channel', does: (one) => one.saysInGroup('120363000000000002@newsletter', 'pengumuman') },
  { what: 'nothing but a space', does: (one) => one.says('\u00a0'), answer: 'nothing_written' },
]

describe.skipIf(!BROWSER)('what the paired phone cannot use', () => {
  let phone: Phone
  let behind: Behind
  let people = 0
  const somebody = (): Maker => {
    const person = phone.whatsapp.person(`62812990${String(++people).padStart(5, '0')}`)
    return { ...person, texts: () => person.screen().map(({ text }) => text) }
  }
  beforeAll(async () => {
    let ear: Ear | undefined
    const hearing: Ear = {
      hear: (message) => ear!.hear(message),
      failed: (message) => ear!.failed(message),
      reachable: (from, reachable) => ear!.reachable(from, reachable),
      changed: (health) => ear?.changed(health),
    }
    phone = await paired(await openPhone({ ear: hearing }))
    behind = await openBehind(phone.channel)
    ear = behind.ear
  })
  afterAll(async () => {
    expect((await behind.inbox()).failed).toBe(0)
    await behind.stop()
    await phone.close()
  })

  test.each(TABLE)('$what → $answer', async (line) => {
    expectAnswer(behind, await readsAfter(behind, somebody(), line), line.answer)
  })

  test('a place, and an answer that quotes, are read like any other', async () => {
    for (const does of [
      (one: Maker) => one.sharesLocation(-6.3, 107.3),
      (one: Maker) => one.quotes(one.screen()[0]!.id, 'mau daftar'),
    ])
      expect(await readsAfter(behind, somebody(), { what: '', does })).toHaveLength(1)
  })

  test('a number from a menu long over is answered once, and the talk goes on', async () => {
    const one = somebody()
    const menu = { what: '', does: (person: Maker) => person.quotes(person.screen()[0]!.id, '1') }
    expect(await readsAfter(behind, one, menu)).toHaveLength(1)
    expect(await readsAfter(behind, one, { ...menu, first: () => {} })).toHaveLength(1)
    const [consents] = await behind.db.sql<{ n: number }>(
      `SELECT count(*)::int AS n FROM consents c JOIN accounts a ON a.id = c.account_id WHERE a.external_id = $1`,
      [`62812990${String(people).padStart(5, '0')}`],
    )
    expect(consents?.n).toBe(1)
  })
})
