import { spawn } from 'node:child_process'
import { existsSync, lstatSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { albumNames } from '../../src/channels/whatsapp/album.ts'
import { heardUntil } from '../../src/channels/whatsapp/heard-until.ts'
import { backOff, briefly } from '../../src/channels/whatsapp/limit.ts'
import { treeMemory } from '../../src/channels/whatsapp/memory.ts'
import { untilNightly } from '../../src/channels/whatsapp/nightly.ts'
import { freeProfile } from '../../src/channels/whatsapp/profile.ts'
import { qrAsSvg, qrForTerminal } from '../../src/channels/whatsapp/qr.ts'
import { type RawMessage, sender } from '../../src/channels/whatsapp/raw.ts'
import {
  editedText,
  isSaid,
  readCall,
  readDeletion,
  readEdit,
  readMessage,
  readSealed,
} from '../../src/channels/whatsapp/read.ts'
import { CAN, render } from '../../src/channels/whatsapp/render.ts'
import { chatId } from '../../src/channels/whatsapp/send.ts'
import { splitText } from '../../src/channels/whatsapp/split.ts'
import type { Reply } from '../../src/chat/reply.ts'

const CHAT = '6281200000001@c.us'
const SRI = sender(CHAT, { pn: CHAT })
const raw = (more: Partial<RawMessage>): RawMessage => ({
  id: { _serialized: `false_${CHAT}_3A01`, id: '3A01', remote: CHAT, fromMe: false },
  type: 'chat',
  from: CHAT,
  t: 1_800_000_000,
  ...more,
})
const read = (more: Partial<RawMessage>) => readMessage(raw(more), SRI, '32.15')
const media = (type: string, more: Partial<RawMessage> = {}) =>
  read({ type, directPath: '/v/x', body: '/9j/thumbnail', ...more })

describe('who writes', () => {
  test('a number is its digits, and the lid beside it is known', () => {
    expect(sender(CHAT, { pn: CHAT, lid: '77@lid' })).toEqual({ from: '6281200000001', alsoKnownAs: ['77@lid'] })
  })

  test('one person stays one person when WhatsApp begins to address them by lid', () => {
    const before = sender(CHAT, { pn: CHAT, lid: '77@lid' })
    const after = sender('77@lid', { pn: CHAT, lid: '77@lid' })
    expect(after.from).toBe(before.from)
    expect(after).toEqual({ from: '6281200000001', alsoKnownAs: ['77@lid'], replyTo: '77@lid' })
  })

  test('a lid without a number stands for itself until the number is known', () => {
    expect(sender('77@lid', {})).toEqual({ from: '77@lid', replyTo: '77@lid' })
  })

  test('a number that WhatsApp knows nothing about is still the number', () => {
    expect(sender(CHAT, {})).toEqual({ from: '6281200000001' })
  })

  test('an answer goes to the lid as it is and to digits as a number', () => {
    expect([chatId('77@lid'), chatId('6281200000001')]).toEqual(['77@lid', CHAT])
  })
})

describe('what is said to us', () => {
  test.each([
    ['a group', { from: '120363@g.us' }],
    ['a story', { from: 'status@broadcast' }],
    ['a channel', { from: '120363@newsletter' }],
    ['a story under the number of its author', { isStatusV3: true }],
    ['ourselves', { id: { _serialized: 'true_x_1', id: '1', remote: CHAT, fromMe: true } }],
    ['the encryption notice', { type: 'e2e_notification' }],
    ['the frame of an album', { type: 'album' }],
    ['a message taken back before we came', { type: 'revoked' }],
  ])('%s is none of it', (_, more) => {
    expect(isSaid(raw(more))).toBe(false)
  })

  test('a text is heard with the id by which it is known again', () => {
    expect(read({ body: 'halo', notifyName: 'Sri' })).toEqual({
      channel: 'whatsapp',
      via: '32.15',
      from: '6281200000001',
      externalId: `false_${CHAT}_3A01`,
      media: [],
      profileName: 'Sri',
      text: 'halo',
    })
  })

  test.each([
    ['image', 'photo'],
    ['ptt', 'voice'],
    ['audio', 'voice'],
    ['document', 'document'],
  ])('%s is fetched as %s, and a thumbnail is never taken for its caption', (type, kind) => {
    const message = media(type, { filename: 'nota.pdf', size: 1234 })
    expect(message.refs).toEqual([{ kind, ref: `false_${CHAT}_3A01`, name: 'nota.pdf', bytes: 1234 }])
    expect(message).not.toHaveProperty('text')
    expect(media(type, { caption: 'ini fotonya' }).text).toBe('ini fotonya')
  })

  test.each([
    ['sticker', {}, 'sticker'],
    ['video', { caption: 'lihat' }, 'video'],
    ['image', { isViewOnce: true }, 'view_once'],
    ['poll_creation', {}, 'poll'],
    ['groups_v4_invite', {}, 'unknown'],
    ['something_of_next_year', {}, 'unknown'],
  ])('%s cannot be read, and is said to be so', (type, more, unreadable) => {
    expect(media(type, more).unreadable).toBe(unreadable)
    expect(media(type, more).refs).toBeUndefined()
  })

  test('a place is a place', () => {
    const message = read({ type: 'location', lat: -6.3, lng: 107.3, body: '/9j/map' })
    expect(message.location).toEqual({ lat: -6.3, lon: 107.3 })
    expect(message.text).toBeUndefined()
  })

  const vcard = (tel: string) => `BEGIN:VCARD\nVERSION:3.0\nFN:Sri\n${tel}\nEND:VCARD`
  test.each([
    ['the account behind it', 'TEL;type=CELL;waid=6281200000001:+62 812-0000-0001'],
    ['the number alone', 'TEL:+62 812-0000-0001'],
  ])('a contact card counts by %s when it is the own one', (_, tel) => {
    expect(read({ type: 'vcard', body: vcard(tel) }).contact).toBe('6281200000001')
  })

  test("somebody else's card is nobody's number", () => {
    const message = read({ type: 'vcard', body: vcard('TEL;waid=6281299999999:+62812') })
    expect(message.contact).toBeUndefined()
    expect(message.unreadable).toBe('unknown')
  })

  test('a quote of ours is told by its bare id; a quote of their own words is none', () => {
    const quote = { body: '1', quotedStanzaID: '3EB0AA' }
    expect(read({ ...quote, quotedParticipant: '6281100000000@c.us' }).quotes).toBe('3EB0AA')
    expect(read({ ...quote, quotedParticipant: '110000000000001@lid' }).quotes).toBe('3EB0AA')
    expect(read({ ...quote, quotedParticipant: CHAT }).quotes).toBeUndefined()
    const lid = sender('77@lid', { pn: CHAT, lid: '77@lid' })
    const own = raw({ ...quote, from: '77@lid', quotedParticipant: CHAT })
    expect(readMessage(own, lid, '32.15').quotes).toBeUndefined()
  })

  test('an edit, a deletion, a call and a sealed message each have an id of their own', () => {
    const edited = readEdit(raw({ latestEditSenderTimestampMs: 5 }), SRI, '32.15', 'baru')
    const deleted = readDeletion(raw({ type: 'revoked' }), SRI, '32.15')
    const sealed = readSealed(raw({ type: 'ciphertext' }), SRI, '32.15')
    expect(edited).toMatchObject({ text: 'baru', unreadable: 'edited', about: `false_${CHAT}_3A01` })
    expect(deleted).toMatchObject({ unreadable: 'deleted', about: `false_${CHAT}_3A01` })
    expect(sealed.unreadable).toBe('unknown')
    expect(readSealed(raw({ subtype: 'view_once_unavailable_fanout' }), SRI, '32.15').unreadable).toBe('view_once')
    const call = readCall('C1', SRI, '32.15')
    const ids = [edited, deleted, sealed, call, read({ body: 'x' })].map(({ externalId }) => externalId)
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('two edits of one message are two, the same edit told twice is one', () => {
    const edit = (at: number) => readEdit(raw({ latestEditSenderTimestampMs: at }), SRI, '32.15', 'x').externalId
    expect(edit(1)).not.toBe(edit(2))
    expect(edit(1)).toBe(edit(1))
  })

  test('a thumbnail that arrives late is not an edit', () => {
    expect(editedText(raw({ directPath: '/v/x', body: 'new', caption: 'tetap' }), 'new', 'old')).toBeUndefined()
    expect(editedText(raw({ body: 'baru' }), 'baru', undefined)).toBeUndefined()
    expect(editedText(raw({ body: 'baru' }), 'baru', 'lama')).toBe('baru')
    expect(editedText(raw({ directPath: '/v/x', caption: 'baru' }), 'baru', 'lama')).toBe('baru')
  })
})

describe('albums', () => {
  const photo = (id: string, sentAt: number, chat = 'a') => ({ id, sentAt, chat })

  test('photos of one chat within two seconds of each other are one answer', () => {
    const nameOf = albumNames()
    const [a, b, c, later] = [photo('1', 10), photo('2', 12), photo('3', 13), photo('4', 16)].map(nameOf)
    expect([b, c]).toEqual([a, a])
    expect(later).not.toBe(a)
  })

  test("two people's photos never become one answer", () => {
    const nameOf = albumNames()
    expect(nameOf(photo('1', 10, 'a'))).not.toBe(nameOf(photo('2', 10, 'b')))
  })

  test('the name WhatsApp gives goes before ours', () => {
    expect(albumNames()({ ...photo('1', 10), parent: 'P' })).toBe('P')
  })
})

describe('long texts', () => {
  const anyText = fc.string({ unit: fc.constantFrom('a', 'kata', ' ', '\n', '\n\n', '. ', '😀'), maxLength: 300 })

  test('never lose a character, never exceed the limit, never cut one in two', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 4, max: 60 }), (text, most) => {
        const parts = splitText(text, most)
        expect(parts.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''))
        for (const part of parts) {
          expect(part.length).toBeLessThanOrEqual(most)
          expect(part.trim()).not.toBe('')
          expect(part.isWellFormed()).toBe(true)
        }
      }),
    )
  })

  test('are cut between paragraphs before lines, and between words before letters', () => {
    expect(splitText('satu dua\n\ntiga empat lima', 16)).toEqual(['satu dua', 'tiga empat lima'])
    expect(splitText('satu dua tiga empat', 10)).toEqual(['satu dua', 'tiga empat'])
  })
})

