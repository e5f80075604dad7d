import { afterEach, describe, expect, test } from 'vitest'
import type { Channel, Ear, Health } from '../../src/chat/channel.ts'
import type { Message } from '../../src/chat/message.ts'
import type { FileOut, GivenBack, Outgoing } from '../../src/chat/reply.ts'

/** A channel in front of its stand-in, started, and the hands that hold the phones. */
export interface Stand {
  channel: Channel
  phone(n: number): Phone
  /** the network goes away, and comes back */
  cut(): Promise<void>
  mend(): Promise<void>
  /** stops the channel and its stand-in */
  close(): Promise<void>
}

/** One person's phone. */
export interface Phone {
  /** as `from` and `to` have it */
  id: string
  says(text: string): unknown
  /** taps the option, or writes what stands for it where there are no buttons */
  picks(label: string): unknown
  sendsPhotos(photos: Uint8Array[], caption?: string): unknown
  sendsDocument(bytes: Uint8Array, name: string): unknown
  sendsVoice(bytes: Uint8Array): unknown
  sendsSticker(): unknown
  sendsLocation(lat: number, lon: number): unknown
  /** nothing that we send arrives any more: blocked, or no such number */
  becomesUnreachable(): unknown
  /** what our messages look like on the screen, oldest first */
  screen(): Shown[] | Promise<Shown[]>
}

export interface Shown {
  text: string
  /** labels of buttons; lines of a numbered menu stand in the text */
  buttons: string[]
  files: { name?: string; bytes: Uint8Array }[]
}

/** Hears for a test as the inbox does: the same id twice is one message. It can refuse to. */
export interface TestEar extends Ear {
  heard: Message[]
  /** ids of all that came, those that came again too */
  came: string[]
  healths: Health[]
  /** what came back after it counted as sent */
  back: GivenBack[]
  /** who shut us out (false) or let us in again */
  reached: [from: string, reachable: boolean][]
  /** so many calls will reject */
  refuses: number
}

export function testEar(): TestEar {
  const refuse = () => {
    if (ear.refuses-- > 0) throw new Error('the inbox is not there')
  }
  const ear: TestEar = {
    heard: [],
    came: [],
    healths: [],
    back: [],
    reached: [],
    refuses: 0,
    async hear(message) {
      refuse()
      const isNew = !ear.came.includes(message.externalId)
      ear.came.push(message.externalId)
      if (isNew) ear.heard.push(message)
    },
    async failed(message) {
      refuse()
      ear.back.push(message)
    },
    async reachable(from, reachable) {
      refuse()
      ear.reached.push([from, reachable])
    },
    changed: (health) => void ear.healths.push(health),
  }
  return ear
}

/** What becomes true before long, looked at often. */
export const soon = <T>(truth: () => T) => expect.poll(truth, { interval: 5 })

/** A picture of one dot that every decoder takes. */
export const DOT = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

/** Files that go out, under their hash. */
export function shelf() {
  const files = new Map<string, Uint8Array>()
  return {
    put(bytes: Uint8Array, name: string, type: string): FileOut {
      const hash = `hash-${files.size}-${name}`
      files.set(hash, bytes)
      return { hash, name, type }
    },
    async bytes({ hash }: FileOut): Promise<Uint8Array> {
      const bytes = files.get(hash)
      if (!bytes) throw new Error(`no file ${hash}`)
      return bytes
    },
  }
}
export type Shelf = ReturnType<typeof shelf>

let nextId = 1
/** A reply on its way to somebody. */
export const to = (channel: Channel, id: string, fields: Partial<Outgoing> = {}): Outgoing => ({
  id: nextId++,
  attempt: 0,
  channel: channel.name,
  via: channel.via,
  to: id,
  text: '',
  options: [],
  files: [],
  awaited: true,
  ...fields,
})

const squeezed = (text: string) => text.replace(/\s+/g, '')

/**
 * What every channel must do, whatever the network behind it.
 * @param open a started channel in front of a fresh stand-in, hearing with this ear, sending files from this shelf
 */
