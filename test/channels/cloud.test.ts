import { request } from 'node:http'
import { afterEach, describe, expect, test } from 'vitest'
import { openCloudNumbers } from '../../src/channels/cloud/open.ts'
import type { CloudOptions } from '../../src/channels/cloud/options.ts'
import { TOKEN_REFUSED } from '../../src/channels/cloud/stay.ts'
import { templatesOf } from '../../src/channels/cloud/templates/list.ts'
import type { Message } from '../../src/chat/message.ts'
import type { Outgoing } from '../../src/chat/reply.ts'
import {
  BEKASI,
  type CloudStand,
  cloudStand,
  KARAWANG,
  PHONES,
  SECRET,
  TOKEN,
  VERIFY,
} from '../stand-ins/cloud/stand.ts'
import { DOT, shelf, testEar, to } from './contract.ts'

let stand: CloudStand | undefined
afterEach(async () => {
  await stand?.close()
  stand = undefined
})

const IIS = '6281200000001'
/** Looks again soon: everything happens on this machine. */
const poll = <T>(what: () => T) => expect.poll(what, { interval: 5 })

/** Started, with somebody who has said hello when `known`. */
async function begin(more: Partial<CloudOptions> = {}, { known = true } = {}) {
  stand = await cloudStand(more)
  const ear = testEar()
  await stand.channel.start(ear)
  const iis = stand.meta.person(IIS)
  const hears = (n: number) => poll(() => ear.heard.length).toBe(n)
  if (known) {
    iis.says('halo')
    await hears(1)
    ear.heard.length = 0
  }
  const heardOne = async (): Promise<Message> => {
    await hears(1)
    return ear.heard[0] as Message
  }
  const send = (fields: Partial<Outgoing> = {}) =>
    (stand as CloudStand).channel.send(to((stand as CloudStand).channel, IIS, fields))
  return { ...stand, ear, iis, hears, heardOne, send }
}

/** In pieces, without saying how much is to come. @returns the status, or 413 when the line is cut before it is told */
const postWithoutLength = (url: string, body: string): Promise<number | undefined> =>
  new Promise((resolve) => {
    const asked = request(url, { method: 'POST' }, (response) => {
      response.resume()
      resolve(response.statusCode)
    })
    asked.on('error', () => resolve(413))
    asked.write(body.slice(0, 1_000))
    asked.end(body.slice(1_000))
  })

