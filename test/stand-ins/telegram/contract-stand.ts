import type { Phone, Shelf, Stand, TestEar } from '../../channels/contract.ts'
import type { Seen } from './screen.ts'
import { type OpenBot, telegramStand } from './stand.ts'

/** One of the bots, started, as the contract of channels wants it. */
export const contractStand =
  (open: OpenBot) =>
  async (ear: TestEar, files: Shelf): Promise<Stand> => {
    const { telegram, bot, channel, close } = await telegramStand(open, { bytes: files.bytes })
    await channel.start(ear)
    let cut = false
    const phone = (n: number): Phone => {
      const person = bot.person(7000 + n)
      return {
        id: String(person.id),
        says: (text) => person.says(text),
        picks: (label) => person.taps(label),
        sendsPhotos: (photos, caption) => person.sendsPhotos(photos, caption),
        sendsDocument: (bytes, name) => person.sendsDocument(bytes, name),
        sendsVoice: (bytes) => person.sendsVoice(bytes),
        sendsSticker: () => person.sends('sticker'),
        sendsLocation: (lat, lon) => person.sendsLocation(lat, lon),
        becomesUnreachable: () => person.blocks(),
        screen: () => person.screen().map(shown),
      }
    }
    return {
      channel,
      phone,
      async cut() {
        cut = true
        await telegram.down()
      },
      async mend() {
        cut = false
        await telegram.up()
      },
      async close() {
        if (cut) await telegram.up()
        await close()
      },
    }
  }

const shown = ({ text, rows, photo, document }: Seen) => ({
  text,
  buttons: rows.flat(),
  files: [...(photo ? [{ bytes: photo }] : []), ...(document ? [document] : [])],
})
