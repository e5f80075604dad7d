import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Person } from '../stand-ins/cloud/person.ts'
import { type CloudStand, cloudStand, KARAWANG, PHONES } from '../stand-ins/cloud/stand.ts'
import { type Bad, type Behind, expectAnswer, openBehind, readsAfter } from './behind.ts'

const MB = 2 ** 20
const SMALL = Buffer.from('isi')

type Maker = Person & { texts(): string[] }
/** What Meta posts of a message it cannot hand on. */
const unsupported = (one: Maker, type?: string) =>
  one.sends('unsupported', type ? { type } : {}, { errors: [{ code: 131051, title: 'Message type unknown' }] })

/** What makers send to a number at Meta that is not an answer, and what they read then. */
const TABLE: Bad<Maker>[] = [
  {
    what: 'a file of 25 MB',
    does: (one) => one.sendsDocument(SMALL, 'besar.pdf', 25 * MB),
    answer: 'unreadable.too_large',
  },
  {
    what: 'a file of 20 MB that Meta claimed was small',
    does: (one) => one.sendsDocument(Buffer.alloc(20 * MB + 1), 'besar.bin', 100),
    answer: 'unreadable.too_large',
  },
  {
    what: 'a picture that Meta no longer has',
    does: (one) => one.sends('image', { id: '999', mime_type: 'image/jpeg' }),
    answer: 'unreadable.media_gone',
  },
  {
    what: 'a picture that Meta could not take over from the phone',
    does: (one) => one.sends('image', { mime_type: 'image/jpeg' }),
    answer: 'unreadable.media_gone',
  },
  { what: 'a sticker', does: (one) => one.sends('sticker', { id: '1' }), answer: 'unreadable.sticker' },
  { what: 'a video', does: (one) => one.sends('video', { id: '1' }), answer: 'unreadable.video' },
  { what: 'a voice note', does: (one) => one.sendsVoice(SMALL), answer: 'unreadable.voice' },
  {
    what: 'a photo to be looked at once',
    does: (one) => unsupported(one, 'view_once'),
    answer: 'unreadable.view_once',
  },
  { what: 'a poll', does: (one) => unsupported(one, 'poll_creation'), answer: 'unreadable.poll' },
  {
    what: 'a message that was changed after its answer',
    does: (one) => unsupported(one, 'edit'),
    answer: 'unreadable.edited',
  },
  { what: 'something of a type nobody foresaw', does: (one) => unsupported(one), answer: 'unreadable.unknown' },
  {
    what: 'an order from a shop catalogue',
    does: (one) => one.sends('order', { text: 'x' }),
    answer: 'unreadable.unknown',
  },
  {
    what: 'somebody else’s contact',
    does: (one) => one.sends('contacts', [{ name: {}, phones: [{ phone: '+62899', wa_id: '62899' }] }]),
    answer: 'unreadable.unknown',
  },
  { what: 'a reaction to one of our messages', does: (one) => one.sends('reaction', { message_id: 'x', emoji: '👍' }) },
  { what: 'a notice of WhatsApp itself', does: (one) => one.sends('system', { body: 'x' }) },
  { what: 'a message in a group', does: (one) => one.sends('text', { body: 'halo semua' }, { group_id: 'G1' }) },
  { what: 'nothing but a space', does: (one) => one.says('\u00a0'), answer: 'nothing_written' },
]

describe('what a number at Meta cannot use', () => {
  let stand: CloudStand
  let behind: Behind
  let people = 6_281_299_000_000
  const somebody = (): Maker => {
    const person = stand.meta.person(String(++people))
    return { ...person, texts: () => person.screen().map(({ text }) => text) }
  }
  beforeAll(async () => {
    stand = await cloudStand()
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
      (one: Maker) => one.sends('location', { latitude: -6.3, longitude: 107.3 }),
      (one: Maker) => one.sends('text', { body: 'mau daftar' }, { context: { forwarded: true } }),
    ])
      expect(await readsAfter(behind, somebody(), { what: '', does })).toHaveLength(1)
  })

  test('a button of a question long over is answered once, and the talk goes on', async () => {
    const one = somebody()
    const read = await readsAfter(behind, one, { what: '', does: (person) => person.taps('Ya') })
    expect(read).toHaveLength(1)
    const again = await readsAfter(behind, one, {
      what: '',
      first: () => {},
      does: (person) => person.taps('Ya'),
    })
    expect(again).toHaveLength(1)
    const [consents] = await behind.db.sql<{ n: number }>(
      `SELECT count(*)::int AS n FROM consents c JOIN accounts a ON a.id = c.account_id WHERE a.external_id = $1`,
      [one.id],
    )
    expect(consents?.n).toBe(1)
  })

  test('a forged post is turned away, and nobody hears of it', async () => {
    const before = await behind.inbox()
    const body = JSON.stringify({
      object: 'whatsapp_business_account',
      entry: [
        {
          changes: [
            {
              field: 'messages',
              value: {
                metadata: { phone_number_id: PHONES[KARAWANG] },
                messages: [
                  { id: 'forged', from: '6281200000001', timestamp: '1', type: 'text', text: { body: 'mau daftar' } },
                ],
              },
            },
          ],
        },
      ],
    })
    for (const signature of ['sha256=00', '', `sha1=${'0'.repeat(40)}`])
      expect(await stand.meta.posts.once(body, { 'x-hub-signature-256': signature })).toBe(401)
    await behind.settled()
    expect(await behind.inbox()).toEqual(before)
  })

  test('a number that Meta gives back afterwards is sent nothing until it writes', async () => {
    const one = somebody()
    one.says('halo')
    await expect.poll(() => one.texts().length).toBe(1)
    stand.meta.fault({ call: 'send', to: one.id, code: 131026, late: true })
    one.says('bantuan')
    const row = async () =>
      (
        await behind.db.sql<{ status: string; error: string; gone: boolean }>(
          `SELECT o.status, o.error, a.unreachable_at IS NOT NULL AS gone FROM outbox o JOIN accounts a ON a.id = o.account_id
           WHERE a.external_id = $1 ORDER BY o.id DESC LIMIT 1`,
          [one.id],
        )
      )[0]
    await expect.poll(row).toEqual({ status: 'failed', error: 'unreachable', gone: true })
    one.says('halo lagi')
    await expect.poll(() => one.texts().length).toBe(2)
    await expect.poll(async () => (await row())?.gone).toBe(false)
  })

  test('what Meta gives back for a reason of its own is tried again', async () => {
    const one = somebody()
    stand.meta.fault({ call: 'send', to: one.id, code: 131000, late: true })
    one.says('halo')
    const row = async () =>
      (
        await behind.db.sql<{ status: string; tries: number }>(
          `SELECT o.status, o.tries FROM outbox o JOIN accounts a ON a.id = o.account_id WHERE a.external_id = $1`,
          [one.id],
        )
      )[0]
    await expect.poll(row).toEqual({ status: 'queued', tries: 1 })
    await behind.db.sql(`UPDATE outbox SET due_at = created_at WHERE status = 'queued'`)
    behind.world.rest('send', 0)
    await expect.poll(() => one.texts().length).toBe(1)
    await expect.poll(row).toEqual({ status: 'sent', tries: 1 })
  })
})