describe('the webhook', () => {
  const post = async ({ url, meta }: CloudStand, body: string, headers: Record<string, string>) => {
    const response = await fetch(url, { method: 'POST', body, headers })
    await response.text()
    return { status: response.status, meta }
  }
  const message = (phoneId: string) =>
    JSON.stringify({
      object: 'whatsapp_business_account',
      entry: [
        {
          changes: [
            {
              field: 'messages',
              value: {
                metadata: { phone_number_id: phoneId },
                messages: [{ id: 'wamid.1', from: IIS, timestamp: '1800000000', type: 'text', text: { body: 'x' } }],
              },
            },
          ],
        },
      ],
    })

  test('is set up by whoever knows the word, and by nobody else', async () => {
    const { url } = await begin({}, { known: false })
    const ask = async (query: string) => {
      const response = await fetch(`${url}?${query}`)
      return [response.status, await response.text()]
    }
    expect(await ask(`hub.mode=subscribe&hub.verify_token=${VERIFY}&hub.challenge=1158201444`)).toEqual([
      200,
      '1158201444',
    ])
    expect(await ask('hub.mode=subscribe&hub.verify_token=salah&hub.challenge=1')).toEqual([403, ''])
    expect(await ask(`hub.verify_token=${VERIFY}&hub.challenge=1`)).toEqual([403, ''])
    expect(await ask('')).toEqual([403, ''])
  })

  test('a forged message is neither heard nor answered well', async () => {
    const { ear, ...rest } = await begin({}, { known: false })
    const body = message(PHONES[KARAWANG])
    const good = rest.meta.posts.signed(body)
    for (const signature of [
      '',
      'sha256=',
      `sha256=${'0'.repeat(64)}`,
      good.slice(0, -1),
      good.replace('sha256', 'sha1'),
      rest.meta.posts.signed(`${body} `),
    ])
      expect((await post(rest, body, signature ? { 'x-hub-signature-256': signature } : {})).status).toBe(401)
    expect(ear.heard).toEqual([])
    expect((await post(rest, body, { 'x-hub-signature-256': good })).status).toBe(200)
    expect(ear.heard.length).toBe(1)
  })

  test('what is too large, not JSON, not a POST or elsewhere is turned away', async () => {
    const { url, meta } = await begin({}, { known: false })
    const large = 'x'.repeat(3 * 2 ** 20 + 1)
    expect(await meta.posts.once(large)).toBe(413)
    expect(await postWithoutLength(url, large)).toBe(413)
    expect(await meta.posts.once('not json')).toBe(400)
    expect((await fetch(url, { method: 'PUT' })).status).toBe(405)
    expect((await fetch(`${url}/other`)).status).toBe(404)
  })

  test('is answered only after every message is in the inbox', async () => {
    const { meta, ear, iis, heardOne } = await begin({}, { known: false })
    let let_in = () => {}
    const kept = new Promise<void>((resolve) => {
      let_in = resolve
    })
    const hear = ear.hear
    ear.hear = async (heard) => {
      await kept
      return hear(heard)
    }
    iis.says('tunggu')
    await poll(() => meta.world.people.size).toBe(1)
    await new Promise((resolve) => setTimeout(resolve, 80))
    expect(meta.posts.answers).toEqual([])
    let_in()
    await heardOne()
    await poll(() => meta.posts.answers).toEqual([200])
  })

  test('what could not be kept is told to Meta, and the same message comes again under the same id', async () => {
    const { meta, ear, iis, heardOne } = await begin({}, { known: false })
    ear.refuses = 2
    const id = iis.says('jangan hilang')
    expect((await heardOne()).externalId).toBe(id)
    await poll(() => meta.posts.answers).toEqual([503, 503, 200])
  })

  test('each number hears its own, and one that is not ours is nobody’s', async () => {
    const { meta, ear, channels } = await begin({}, { known: false })
    const other = testEar()
    await channels[1]?.start(other)
    meta.person(IIS, PHONES[BEKASI]).says('ke Bekasi')
    await poll(() => other.heard.map(({ via, text }) => [via, text])).toEqual([[BEKASI, 'ke Bekasi']])
    expect(await meta.posts.once(message('999999'))).toBe(200)
    const ofAPage = message(PHONES[KARAWANG]).replace('whatsapp_business_account', 'page')
    expect(await meta.posts.once(ofAPage)).toBe(200)
    expect(await meta.posts.once('null')).toBe(200)
    expect(ear.heard).toEqual([])
  })

  test('two numbers in one post are not mixed up', async () => {
    const { meta, ear, channels } = await begin({}, { known: false })
    const other = testEar()
    await channels[1]?.start(other)
    const [first, second] = [PHONES[KARAWANG], PHONES[BEKASI]].map((id) => JSON.parse(message(id)))
    first.entry[0].changes.push(...second.entry[0].changes)
    expect(await meta.posts.once(JSON.stringify(first))).toBe(200)
    expect([ear.heard.map(({ via }) => via), other.heard.map(({ via }) => via)]).toEqual([[KARAWANG], [BEKASI]])
  })

  test('a number that is not started yet lets Meta post again', async () => {
    const { meta } = await begin({}, { known: false })
    expect(await meta.posts.once(message(PHONES[BEKASI]))).toBe(503)
  })

  test('a message of a shape nobody foresaw does not come again for ever', async () => {
    const { meta, ear } = await begin({}, { known: false })
    const odd = JSON.parse(message(PHONES[KARAWANG]))
    odd.entry[0].changes[0].value.messages = [
      { id: 'wamid.a', from: IIS, type: 'contacts', contacts: [null] },
      { id: 'wamid.b', from: IIS, type: 'image', image: null },
      { id: 'wamid.c', from: IIS },
    ]
    expect(await meta.posts.once(JSON.stringify(odd))).toBe(200)
    expect(ear.heard.map(({ externalId, unreadable }) => [externalId, unreadable])).toEqual([
      ['wamid.b', 'media_gone'],
      ['wamid.c', 'unknown'],
    ])
  })

  test.each(['token', 'secret', 'verify'] as const)('is not opened without a %s', (missing) => {
    const given = { token: TOKEN, secret: SECRET, verify: VERIFY, phones: PHONES, apiRoot: 'http://127.0.0.1:9' }
    expect(() => openCloudNumbers({ ...given, [missing]: '' } as unknown as CloudOptions)).toThrow(
      `WHATSAPP_CLOUD_${missing.toUpperCase()} is missing`,
    )
  })
})