export function channelContract(title: string, open: (ear: TestEar, files: Shelf) => Promise<Stand>): void {
  describe(`${title} keeps the contract of channels`, () => {
    let stand: Stand | undefined
    afterEach(async () => {
      await stand?.close()
      stand = undefined
    })
    const begin = async () => {
      const ear = testEar()
      const files = shelf()
      stand = await open(ear, files)
      const { channel } = stand
      const hears = (n: number) => soon(() => ear.heard.length).toBe(n)
      /** a person who has said hello, which is forgotten */
      const known = async (n: number) => {
        const phone = (stand as Stand).phone(n)
        const before = ear.heard.length
        await phone.says('halo')
        await hears(before + 1)
        ear.heard.length = 0
        return phone
      }
      return { ...stand, ear, files, hears, known, channel }
    }

    test('is up once it is connected, and says what it can', async () => {
      const { channel } = await begin()
      await soon(() => channel.health().state).toBe('up')
      expect(channel.can.text).toBeGreaterThan(0)
      expect(channel.can.options).toBeGreaterThanOrEqual(10)
      expect(channel.can.label).toBeGreaterThanOrEqual(20)
    })

    test('what somebody writes is heard once, with who and where', async () => {
      const { channel, phone, ear, hears } = await begin()
      const iis = phone(1)
      await iis.says('Punten, 5 < 6 & *tebal*\nbaris dua 🙏')
      await hears(1)
      expect(ear.heard[0]).toMatchObject({
        channel: channel.name,
        via: channel.via,
        from: iis.id,
        text: 'Punten, 5 < 6 & *tebal*\nbaris dua 🙏',
        media: [],
      })
      expect(ear.heard[0]?.externalId).toBeTruthy()
    })

    test("one person's messages keep their order, each under its own id", async () => {
      const { phone, ear, hears } = await begin()
      for (const n of [1, 2, 3, 4, 5]) await phone(1).says(`pesan ${n}`)
      await hears(5)
      expect(ear.heard.map(({ text }) => text)).toEqual([1, 2, 3, 4, 5].map((n) => `pesan ${n}`))
      expect(new Set(ear.heard.map(({ externalId }) => externalId)).size).toBe(5)
    })

    test('a message that could not be kept comes again', async () => {
      const { phone, ear, hears } = await begin()
      ear.refuses = 2
      await phone(1).says('jangan hilang')
      await hears(1)
      expect(ear.heard[0]?.text).toBe('jangan hilang')
    })

    test('a reply arrives with its words, and a new message has a new id', async () => {
      const { channel, known } = await begin()
      const iis = await known(1)
      const first = await channel.send(to(channel, iis.id, { text: 'Halo Bu Iis' }))
      const second = await channel.send(to(channel, iis.id, { text: 'Apa kabar?' }))
      expect([first, second]).toMatchObject([{ sent: true }, { sent: true }])
      expect(first).not.toEqual(second)
      await soon(async () => (await iis.screen()).map(({ text }) => text)).toEqual(['Halo Bu Iis', 'Apa kabar?'])
    })

    test('every option is shown, and the one picked comes back', async () => {
      const { channel, known, ear, hears } = await begin()
      const iis = await known(1)
      const options = [
        { value: 'flow:register-product', label: 'Daftar produk' },
        { value: '17', label: 'Keripik Tempe Bu Sri' },
        { value: '@fork:berhenti', label: 'Tidak jadi' },
      ]
      await channel.send(to(channel, iis.id, { text: 'Mau apa?', options, promptNo: 4 }))
      await soon(async () => (await iis.screen()).length).toBe(1)
      const [shown] = await iis.screen()
      const visible = channel.can.buttons ? (shown?.buttons.join('\n') ?? '') : (shown?.text ?? '')
      for (const { label } of options) expect(visible).toContain(label)
      await iis.picks('Keripik Tempe Bu Sri')
      await hears(1)
      const [picked] = ear.heard
      if (channel.can.buttons) expect(picked).toMatchObject({ pick: '17', promptNo: 4 })
      else expect(picked?.text).toMatch(/^(2|Keripik Tempe Bu Sri)$/)
    })

    test('a long text goes out in parts without losing a word, the options on the last', async () => {
      const { channel, known } = await begin()
      const iis = await known(1)
      const text = Array.from(
        { length: channel.can.text / 20 },
        (_, n) => `Baris nomor ${n} dari daftar panjang.`,
      ).join('\n')
      const options = [{ value: 'a', label: 'Lanjut' }]
      expect(await channel.send(to(channel, iis.id, { text, options, promptNo: 1 }))).toMatchObject({ sent: true })
      await expect
        .poll(async () => squeezed((await iis.screen()).map((one) => one.text).join('')))
        .toContain(squeezed(text))
      const shown = await iis.screen()
      expect(shown.length).toBeGreaterThan(1)
      for (const one of shown) expect(one.text.length).toBeLessThanOrEqual(channel.can.text)
      if (channel.can.buttons)
        expect(shown.map(({ buttons }) => buttons.length)).toEqual([...shown.slice(1).map(() => 0), 1])
    })

    test.each(['a < b && c > d', '1_000 * 2 * 3_000', '*tanpa akhir', '_*_*_', '</b>&amp;<i>', '🧕🏽 Bu Sri'])(
      "people's own words arrive as they wrote them: %s",
      async (words) => {
        const { channel, known } = await begin()
        const iis = await known(1)
        expect(await channel.send(to(channel, iis.id, { text: `Catatan: ${words}.` }))).toMatchObject({ sent: true })
        const bare = (text: string) => text.replace(/[*_]/g, '')
        await soon(async () => bare((await iis.screen())[0]?.text ?? '')).toBe(bare(`Catatan: ${words}.`))
      },
    )

    test('photos and papers arrive whole, a paper with its name', async () => {
      const { channel, known, files } = await begin()
      const iis = await known(1)
      const paper = Buffer.from('%PDF-1.4 surat pesanan')
      const out = [files.put(DOT, 'keripik.png', 'image/png'), files.put(paper, 'SP-001-2027.pdf', 'application/pdf')]
      expect(await channel.send(to(channel, iis.id, { text: 'Ini fotonya', files: out }))).toMatchObject({ sent: true })
      const arrived = async () => (await iis.screen()).flatMap((one) => one.files)
      await soon(async () => (await arrived()).length).toBe(2)
      expect((await arrived()).some(({ bytes }) => Buffer.from(bytes).equals(DOT))).toBe(true)
      expect((await arrived()).find(({ name }) => name === 'SP-001-2027.pdf')?.bytes).toEqual(Uint8Array.from(paper))
      expect((await iis.screen()).map(({ text }) => text).join('')).toContain('Ini fotonya')
    })

    test('photos sent together carry one name, and their bytes can be fetched', async () => {
      const { channel, phone, ear, hears } = await begin()
      const photos = [1, 2, 3].map((n) => Buffer.concat([DOT, Buffer.from([n])]))
      await phone(1).sendsPhotos(photos, 'keripik saya')
      await hears(3)
      expect(new Set(ear.heard.map(({ album }) => album)).size).toBe(1)
      expect(ear.heard[0]?.album).toBeTruthy()
      expect(ear.heard.map(({ text }) => text ?? '').join('')).toBe('keripik saya')
      const refs = ear.heard.flatMap(({ refs = [] }) => refs)
      expect(refs.map(({ kind }) => kind)).toEqual(['photo', 'photo', 'photo'])
      const fetched = await Promise.all(refs.map(({ ref }) => channel.fetch(ref)))
      expect(fetched.map((one) => one.fetched && Buffer.from(one.content))).toEqual(photos)
    })

    test('a paper and a voice note can be fetched', async () => {
      const { channel, phone, ear, hears } = await begin()
      await phone(1).sendsDocument(Buffer.from('PK workbook'), 'daftar umkm.xlsx')
      await phone(1).sendsVoice(Buffer.from('OggS suara'))
      await hears(2)
      const [paper, voice] = ear.heard.flatMap(({ refs = [] }) => refs)
      expect(paper).toMatchObject({ kind: 'document', name: 'daftar umkm.xlsx' })
      expect(voice).toMatchObject({ kind: 'voice' })
      expect(await channel.fetch(paper?.ref ?? '')).toEqual({ fetched: true, content: Buffer.from('PK workbook') })
      expect(await channel.fetch(voice?.ref ?? '')).toEqual({ fetched: true, content: Buffer.from('OggS suara') })
    })

    test('media that the network no longer has is gone', async () => {
      const { channel } = await begin()
      expect(await channel.fetch('no-such-media')).toEqual({ fetched: false, why: 'gone' })
    })

    test('a sticker is heard as something that cannot be read, a place as a place', async () => {
      const { phone, ear, hears } = await begin()
      await phone(1).sendsSticker()
      await phone(1).sendsLocation(-6.3, 107.3)
      await hears(2)
      expect(ear.heard[0]).toMatchObject({ unreadable: 'sticker' })
      expect(ear.heard[1]).toMatchObject({ location: { lat: -6.3, lon: 107.3 } })
    })

    test('somebody who cannot be reached is unreachable', async () => {
      const { channel, known } = await begin()
      const iis = await known(1)
      await iis.becomesUnreachable()
      expect(await channel.send(to(channel, iis.id, { text: 'Halo?' }))).toEqual({ sent: false, why: 'unreachable' })
    })

    test('a network that goes away is waited for: nothing is lost on either side', async () => {
      const { channel, known, cut, mend, ear, hears } = await begin()
      const iis = await known(1)
      await soon(() => channel.health().state).toBe('up')
      await cut()
      await soon(() => channel.health().state).toBe('down')
      expect(ear.healths.at(-1)?.why).toBeTruthy()
      const reply = to(channel, iis.id, { text: 'Pesanan masuk' })
      expect(await channel.send(reply)).toMatchObject({ sent: false, why: 'later', retryAfterMs: expect.any(Number) })
      await iis.says('masih ada orang?')
      await mend()
      await hears(1)
      await soon(() => channel.health().state).toBe('up')
      expect(await channel.send(reply)).toMatchObject({ sent: true })
      await soon(async () => (await iis.screen()).map(({ text }) => text)).toEqual(['Pesanan masuk'])
    })

    test('when it is stopped it hears nothing more, and stopping again does no harm', async () => {
      const { channel, known, ear } = await begin()
      const iis = await known(1)
      await channel.stop()
      expect(channel.health().state).toBe('stopped')
      await iis.says('sesudah tutup')
      await channel.stop()
      expect(ear.heard).toEqual([])
      expect(await channel.send(to(channel, iis.id, { text: 'x' }))).toMatchObject({ sent: false, why: 'later' })
    })
  })
}
