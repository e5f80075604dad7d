import { afterAll, describe } from 'vitest'
import type { Ear } from '../../src/chat/channel.ts'
import { channelContract, type Shelf, type Stand, type TestEar, type Phone as TheirPhone } from './contract.ts'
import { BROWSER, openPhone, type Phone, paired } from './whatsapp-hands.ts'

describe.skipIf(!BROWSER)('in a real browser', () => {
  let shared: Phone | undefined
  let ear: TestEar
  let files: Shelf
  let people = 0

  /** One browser for all of it: a number that is still up is taken over with other people and another ear. */
  const ours = async () => {
    if (shared && shared.channel.health().state !== 'stopped') return shared
    await shared?.close()
    const hearing: Ear = {
      hear: (message) => ear.hear(message),
      failed: (message) => ear.failed(message),
      reachable: (from, reachable) => ear.reachable(from, reachable),
      changed: (health) => ear.changed(health),
    }
    shared = await paired(await openPhone({ ear: hearing, bytes: (file) => files.bytes(file) }))
    return shared
  }
  afterAll(() => shared?.close())

  channelContract('WhatsApp (whatsapp-web.js)', async (heardBy, sentFrom): Promise<Stand> => {
    ear = heardBy
    files = sentFrom
    const { channel, whatsapp } = await ours()
    const phones = new Map<number, TheirPhone>()
    const phone = (n: number) => {
      const known = phones.get(n) ?? somebody(whatsapp, `62815${String(++people).padStart(8, '0')}`)
      phones.set(n, known)
      return known
    }
    return {
      channel,
      phone,
      cut: async () => whatsapp.dropSocket(),
      mend: async () => whatsapp.mendSocket(),
      close: async () => {},
    }
  })
})

function somebody(whatsapp: Phone['whatsapp'], id: string): TheirPhone {
  const person = whatsapp.person(id)
  return {
    id,
    says: person.says,
    picks(label) {
      const menu = person.screen().at(-1)!.text
      return person.says(menu.match(new RegExp(`^(\\d+)\\. ${label}$`, 'm'))![1]!)
    },
    sendsPhotos: (photos, caption) => person.sendsPhotos(photos, { album: true, ...(caption ? { caption } : {}) }),
    sendsDocument: (bytes, name) => person.sendsDocument(bytes, name),
    sendsVoice: person.sendsVoice,
    sendsSticker: () => person.sendsSticker(Buffer.from('RIFF')),
    sendsLocation: person.sharesLocation,
    becomesUnreachable: person.leaves,
    screen: () =>
      person.screen().map(({ text, file, filename }) => ({
        text,
        buttons: [],
        files: file ? [{ bytes: Uint8Array.from(file), ...(filename ? { name: filename } : {}) }] : [],
      })),
  }
}