describe('what people send', () => {
  test('is known by number, name and the id by which it is known again', async () => {
    const { iis, heardOne } = await begin({}, { known: false })
    const externalId = iis.says('Punten')
    expect(await heardOne()).toEqual({
      channel: 'whatsapp',
      via: KARAWANG,
      from: IIS,
      alsoKnownAs: [iis.userId],
      externalId,
      media: [],
      profileName: 'Orang 001',
      text: 'Punten',
    })
  })

  test('a quote of ours tells which message, a quote of their own does not', async () => {
    const { iis, ear, hears } = await begin()
    iis.says('yang ini', { quotes: 'wamid.OURS' })
    iis.says('yang itu', { quotesOwn: 'wamid.THEIRS' })
    await hears(2)
    expect(ear.heard.map(({ quotes }) => quotes)).toEqual(['wamid.OURS', undefined])
  })

  test('a button and a row tell what was picked and of which question', async () => {
    const { iis, ear, hears, send } = await begin()
    await send({ text: 'Setuju?', options: [{ value: 'agree', label: 'Ya, setuju' }], promptNo: 3 })
    const rows = ['A', 'B', 'C', 'D'].map((label) => ({ value: `v${label}`, label }))
    const { externalId } = (await send({ text: 'Yang mana?', options: rows, promptNo: 4 })) as { externalId?: string }
    iis.taps('Ya, setuju')
    iis.taps('C')
    await hears(2)
    expect(ear.heard.map(({ pick, promptNo, text }) => ({ pick, promptNo, text }))).toEqual([
      { pick: 'agree', promptNo: 3, text: undefined },
      { pick: 'vC', promptNo: 4, text: undefined },
    ])
    expect(ear.heard[1]?.quotes).toBe(externalId)
  })

  test.each<[string, unknown, Partial<Message>]>([
    ['sticker', { id: '1' }, { unreadable: 'sticker' }],
    ['video', { id: '1', caption: 'lihat' }, { unreadable: 'video', text: 'lihat' }],
    ['location', { latitude: -6.3, longitude: 107.3 }, { location: { lat: -6.3, lon: 107.3 } }],
    ['contacts', [{ phones: [{ phone: '+62 812', wa_id: IIS }] }], { contact: IIS }],
    ['contacts', [{ phones: [{ phone: '+62 813', wa_id: '6281300' }] }], { unreadable: 'unknown' }],
    ['button', { payload: 'x', text: 'Lihat' }, { text: 'Lihat' }],
    ['interactive', { type: 'nfm_reply', nfm_reply: {} }, { unreadable: 'unknown' }],
    ['interactive', { type: 'button_reply', button_reply: { id: 'x', title: 'Lama' } }, { text: 'Lama' }],
    ['order', { catalog_id: '1', product_items: [] }, { unreadable: 'unknown' }],
    ['image', { mime_type: 'image/jpeg' }, { unreadable: 'media_gone' }],
    ['ephemeral', undefined, { unreadable: 'unknown' }],
    ['unsupported', { type: 'view_once' }, { unreadable: 'view_once' }],
    ['unsupported', { type: 'poll_creation' }, { unreadable: 'poll' }],
    ['unsupported', { type: 'edit' }, { unreadable: 'edited' }],
    ['unsupported', undefined, { unreadable: 'unknown' }],
  ])('%s %j', async (type, content, expected) => {
    const { iis, heardOne } = await begin({}, { known: false })
    iis.sends(type, content)
    expect(await heardOne()).toMatchObject(expected)
  })

  test('a reaction, a notice of WhatsApp, a vote and a group are not talk with us', async () => {
    const { iis, ear, hears } = await begin({}, { known: false })
    iis.sends('reaction', { message_id: 'wamid.1', emoji: '👍' })
    iis.sends('system', { type: 'user_changed_number' })
    iis.sends('unsupported', { type: 'poll_update' })
    iis.sends('text', { body: 'di grup' }, { group_id: 'G1' })
    iis.says('di sini')
    await hears(1)
    expect(ear.heard[0]?.text).toBe('di sini')
  })

  test('photos that follow each other are one album, one that comes later is not', async () => {
    const { iis, ear, hears } = await begin({}, { known: false })
    const photo = (at: number) => iis.sends('image', { id: '1' }, { timestamp: String(at) })
    photo(1_800_000_000)
    photo(1_800_000_002)
    photo(1_800_000_009)
    await hears(3)
    const [first, second, third] = ear.heard.map(({ album }) => album)
    expect(first).toBeTruthy()
    expect(second).toBe(first)
    expect(third).not.toBe(first)
  })

  test('somebody who hides their number is known by the id that Meta gives, and can be answered', async () => {
    const { iis, heardOne, channel } = await begin({}, { known: false })
    iis.hides()
    iis.says('halo')
    const heard = await heardOne()
    expect(heard).toMatchObject({ from: iis.userId, profileName: 'Orang 001' })
    expect(heard.alsoKnownAs).toBeUndefined()
    expect(await channel.send(to(channel, heard.from, { text: 'Halo' }))).toMatchObject({ sent: true })
    expect(iis.screen().map(({ text }) => text)).toEqual(['Halo'])
  })

  test('what one person says keeps its order although the first must come again', async () => {
    const { meta, ear } = await begin({}, { known: false })
    const post = (id: string) =>
      meta.posts.once(
        JSON.stringify({
          object: 'whatsapp_business_account',
          entry: [
            {
              changes: [
                {
                  field: 'messages',
                  value: {
                    metadata: { phone_number_id: PHONES[KARAWANG] },
                    messages: [{ id, from: IIS, timestamp: '1800000000', type: 'text', text: { body: id } }],
                  },
                },
              ],
            },
          ],
        }),
      )
    const hear = ear.hear
    ear.hear = async (heard) => {
      await new Promise((resolve) => setTimeout(resolve, 30))
      if (heard.externalId === 'satu' && ear.refuses-- > 0) throw new Error('the inbox is not there')
      ear.heard.push(heard)
    }
    ear.refuses = 1
    expect(await Promise.all([post('satu'), post('dua')])).toEqual([503, 503])
    ear.hear = hear
    ear.refuses = 0
    expect([await post('satu'), await post('dua')]).toEqual([200, 200])
    expect(ear.heard.map(({ text }) => text)).toEqual(['satu', 'dua'])
  })
})

