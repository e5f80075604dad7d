import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, describe, expect, test } from 'vitest'
import type { Outgoing, Sent } from '../../src/chat/reply.ts'
import type { Fault } from '../stand-ins/telegram/faults.ts'
import { BOTS, type OpenBot, TEXTS, telegramStand } from '../stand-ins/telegram/stand.ts'
import { DOT, shelf, soon, testEar, to } from './contract.ts'

const YES_NO = [
  { value: 'ya', label: 'Ya' },
  { value: 'tidak', label: 'Tidak' },
]

describe.each(BOTS)('the %s and what it sends', (_, open: OpenBot) => {
  const closing: (() => unknown)[] = []
  afterEach(async () => {
    for (const close of closing.splice(0).reverse()) await close()
  })
  const stand = async (options: Parameters<typeof telegramStand>[1] = {}) => {
    const files = shelf()
    const one = await telegramStand(open, { bytes: files.bytes, ...options })
    closing.push(one.close)
    const ear = testEar()
    await one.channel.start(ear)
    const sri = one.bot.person(7)
    sri.says('/start')
    await soon(() => ear.heard.length).toBe(1)
    ear.heard.length = 0
    /** to Sri, who has written */
    const send = (fields: Partial<Outgoing>) => one.channel.send(to(one.channel, '7', fields))
    const ask = (text: string, promptNo: number, fields: Partial<Outgoing> = {}) =>
      send({ text, promptNo, options: YES_NO, ...fields })
    const photo = (n: number) => files.put(Buffer.concat([DOT, Buffer.from([n])]), `foto ${n}.png`, 'image/png')
    const calls = (method: string) => one.telegram.calls.filter((call) => call.method === method)
    return { ...one, ear, files, sri, send, ask, photo, calls }
  }
  const idOf = (sent: Sent) => (sent.sent ? sent.externalId : undefined) as string

  describe('words', () => {
    test('bold and italic arrive as such, people’s signs as signs', async () => {
      const { send, sri } = await stand()
      await send({ text: '*Keripik <pedas>*\n_Rp 25.000 & gratis_' })
      expect(sri.screen()[0]).toMatchObject({
        text: 'Keripik <pedas>\nRp 25.000 & gratis',
        html: '<b>Keripik &lt;pedas&gt;</b>\n<i>Rp 25.000 &amp; gratis</i>',
      })
    })

    test('half a surrogate pair does not cost the whole message', async () => {
      const { send, sri } = await stand()
      expect(await send({ text: 'nama \uD83D saja', options: [{ value: '\uDE00', label: 'x\uD83D' }] })).toMatchObject({
        sent: true,
      })
      expect(sri.screen()).toHaveLength(1)
    })

    test('blank words are nothing to say, and only that reply is refused', async () => {
      const { send } = await stand()
      expect(await send({ text: ' \n ' })).toEqual({ sent: false, why: 'refused', what: 'nothing to say' })
      expect(await send({ text: 'x', to: 'somebody' })).toMatchObject({ sent: false, why: 'refused' })
    })
  })

  describe('files', () => {
    test('one photo has its words as caption and the buttons below', async () => {
      const { ask, photo, sri } = await stand()
      await ask('*Keripik* Rp 25.000', 1, { files: [photo(1)] })
      expect(sri.screen()).toMatchObject([{ text: 'Keripik Rp 25.000', rows: [['Ya', 'Tidak']] }])
      expect(sri.screen()[0]?.photo).toBeDefined()
    })

    test('words too long for a caption follow the photo, with the buttons', async () => {
      const { ask, photo, sri } = await stand()
      await ask(`${'a '.repeat(600)}`, 1, { files: [photo(1)] })
      expect(sri.screen().map((one) => [Boolean(one.photo), one.rows.length])).toEqual([
        [true, 0],
        [false, 1],
      ])
    })

    test('several photos are an album, more than ten several albums, and the words with the buttons come last', async () => {
      const { ask, photo, sri } = await stand()
      const files = Array.from({ length: 12 }, (_, n) => photo(n))
      const sent = await ask('Pilih satu', 1, { files, answers: '1' })
      const shown = sri.screen()
      expect(shown).toHaveLength(13)
      expect(new Set(shown.slice(0, 10).map(({ album }) => album)).size).toBe(1)
      expect(new Set(shown.slice(10, 12).map(({ album }) => album)).size).toBe(1)
      expect(shown.map(({ photo: bytes }) => bytes?.at(-1))).toEqual([...files.keys(), undefined])
      expect(shown[12]).toMatchObject({ text: 'Pilih satu', rows: [['Ya', 'Tidak']] })
      expect(sent).toEqual({ sent: true, externalId: String(shown[12]?.messageId) })
    })

    test('an album without words still has its buttons', async () => {
      const { ask, photo, sri } = await stand()
      expect(await ask('', 1, { files: [photo(1), photo(2)] })).toMatchObject({ sent: true })
      expect(sri.screen().at(-1)?.rows).toEqual([['Ya', 'Tidak']])
    })

    test('workbooks and papers are documents, under a name that survives the form, and may quote', async () => {
      const { send, files, sri, ear } = await stand()
      sri.says('minta datanya')
      await soon(() => ear.heard.length).toBe(1)
      const workbook = files.put(Buffer.from('PK\u0003\u0004'), 'Rekap "Maret"; 2027.xlsx', 'application/vnd.ms-excel')
      const answers = ear.heard[0]?.quotable as string
      expect(await send({ text: 'Ini rekapnya', files: [workbook], answers })).toMatchObject({ sent: true })
      expect(sri.screen()).toMatchObject([
        { text: 'Ini rekapnya', document: { name: 'Rekap_Maret_2027.xlsx' }, quotes: Number(answers) },
      ])
      expect(sri.screen()[0]?.document?.bytes).toEqual(Uint8Array.from(Buffer.from('PK\u0003\u0004')))
    })

    test('a picture of a kind that Telegram shows no photos of goes as a document', async () => {
      const { send, files, sri } = await stand()
      await send({ text: 'Grafik', files: [files.put(Buffer.from('<svg/>'), 'grafik.svg', 'image/svg+xml')] })
      await send({ text: 'Besar', files: [files.put(Buffer.alloc(11 * 2 ** 20), 'besar.jpg', 'image/jpeg')] })
      expect(sri.screen().map(({ document }) => document?.name)).toEqual(['grafik.svg', 'besar.jpg'])
    })

    test('a photo is uploaded once; when Telegram no longer has it, again', async () => {
      const { telegram, send, photo, files, sri, calls } = await stand()
      const one = photo(1)
      const paper = files.put(Buffer.from('%PDF'), 'SP.pdf', 'application/pdf')
      const uploaded = () => telegram.calls.filter(({ params }) => JSON.stringify(params).includes('bytes')).length
      for (let n = 0; n < 3; n++) expect(await send({ text: 'kartu', files: [one] })).toMatchObject({ sent: true })
      for (let n = 0; n < 3; n++) expect(await send({ text: 'surat', files: [paper] })).toMatchObject({ sent: true })
      expect(uploaded()).toBe(2)
      expect(await send({ text: 'dua', files: [one, photo(2)] })).toMatchObject({ sent: true })
      expect(await send({ text: 'dua', files: [one, photo(3)] })).toMatchObject({ sent: true })
      expect(sri.screen().map((seen) => (seen.photo ? seen.photo.at(-1) : seen.document?.name))).toEqual([
        1,
        1,
        1,
        'SP.pdf',
        'SP.pdf',
        'SP.pdf',
        1,
        2,
        undefined,
        1,
        3,
        undefined,
      ])
      telegram.forgetFiles()
      expect(await send({ text: 'kartu', files: [one] })).toMatchObject({ sent: true })
      expect(sri.screen().at(-1)?.photo?.at(-1)).toBe(1)
      expect(calls('sendPhoto')).toHaveLength(5)
    })

    test('a picture that Telegram does not take as a photo goes as a document, and nothing twice', async () => {
      const { telegram, ask, photo, sri } = await stand()
      telegram.fault({ method: 'sendPhoto', code: 400, description: 'Bad Request: PHOTO_INVALID_DIMENSIONS' })
      const wide = photo(1)
      expect(await ask('Panorama', 1, { files: [wide] })).toMatchObject({ sent: true })
      expect(sri.screen()).toMatchObject([
        { text: 'Panorama', document: { name: 'foto_1.png' }, rows: [['Ya', 'Tidak']] },
      ])
      telegram.fault({ method: 'sendMediaGroup', code: 400, description: 'Bad Request: PHOTO_SAVE_FILE_INVALID' })
      await ask('Tiga', 2, { files: [wide, photo(2), photo(3)] })
      expect(
        sri
          .screen()
          .slice(1)
          .map((seen) => seen.document?.name ?? seen.text),
      ).toEqual(['foto_1.png', 'foto_2.png', 'foto_3.png', 'Tiga'])
    })

    test('a file that no bot may upload is refused before its bytes travel', async () => {
      const { telegram, send, files } = await stand()
      const huge = files.put(Buffer.alloc(50 * 2 ** 20 + 1), 'arsip.zip', 'application/zip')
      const before = telegram.calls.length
      expect(await send({ text: 'x', files: [huge] })).toMatchObject({ sent: false, why: 'refused' })
      expect(telegram.calls).toHaveLength(before)
    })

    test('a file that is not there is our own mistake, and the channel goes on', async () => {
      const { send, sri } = await stand()
      await expect(send({ text: 'x', files: [{ hash: 'none', name: 'a', type: 'image/png' }] })).rejects.toThrow(
        'no file',
      )
      expect(await send({ text: 'y' })).toMatchObject({ sent: true })
      expect(sri.screen()).toHaveLength(1)
    })
  })

  describe('buttons', () => {
    test('an older question loses its buttons when a newer one is asked', async () => {
      const { ask, sri } = await stand()
      await ask('Satu?', 1)
      await ask('Dua?', 2)
      await soon(() => sri.screen().map(({ rows }) => rows.length)).toEqual([0, 1])
    })

    test('a notice that asks nothing leaves the open question its buttons', async () => {
      const { ask, send, sri } = await stand()
      await ask('Satu?', 1)
      await send({ text: 'Kabar: toko libur besok', awaited: false })
      expect(sri.screen().map(({ rows }) => rows.length)).toEqual([1, 0])
    })

    test('a question that was tapped loses its buttons with the answer, even when that asks nothing', async () => {
      const { ask, send, sri, channel } = await stand()
      await ask('Jadi?', 1)
      await sri.taps('Ya')
      expect(sri.screen()[0]?.rows).toHaveLength(1)
      await send({ text: 'Terima kasih' })
      await channel.stop()
      expect(sri.screen().map(({ rows }) => rows.length)).toEqual([0, 0])
    })

    test('an old button on a phone that still shows it is heard with its own question', async () => {
      const { ask, sri, ear } = await stand()
      await ask('Satu?', 1)
      await ask('Dua?', 2)
      await sri.taps('Ya', { on: sri.screen()[0]?.messageId as number, stale: true })
      expect(ear.heard[0]).toMatchObject({ pick: 'ya', promptNo: 1 })
      expect(sri.screen()[1]?.rows).toHaveLength(1)
    })

    test('values too long for a button come back as their label', async () => {
      const { send, sri, ear } = await stand()
      await send({ text: '?', promptNo: 1, options: [{ value: `flow:${'x'.repeat(80)}`, label: 'Panjang' }] })
      await sri.taps('Panjang')
      expect(ear.heard[0]).toMatchObject({ pick: 'Panjang', promptNo: 1 })
    })
  })

  describe('in place of an earlier message', () => {
    test('words turn into words, and the same once more counts as sent', async () => {
      const { ask, sri } = await stand()
      const replaces = idOf(await ask('Halaman 1', 1))
      const page = { replaces, options: [{ value: '@page:2', label: 'Lainnya' }] }
      expect(await ask('Halaman 2', 2, page)).toEqual({ sent: true, externalId: replaces })
      expect(await ask('Halaman 2', 2, page)).toEqual({ sent: true, externalId: replaces })
      expect(sri.screen()).toMatchObject([{ text: 'Halaman 2', rows: [['Lainnya']], edited: true }])
    })

    test('a card turns into another card, with its photo only when that is another', async () => {
      const { ask, photo, sri, calls } = await stand()
      const [first, second] = [photo(1), photo(2)]
      const replaces = idOf(await ask('Keripik', 1, { files: [first] }))
      await ask('Keripik, stok habis', 2, { files: [first], replaces })
      expect(calls('editMessageMedia')).toHaveLength(0)
      await ask('Dodol', 3, { files: [second], replaces })
      expect(sri.screen()).toMatchObject([{ text: 'Dodol', rows: [['Ya', 'Tidak']] }])
      expect(sri.screen()[0]?.photo?.at(-1)).toBe(2)
      expect(sri.screen()[0]?.messageId).toBe(Number(replaces))
    })

    test('words turn into a card; a card into words only below it, without its buttons', async () => {
      const { ask, photo, sri } = await stand()
      const replaces = idOf(await ask('Daftar', 1))
      await ask('Keripik', 2, { files: [photo(1)], replaces })
      expect(sri.screen()).toHaveLength(1)
      const sent = await ask('Daftar lagi', 3, { replaces })
      expect(idOf(sent)).not.toBe(replaces)
      await soon(() => sri.screen().map(({ rows }) => rows.length)).toEqual([0, 1])
    })

    test('what cannot be changed any more is said anew', async () => {
      const { ask, photo, sri } = await stand()
      const gone = idOf(await ask('Satu', 1))
      sri.deletes(Number(gone))
      expect(await ask('Dua', 2, { replaces: gone })).toMatchObject({ sent: true })
      expect(await ask('Tiga', 3, { replaces: 'not-a-number' })).toMatchObject({ sent: true })
      await ask('Album', 4, { replaces: idOf(await ask('x', 3)), files: [photo(1), photo(2)] })
      expect(sri.screen().map(({ text }) => text)).toEqual(['Dua', 'Tiga', 'x', '', '', 'Album'])
    })

    test('a pause that is asked for is no reason to say it anew', async () => {
      const { ask, sri, telegram } = await stand()
      const replaces = idOf(await ask('Halaman 1', 1))
      telegram.fault({ method: 'editMessageText', retryAfter: 4 })
      expect(await ask('Halaman 2', 2, { replaces })).toEqual({ sent: false, why: 'later', retryAfterMs: 4000 })
      expect(sri.screen()).toMatchObject([{ text: 'Halaman 1' }])
    })
  })

  describe('the contact button', () => {
    test('asks for the number, is pressed, and goes away without a trace', async () => {
      const { ask, send, sri, ear } = await stand()
      await send({
        text: 'Nomor teleponnya?',
        promptNo: 1,
        wantsContact: true,
        options: [{ value: '@skip', label: 'Lewati' }],
      })
      expect(sri.letters()).toEqual([TEXTS.share_contact, 'Lewati'])
      sri.sharesContact()
      await soon(() => ear.heard.length).toBe(1)
      expect(ear.heard[0]?.contact).toMatch(/^62811/)
      await ask('Benar?', 2)
      expect(sri.letters()).toEqual([])
      await soon(() => sri.screen().map(({ text }) => text)).toEqual(['Nomor teleponnya?', 'Benar?'])
      expect(sri.screen().at(-1)?.rows).toHaveLength(1)
    })

    test('goes away with plain words too, and an option in its place is heard as words', async () => {
      const { send, sri, ear } = await stand()
      await send({ text: 'Nomor?', promptNo: 1, wantsContact: true, options: [{ value: '@skip', label: 'Lewati' }] })
      await sri.taps('Lewati')
      await soon(() => ear.heard.length).toBe(1)
      expect(ear.heard[0]?.text).toBe('Lewati')
      await send({ text: 'Baik, tanpa nomor' })
      expect(sri.letters()).toEqual([])
      expect(sri.screen()).toHaveLength(2)
    })
  })

  describe('when Telegram says no', () => {
    const cases: [string, Fault, Sent][] = [
      ['a pause', { retryAfter: 3 }, { sent: false, why: 'later', retryAfterMs: 3000 }],
      ['trouble', { code: 500 }, { sent: false, why: 'later', retryAfterMs: 20 }],
      ['a page', { page: true }, { sent: false, why: 'later', retryAfterMs: 20 }],
      ['a broken connection', { reset: 'before' }, { sent: false, why: 'later', retryAfterMs: 20 }],
      [
        'a token that is no more',
        { code: 401, description: 'Unauthorized' },
        { sent: false, why: 'later', retryAfterMs: 20 },
      ],
      ['nobody there', { code: 400, description: 'Bad Request: chat not found' }, { sent: false, why: 'unreachable' }],
      [
        'a wording',
        { code: 400, description: 'Bad Request: x' },
        { sent: false, why: 'refused', what: '400 Bad Request: x' },
      ],
    ]
    test.each(cases)('%s', async (_, fault, expected) => {
      const { send, telegram, sri } = await stand()
      telegram.fault({ method: 'sendMessage', ...fault })
      expect(await send({ text: 'halo' })).toEqual(expected)
      expect(sri.screen()).toEqual([])
      expect(await send({ text: 'halo' })).toMatchObject({ sent: true })
    })

    test('blocked, gone, never started: unreachable, and reachable again when they write', async () => {
      const { channel, bot, sri, send } = await stand()
      sri.blocks()
      expect(await send({ text: 'x' })).toEqual({ sent: false, why: 'unreachable' })
      sri.unblocks()
      expect(await send({ text: 'x' })).toMatchObject({ sent: true })
      sri.leaves()
      expect(await send({ text: 'x' })).toEqual({ sent: false, why: 'unreachable' })
      bot.person(8)
      for (const id of ['8', '12345'])
        expect(await channel.send(to(channel, id, { text: 'x' }))).toEqual({ sent: false, why: 'unreachable' })
    })

    test('a reply of several parts that was paused goes on where it stopped', async () => {
      const { telegram, channel, sri, photo } = await stand()
      const text = `${'a '.repeat(2000)}\n\n${'b '.repeat(2000)}`
      const reply = to(channel, '7', { text, promptNo: 1, options: YES_NO, files: [photo(1), photo(2)] })
      telegram.fault({ method: 'sendMessage', retryAfter: 1 })
      expect(await channel.send(reply)).toMatchObject({ sent: false, why: 'later' })
      expect(sri.screen()).toHaveLength(2)
      expect(await channel.send(reply)).toMatchObject({ sent: true })
      expect(sri.screen().map(({ album, text: words, rows }) => [Boolean(album), words[0] ?? '', rows.length])).toEqual(
        [
          [true, '', 0],
          [true, '', 0],
          [false, 'a', 0],
          [false, 'b', 1],
        ],
      )
    })

    test('stopping finishes what is being sent', async () => {
      const { telegram, channel, send, sri } = await stand()
      telegram.fault({ method: 'sendMessage', slowMs: 150 })
      const sent = send({ text: 'sedang dikirim' })
      await channel.stop()
      expect(await sent).toMatchObject({ sent: true })
      expect(sri.screen()).toHaveLength(1)
    })
  })
})