describe('a reply', () => {
  const reply = (more: Partial<Reply>): Reply => ({ text: '', options: [], files: [], ...more })
  const options = ['Ya', 'Tidak'].map((label) => ({ value: label, label }))
  const photo = { hash: 'h', name: 'a.jpg', type: 'image/jpeg' }
  const paper = { hash: 'p', name: 'surat.pdf', type: 'application/pdf' }
  const texts = { howToPick: 'Balas dengan angka.' }

  test('with options is a numbered menu', () => {
    expect(render(reply({ text: 'Benar?', options }), texts)).toEqual([
      { text: 'Benar?\n\n1. Ya\n2. Tidak\n\nBalas dengan angka.' },
    ])
    expect(render(reply({ text: 'Benar?', options }), { howToPick: '' })).toEqual([
      { text: 'Benar?\n\n1. Ya\n2. Tidak' },
    ])
  })

  test('leaves stars and underscores as they are', () => {
    expect(render(reply({ text: '*Keripik* 5*5_cm' }), texts)).toEqual([{ text: '*Keripik* 5*5_cm' }])
  })

  test('with one picture or paper carries its text under it', () => {
    expect(render(reply({ text: 'Ini', files: [photo] }), texts)).toEqual([
      { text: 'Ini', file: { ...photo, as: 'photo' } },
    ])
    expect(render(reply({ text: 'Ini', files: [paper] }), texts)[0]!.file!.as).toBe('document')
  })

  test('with several files ends on the question', () => {
    const parts = render(reply({ text: 'Pilih', options, files: [photo, paper] }), texts)
    expect(parts.map(({ file, text }) => file?.as ?? text.slice(0, 5))).toEqual(['photo', 'document', 'Pilih'])
  })

  test('with a text too long for a caption keeps it apart from the picture', () => {
    const parts = render(reply({ text: 'x'.repeat(1025), files: [photo] }), texts)
    expect(parts.map(({ text }) => text.length)).toEqual([0, 1025])
  })

  test('never tears its menu and never exceeds what WhatsApp takes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000 }), (length) => {
        const parts = render(reply({ text: 'kata '.repeat(length / 5 + 1), options }), texts)
        for (const { text } of parts) expect(text.length).toBeLessThanOrEqual(CAN.text)
        expect(parts.at(-1)!.text).toContain('1. Ya\n2. Tidak\n\nBalas dengan angka.')
      }),
    )
  })

  test('without a word says nothing', () => {
    expect(render(reply({}), texts)).toEqual([])
  })
})