describe('what we send', () => {
  test('quotes what it answers, once', async () => {
    const { iis, send } = await begin()
    await send({ text: `${'kata '.repeat(900)}akhir`, answers: 'wamid.Q' })
    const shown = iis.screen()
    expect(shown.length).toBe(2)
    expect(shown.map(({ quotes }) => quotes)).toEqual(['wamid.Q', undefined])
  })

  test('a picture stands above its buttons; a list has its button in our words', async () => {
    const files = shelf()
    const { iis, send } = await begin({ bytes: files.bytes })
    const photo = files.put(DOT, 'keripik.png', 'image/png')
    await send({ text: 'Beli?', files: [photo], options: [{ value: 'y', label: 'Ya' }] })
    const rows = ['A', 'B', 'C', 'D'].map((label) => ({ value: label, label }))
    await send({ text: 'Yang mana?', options: rows })
    const [card, list] = iis.screen()
    expect(card).toMatchObject({ kind: 'button', text: 'Beli?', choices: [{ id: '=y', title: 'Ya' }] })
    expect(card?.media?.bytes).toEqual(Uint8Array.from(DOT))
    expect(list).toMatchObject({ kind: 'list', listButton: 'Lihat pilihan' })
  })

  test('a file is uploaded once, whoever it goes to; a picture that is too large goes as a paper', async () => {
    const files = shelf()
    const { meta, iis, send } = await begin({ bytes: files.bytes })
    const paper = files.put(Buffer.from('%PDF'), 'SP.pdf', 'application/pdf')
    const large = files.put(Buffer.alloc(5 * 2 ** 20 + 1), 'besar.jpg', 'image/jpeg')
    await send({ text: 'satu', files: [paper] })
    await send({ text: 'dua', files: [paper] })
    await send({ text: 'tiga', files: [large] })
    expect(meta.calls.filter(({ what }) => what === 'upload').length).toBe(2)
    expect(iis.screen().map(({ kind, fileName, text }) => [kind, fileName, text])).toEqual([
      ['document', 'SP.pdf', 'satu'],
      ['document', 'SP.pdf', 'dua'],
      ['document', 'besar.jpg', 'tiga'],
    ])
  })

  test('a file that Meta has dropped since is uploaded again', async () => {
    const files = shelf()
    const { meta, iis, send } = await begin({ bytes: files.bytes })
    const paper = files.put(Buffer.from('%PDF'), 'SP.pdf', 'application/pdf')
    await send({ files: [paper] })
    meta.world.media.clear()
    await new Promise((resolve) => setTimeout(resolve, 5))
    expect(await send({ files: [paper] })).toMatchObject({ sent: true })
    expect(iis.screen().length).toBe(2)
  })

  test('what went out before a pause is not said twice', async () => {
    const { channel, meta, iis } = await begin()
    const reply = to(channel, IIS, { text: `${'kata '.repeat(900)}akhir` })
    meta.fault({ call: 'send', code: 130429, skip: 1 })
    expect(await channel.send(reply)).toMatchObject({ sent: false, why: 'later' })
    expect(iis.screen().length).toBe(1)
    expect(await channel.send(reply)).toMatchObject({ sent: true })
    expect(iis.screen().length).toBe(2)
  })

  test.each([
    [130429, { why: 'later' }],
    [131056, { why: 'later' }],
    [131000, { why: 'later' }],
    [131009, { why: 'refused', what: '131009 Parameter value is not valid' }],
    [131030, { why: 'unreachable' }],
  ])('refused with %i', async (code, expected) => {
    const { meta, send } = await begin()
    meta.fault({ call: 'send', code })
    expect(await send({ text: 'x' })).toMatchObject({ sent: false, ...expected })
    if (expected.why !== 'unreachable') expect(await send({ text: 'x' })).toMatchObject({ sent: true })
  })

  test('Meta is given the time it asks for', async () => {
    const { meta, send } = await begin()
    meta.fault({ call: 'send', code: 130429, retryAfter: 7 })
    expect(await send({ text: 'x' })).toEqual({ sent: false, why: 'later', retryAfterMs: 7_000 })
  })

  test('gaps grow while it keeps failing, and not with every message that fails at once', async () => {
    const { meta, send } = await begin({ limits: { gapMs: [100, 300], heartbeatMs: 60_000 } })
    meta.fault({ call: 'send', code: 130429, times: 50 })
    const gap = async () => ((await send({ text: 'x' })) as { retryAfterMs: number }).retryAfterMs
    expect(await Promise.all([gap(), gap(), gap()])).toEqual([100, 100, 100])
    await new Promise((resolve) => setTimeout(resolve, 120))
    expect(await gap()).toBe(200)
    meta.heal()
    await send({ text: 'x' })
    meta.fault({ call: 'send', code: 130429 })
    expect(await gap()).toBe(100)
  })

  test.each<[string, object]>([
    ['a connection that breaks', { reset: 'before' }],
    ['a page instead of an answer', { page: true }],
  ])('%s is tried again', async (_, fault) => {
    const { meta, send } = await begin()
    meta.fault({ call: 'send', ...fault })
    expect(await send({ text: 'x' })).toMatchObject({ sent: false, why: 'later' })
    expect(await send({ text: 'x' })).toMatchObject({ sent: true })
  })

  test('a page that somebody on the way answers in place of Meta is tried again, and we are down', async () => {
    const { meta, send, channel } = await begin()
    meta.fault({ portal: true, times: 1_000 })
    expect(await send({ text: 'x' })).toMatchObject({ sent: false, why: 'later' })
    await poll(() => channel.health().state).toBe('down')
    meta.heal()
    await poll(() => channel.health().state).toBe('up')
    expect(await send({ text: 'x' })).toMatchObject({ sent: true })
  })

  test('being told to slow down is not forgotten because Meta answers otherwise', async () => {
    const { meta, send } = await begin({ limits: { gapMs: [40, 10_000], heartbeatMs: 5 } })
    meta.fault({ call: 'send', code: 131048, times: 100 })
    const gap = async () => ((await send({ text: 'x' })) as { retryAfterMs: number }).retryAfterMs
    expect(await gap()).toBe(40)
    await new Promise((resolve) => setTimeout(resolve, 80))
    expect(await gap()).toBe(80)
  })

  test('a file of ours that cannot be read is our mistake, not a refusal of the message', async () => {
    const { send, meta } = await begin({
      bytes: async () => {
        throw new Error('the disk is away')
      },
    })
    await expect(send({ files: [{ hash: 'a', name: 'SP.pdf', type: 'application/pdf' }] })).rejects.toThrow('disk')
    expect(meta.calls.filter(({ what }) => what === 'upload')).toEqual([])
  })

  test('a file that could not be uploaded is tried again', async () => {
    const files = shelf()
    const { meta, send, iis } = await begin({ bytes: files.bytes })
    const paper = files.put(Buffer.from('%PDF'), 'SP.pdf', 'application/pdf')
    meta.fault({ call: 'upload', reset: 'before' })
    expect(await send({ files: [paper] })).toMatchObject({ sent: false, why: 'later' })
    expect(await send({ files: [paper] })).toMatchObject({ sent: true })
    expect(iis.screen()[0]?.media?.bytes).toEqual(Uint8Array.from(Buffer.from('%PDF')))
  })

  test('nothing, and to nobody, is refused', async () => {
    const { channel, send } = await begin()
    expect(await send({})).toMatchObject({ why: 'refused' })
    expect(await channel.send(to(channel, '77@lid', { text: 'x' }))).toMatchObject({ why: 'refused' })
  })
})

