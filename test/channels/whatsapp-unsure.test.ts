import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { BROWSER, openPhone, type Phone, paired } from './whatsapp-hands.ts'

describe.skipIf(!BROWSER)('a message of which nobody knows whether it is out', () => {
  let phone: Phone
  let people = 0
  const somebody = () => {
    const number = `62812770${String(++people).padStart(5, '0')}`
    return { number, ...phone.whatsapp.person(number) }
  }
  /** Another process took the row over: it knows nothing of what this one did. */
  const again = (to: string, text: string, unsure: { since: Date; after?: string }, files = {}) =>
    phone.channel.send(phone.outgoing(to, { text, unsure, ...files }))
  beforeAll(async () => {
    phone = await paired(await openPhone())
    phone.files.set('p', Buffer.from('satu'))
    phone.files.set('q', Buffer.from('dua'))
  })
  afterAll(() => phone?.close())

  test('what is in the chat already is not sent again, what is not there is', async () => {
    const sri = somebody()
    const since = new Date()
    const id = await phone.deliver(sri.number, { text: 'pesanan diterima' })
    expect(await again(sri.number, 'pesanan diterima', { since })).toEqual({ sent: true, externalId: id })
    expect(await again(sri.number, 'pesanan dikirim', { since })).toMatchObject({ sent: true })
    expect(sri.screen().map(({ text }) => text)).toEqual(['pesanan diterima', 'pesanan dikirim'])
  })

  test('the same words said before it are another message', async () => {
    const sri = somebody()
    const since = new Date()
    const before = await phone.deliver(sri.number, { text: 'belum terbaca' })
    const sent = await again(sri.number, 'belum terbaca', { since, after: before! })
    expect(sri.screen().map(({ id }) => id)).toHaveLength(2)
    expect(sent).not.toMatchObject({ externalId: before })
    expect(await again(sri.number, 'belum terbaca', { since, after: before! })).toEqual(sent)
    expect(sri.screen()).toHaveLength(2)
  })

  test('a clock that is wrong does not say it twice, as long as what came before is known', async () => {
    const sri = somebody()
    const before = await phone.deliver(sri.number, { text: 'halo' })
    const id = await phone.deliver(sri.number, { text: 'pesanan diterima' })
    const since = new Date(Date.now() + 3_600_000)
    expect(await again(sri.number, 'pesanan diterima', { since, after: before! })).toEqual({
      sent: true,
      externalId: id,
    })
    expect(sri.screen()).toHaveLength(2)
  })

  test('of a reply in several parts only those that are missing go out', async () => {
    const sri = somebody()
    const before = await phone.deliver(sri.number, { text: 'halo' })
    const since = new Date()
    const photo = (hash: string) => ({ hash, name: `${hash}.jpg`, type: 'image/jpeg' })
    await phone.deliver(sri.number, { files: [photo('p')] })
    const all = { files: [photo('p'), photo('q')] }
    expect(await again(sri.number, 'fotonya', { since, after: before! }, all)).toMatchObject({ sent: true })
    expect(sri.screen().map(({ type }) => type)).toEqual(['chat', 'image', 'image', 'chat'])
    expect(sri.screen().map(({ file }) => file?.toString())).toEqual([undefined, 'satu', 'dua', undefined])
  })

  test('what is found is found by a browser of its own, too', async () => {
    const sri = somebody()
    const since = new Date()
    const id = await phone.deliver(sri.number, { text: 'sebelum mati' })
    process.kill(phone.browser(), 'SIGKILL')
    while (phone.channel.health().state === 'up') await new Promise((resolve) => setTimeout(resolve, 20))
    await phone.up()
    expect(await again(sri.number, 'sebelum mati', { since })).toEqual({ sent: true, externalId: id })
    expect(sri.screen()).toHaveLength(1)
  })
})