test.concurrent.each(BOTS)(
  'the %s against enforced limits: a storm of 60 messages, none lost, none twice, each chat in order',
  async (_, open: OpenBot) => {
    const limits = { chat: { perSecond: 10, burst: 3 }, all: { perSecond: 40, burst: 15 } }
    const { telegram, bot, channel, close } = await telegramStand(open, { limits })
    const ear = testEar()
    await channel.start(ear)
    const people = Array.from({ length: 12 }, (_, n) => bot.person(100 + n))
    for (const person of people) person.says('halo')
    await soon(() => ear.heard.length).toBe(people.length)
    await Promise.all(
      people.map(async ({ id }) => {
        for (let n = 0; n < 5; n++) {
          const reply = to(channel, String(id), { text: `pesan ${n}` })
          for (let sent = await channel.send(reply); !sent.sent; sent = await channel.send(reply)) {
            if (sent.why !== 'later') throw new Error(sent.why)
            await wait(sent.retryAfterMs)
          }
        }
      }),
    )
    const calls = telegram.calls.filter(({ method }) => method === 'sendMessage')
    expect(calls.length).toBeGreaterThan(60)
    for (const person of people)
      expect(person.screen().map(({ text }) => text)).toEqual([0, 1, 2, 3, 4].map((n) => `pesan ${n}`))
    await close()
  },
)