describe('the token', () => {
  test('that Meta does not know ends the start, with the name of the setting', async () => {
    stand = await cloudStand({ token: 'EAAG-lain' })
    await expect(stand.channel.start(testEar())).rejects.toThrow('WHATSAPP_CLOUD_TOKEN')
  })

  test('that runs out is told to the operator; messages wait, and nothing is lost', async () => {
    const { meta, channel, send, ear } = await begin()
    meta.world.token = 'EAAG-baru'
    expect(await send({ text: 'x' })).toMatchObject({ sent: false, why: 'later' })
    expect(channel.health()).toEqual({ state: 'down', why: TOKEN_REFUSED })
    meta.world.token = TOKEN
    await poll(() => channel.health().state).toBe('up')
    expect(await send({ text: 'x' })).toMatchObject({ sent: true })
    expect(ear.healths.map(({ state }) => state)).toEqual(['starting', 'up', 'down', 'up'])
    for (const { why = '' } of ear.healths) expect(why).not.toMatch(/EAAG|\d{7}/)
  })

  test('a number that Meta does not know is down and says which', async () => {
    stand = await cloudStand({ phones: { [KARAWANG]: '999' } })
    await stand.channel.start(testEar())
    await poll(() => stand?.channel.health()).toMatchObject({ state: 'down' })
    expect(stand.channel.health().why).toMatch(/32\.15 in WHATSAPP_CLOUD_PHONES/)
  })

  test('an account that Meta has locked stays down until a message is taken', async () => {
    const { meta, channel, send } = await begin()
    meta.fault({ call: 'send', code: 131031 })
    expect(await send({ text: 'x' })).toMatchObject({ sent: false, why: 'later' })
    await new Promise((resolve) => setTimeout(resolve, 150))
    expect(channel.health()).toMatchObject({ state: 'down', why: expect.stringContaining('131031') })
    expect(await send({ text: 'x' })).toMatchObject({ sent: true })
    expect(channel.health().state).toBe('up')
  })
})