test('the gaps between starts double up to five minutes and begin again when all was well', () => {
  const gaps = backOff([5_000, 300_000])
  const first = Array.from({ length: 8 }, () => gaps.next())
  expect(first).toEqual([5_000, 10_000, 20_000, 40_000, 80_000, 160_000, 300_000, 300_000])
  gaps.reset()
  expect(gaps.next()).toBe(5_000)
})

test('the nightly restart comes once a day, at its hour in western Indonesia', () => {
  const wait = (iso: string) => untilNightly(new Date(iso), '03:30') / 60_000
  expect(wait('2027-01-04T03:29:00+07:00')).toBe(1)
  expect(wait('2027-01-04T03:30:00+07:00')).toBe(24 * 60)
  expect(wait('2027-01-03T23:30:00Z')).toBe(21 * 60)
})

test('a code can be shown in a terminal and on a page', async () => {
  expect((await qrForTerminal('REF,a,b,c')).split('\n').length).toBeGreaterThan(10)
  expect(await qrAsSvg('REF,a,b,c')).toMatch(/^<svg/)
})

describe('what lies beside the browser', () => {
  let dir: string
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'gandeng-profile-'))
    mkdirSync(join(dir, 'session'))
  })
  afterEach(() => rmSync(dir, { recursive: true }))
  const lock = () => join(dir, 'session', 'SingletonLock')
  const locked = () => lstatSync(lock(), { throwIfNoEntry: false }) !== undefined

  test.each([
    ['a process that ended', `${hostname()}-4194304`],
    ['a process that is no browser', `${hostname()}-${process.pid}`],
    ['a machine that is gone', `other-machine-${process.pid}`],
    ['nobody who can be read', 'nonsense'],
  ])('the lock of %s is removed', async (_, owner) => {
    symlinkSync(owner, lock())
    await freeProfile(dir, 0)
    expect(locked()).toBe(false)
  })

  test('the lock of a running browser stays until it has ended', async () => {
    const browser = spawn('sleep', ['30'], {
      argv0: `chromium --user-data-dir=${dir}/session`,
    })
    symlinkSync(`${hostname()}-${browser.pid}`, lock())
    await expect(freeProfile(dir, 0)).rejects.toThrow('another browser')
    expect(locked()).toBe(true)
    const freed = freeProfile(dir, 10_000)
    browser.kill()
    await freed
    expect(locked()).toBe(false)
  })

  test('until when everything was heard outlives the process, and never goes back', () => {
    expect(heardUntil(dir).since()).toBeUndefined()
    const first = heardUntil(dir)
    first.kept(1_000)
    first.kept(900)
    first.write()
    expect(existsSync(join(dir, 'heard-until'))).toBe(true)
    expect(heardUntil(dir).since()).toBe(1_000 - 180)
  })

  test.skipIf(process.platform !== 'linux')('the memory of a process counts its children', async () => {
    const alone = treeMemory(process.pid)!
    expect(alone).toBeGreaterThan(20e6)
    const child = spawn(process.execPath, [
      '-e',
      'const full = Buffer.alloc(80e6, 1); console.log(full.length); setInterval(() => full, 1e6)',
    ])
    await new Promise((resolve) => child.stdout.once('data', resolve))
    expect(treeMemory(process.pid)! - alone).toBeGreaterThan(50e6)
    child.kill()
  })

  test("an error for the operator is one line without anybody's number", () => {
    expect(briefly(new Error('no chat 6281200000001@c.us\nat Object.page'))).toBe('no chat #@c.us')
  })
})