describe('outside the 24 hours', () => {
  const template = { name: 'goods_received', values: { number: 'SP-001', amount: 125_000 } }
  const list = templatesOf(
    { goods_received: 'Barang {number} diterima, nilainya {amount} ya.' },
    { goods_received: { kind: 'money', values: { number: 'text', amount: 'rupiah' } } },
    { opening: 'Halo.', closing: 'Terima kasih.', ask: 'Balas ulang.', question: 'Ada kabar.', examples: {} },
  )
  const templates = {
    list,
    say: (_: string, { number, amount }: Readonly<Record<string, unknown>>) => ({
      number: String(number),
      amount: `Rp${Number(amount).toLocaleString('id-ID')}`,
    }),
  }
  const notice: Partial<Outgoing> = { text: 'Barang SP-001 diterima', awaited: false, template }

  test('free text is not sent, and the outbox is told', async () => {
    const { iis, send } = await begin()
    iis.silentFor(25)
    expect(await send({ text: 'Halo?', awaited: false })).toEqual({ sent: false, why: 'window_closed' })
    expect(await send({ ...notice })).toEqual({ sent: false, why: 'window_closed' })
  })

  test('a notice goes as its template, in its words, and Meta is not asked twice', async () => {
    const { iis, meta, send } = await begin({ templates })
    meta.approve(list)
    iis.silentFor(25)
    expect(await send(notice)).toMatchObject({ sent: true, externalId: expect.stringContaining('wamid') })
    expect(iis.screen().map((one) => one.template)).toEqual([
      { name: list[0]?.name, parameters: ['SP-001', 'Rp125.000'] },
    ])
    const before = meta.calls.length
    expect(await send(notice)).toMatchObject({ sent: true })
    expect(meta.calls.length).toBe(before + 1)
  })

  test('known by the clock, no free text is tried at all', async () => {
    let now = Date.now()
    const { iis, meta, send } = await begin({ templates, now: () => new Date(now) })
    meta.approve(list)
    now += 25 * 3_600_000
    const before = meta.calls.length
    expect(await send(notice)).toMatchObject({ sent: true })
    expect(meta.calls.slice(before).map(({ body }) => body?.type)).toEqual(['template'])
    expect(iis.screen().length).toBe(1)
  })

  test('who writes again is answered in free text again', async () => {
    const { iis, send, hears } = await begin({ templates })
    iis.silentFor(25)
    expect(await send({ text: 'x', awaited: false })).toMatchObject({ why: 'window_closed' })
    iis.says('saya di sini', { at: Math.floor(Date.now() / 1000) + 1 })
    await hears(1)
    expect(await send({ text: 'y', awaited: false })).toMatchObject({ sent: true })
  })

  test('who has just written is answered, whatever became of an earlier message', async () => {
    const { iis, meta, send, tallies } = await begin()
    meta.world.late = true
    iis.silentFor(25)
    await send({ text: 'x', awaited: false })
    await poll(() => tallies()[KARAWANG]?.failed).toBe(1)
    iis.silentFor(0)
    expect(await send({ text: 'y', awaited: false })).toEqual({ sent: false, why: 'window_closed' })
    expect(await send({ text: 'Siap', awaited: true })).toMatchObject({ sent: true })
    expect(iis.screen().map(({ text }) => text)).toEqual(['Siap'])
  })

  test('a notice that was refused for it before goes as its template, though nobody here remembers', async () => {
    const { iis, meta, send } = await begin({ templates })
    meta.approve(list)
    meta.world.late = true
    iis.silentFor(25)
    expect(await send({ ...notice, windowClosed: true })).toMatchObject({ sent: true })
    expect(iis.screen().map(({ kind }) => kind)).toEqual(['template'])
  })

  test('a template that is not approved is told to the log, by name', async () => {
    const { iis, send, logged } = await begin({ templates })
    iis.silentFor(25)
    expect(await send(notice)).toEqual({ sent: false, why: 'window_closed' })
    expect(logged.find(({ text }) => text.includes('template'))?.fields).toMatchObject({ template: list[0]?.name })
  })

  test('nothing in free text is tried once Meta has said so, even afterwards', async () => {
    const { iis, meta, send, logged, tallies } = await begin({ templates })
    meta.approve(list)
    meta.world.late = true
    iis.silentFor(25)
    expect(await send(notice)).toMatchObject({ sent: true })
    await poll(() => tallies()[KARAWANG]?.failed).toBe(1)
    expect(logged.find(({ text }) => text.includes('deliver'))?.fields).toMatchObject({
      why: '131047 Re-engagement message',
    })
    const before = meta.calls.length
    await send(notice)
    expect(meta.calls.slice(before).map(({ body }) => body?.type)).toEqual(['template'])
  })

  test('a number that turns out not to be there is unreachable from then on, until it writes', async () => {
    const { iis, meta, send, tallies } = await begin()
    meta.world.late = true
    iis.leaves()
    expect(await send({ text: 'x', awaited: false })).toMatchObject({ sent: true })
    await poll(() => tallies()[KARAWANG]?.failed).toBe(1)
    expect(await send({ text: 'x', awaited: false })).toEqual({ sent: false, why: 'unreachable' })
    meta.world.people.forEach((person) => {
      person.there = true
    })
    expect(await send({ text: 'y', awaited: true })).toMatchObject({ sent: true })
  })

  test('no line of the log has a number, a name or a word of theirs', async () => {
    const { iis, meta, send, logged } = await begin({ templates })
    meta.world.late = true
    iis.silentFor(25)
    await send(notice)
    meta.fault({ call: 'send', code: 131031 })
    await send({ text: 'rahasia dapur' })
    await poll(() => logged.some(({ text }) => text.includes('did not deliver'))).toBe(true)
    expect(JSON.stringify(logged)).not.toMatch(/62812|6281100|Orang|rahasia|EAAG|SP-001/)
  })
})

describe('what Meta takes at first and gives back afterwards', () => {
  test.each([
    [131026, { sent: false, why: 'unreachable' }],
    [131047, { sent: false, why: 'window_closed' }],
    [131056, { sent: false, why: 'later', retryAfterMs: 60_000 }],
    [131000, { sent: false, why: 'later', retryAfterMs: 60_000 }],
    [131031, { sent: false, why: 'later', retryAfterMs: 60_000 }],
    [131051, { sent: false, why: 'refused', what: '131051 Unsupported message type' }],
  ])('with %i the outbox hears which row it was, which attempt, and why', async (code, why) => {
    const { meta, ear, send } = await begin()
    meta.fault({ call: 'send', code, late: true })
    expect(await send({ id: 17, attempt: 2, text: 'x' })).toMatchObject({ sent: true })
    await poll(() => ear.back).toEqual([{ id: 17, attempt: 2, why }])
  })

  test('a refusal that could not be kept comes again, and only once it is kept it is done', async () => {
    const { meta, ear, send, tallies } = await begin()
    ear.refuses = 2
    meta.fault({ call: 'send', code: 131026, late: true })
    await send({ id: 18, text: 'x' })
    await poll(() => ear.back.length).toBe(1)
    expect(tallies()[KARAWANG]?.failed).toBe(1)
  })

  test('of a message that this program never sent nothing is told to the outbox', async () => {
    const { meta, ear, tallies } = await begin()
    for (const [n, tag] of [undefined, 'order-17', '1.2.3', 'x'.repeat(500), '12345678901.0'].entries())
      meta.posts.tell(IIS, {
        metadata: { phone_number_id: PHONES[KARAWANG] },
        statuses: [{ id: `x${n}`, status: 'failed', errors: [{ code: 131026 }], biz_opaque_callback_data: tag }],
      })
    await poll(() => tallies()[KARAWANG]?.failed).toBe(5)
    expect(ear.back).toEqual([])
  })
})

describe('media', () => {
  test('its address ends after five minutes: it is asked for anew', async () => {
    const { iis, meta, heardOne, channel } = await begin({}, { known: false })
    iis.sendsDocument(Buffer.from('PK'), 'daftar.xlsx')
    const ref = (await heardOne()).refs?.[0]?.ref ?? ''
    expect(await channel.fetch(ref)).toMatchObject({ fetched: true })
    meta.expire()
    expect(await channel.fetch(ref)).toEqual({ fetched: true, content: Buffer.from('PK') })
    meta.fault({ call: 'download', ended: true })
    expect(await channel.fetch(ref)).toEqual({ fetched: true, content: Buffer.from('PK') })
    meta.fault({ call: 'download', ended: true, times: 2 })
    expect(await channel.fetch(ref)).toEqual({ fetched: false, why: 'gone' })
  })

  test('more than 20 MB is too large, claimed or real', async () => {
    const { iis, ear, hears, channel, meta } = await begin({}, { known: false })
    iis.sendsDocument(Buffer.from('PK'), 'a.bin', 20 * 2 ** 20 + 1)
    iis.sendsDocument(Buffer.alloc(20 * 2 ** 20 + 1), 'b.bin', 5)
    await hears(2)
    for (const { refs } of ear.heard) {
      const fetched = await channel.fetch(refs?.[0]?.ref ?? '')
      expect(fetched.fetched ? 'fetched' : fetched.why).toBe('too_large')
    }
    expect(meta.calls.filter(({ what }) => what === 'media').length).toBe(2)
  })

  test('what Meta cannot give now is asked for later', async () => {
    const { iis, meta, heardOne, channel } = await begin({}, { known: false })
    iis.sendsVoice(Buffer.from('OggS'))
    const ref = (await heardOne()).refs?.[0]?.ref ?? ''
    for (const fault of [
      { call: 'media', code: 131000 },
      { call: 'media', reset: 'before' },
      { call: 'download', reset: 'before' },
      { call: 'download', page: true },
    ] as const) {
      meta.fault(fault)
      expect(await channel.fetch(ref)).toEqual({ fetched: false, why: 'later' })
    }
    expect(await channel.fetch(ref)).toMatchObject({ fetched: true })
  })

  test.each(['http://127.0.0.1/x', '../me', '', 'a/b', '-'])('%s is no id: the token goes nowhere', async (ref) => {
    const { meta, channel } = await begin({}, { known: false })
    expect(await channel.fetch(ref)).toEqual({ fetched: false, why: 'gone' })
    expect(meta.calls).toEqual([])
  })
})

test('stopping waits for what is in hand, and leaves no call behind', async () => {
  const { channel, meta, iis, send } = await begin()
  const sending = send({ text: 'terakhir' })
  await channel.stop()
  expect(await sending).toMatchObject({ sent: true })
  expect(iis.screen().length).toBe(1)
  const before = meta.calls.length
  expect(await send({ text: 'x' })).toMatchObject({ sent: false, why: 'later' })
  expect(meta.calls.length).toBe(before)
  await expect(channel.start(testEar())).rejects.toThrow('started before')
})
