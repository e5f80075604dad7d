import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type CloudNumbers, openCloudNumbers } from '../../../src/channels/cloud/open.ts'
import type { CloudOptions } from '../../../src/channels/cloud/options.ts'
import type { Channel } from '../../../src/chat/channel.ts'
import { type Log, openLog } from '../../../src/log.ts'
import type { Phone, Shelf, Stand, TestEar } from '../../channels/contract.ts'
import { type Meta, startMeta } from './server.ts'
import type { Bubble } from './world.ts'

export const KARAWANG = '32.15'
export const BEKASI = '32.16'
export const PHONES = { [KARAWANG]: '501001', [BEKASI]: '501002' }
export const SECRET = 'rahasia-aplikasi'
export const VERIFY = 'sebuah-kata'
export const TOKEN = 'EAAG-uji'

export interface CloudStand extends CloudNumbers {
  meta: Meta
  /** that of the first number */
  channel: Channel
  /** where the webhook is mounted */
  url: string
  /** lines of the log */
  logged: { fields: Record<string, unknown>; text: string }[]
  close(): Promise<void>
}

/** Two numbers of ours in front of Meta's stand-in, not started yet. */
export async function cloudStand(more: Partial<CloudOptions> = {}): Promise<CloudStand> {
  let url: string | undefined
  const meta = await startMeta({
    token: TOKEN,
    secret: SECRET,
    numbers: { '501001': '6281100001', '501002': '6281100002' },
    webhook: () => url,
  })
  const logged: CloudStand['logged'] = []
  const cloud = openCloudNumbers({
    phones: PHONES,
    token: TOKEN,
    secret: SECRET,
    verify: VERIFY,
    apiRoot: meta.apiRoot,
    texts: { howToPick: '_Balas dengan angkanya ya._', openList: 'Lihat pilihan' },
    bytes: async () => Buffer.from('isi'),
    log: logTo(logged),
    now: () => new Date(),
    random: () => 0.5,
    ...more,
    limits: { heartbeatMs: 60, gapMs: [20, 200], ...more.limits },
  })
  const server = createServer((request, response) => void cloud.webhook.handle(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}${cloud.webhook.path}`
  return {
    ...cloud,
    meta,
    url,
    logged,
    channel: cloud.channels[0] as Channel,
    async close() {
      await Promise.all(cloud.channels.map((channel) => channel.stop()))
      await meta.stop()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function logTo(lines: CloudStand['logged']): Log {
  const log = openLog('silent')
  const keep = (fields: object, text: string) => void lines.push({ fields: { ...fields }, text })
  return Object.assign(Object.create(log) as Log, { info: keep, warn: keep, error: keep })
}

/** A number, started, as the contract of channels wants it. */
export async function contractStand(ear: TestEar, files: Shelf): Promise<Stand> {
  const { channel, meta, close } = await cloudStand({ bytes: files.bytes })
  await channel.start(ear)
  let cut = false
  const phone = (n: number): Phone => {
    const person = meta.person(`62812000${1000 + n}`)
    return {
      id: person.id,
      says: (text) => person.says(text),
      picks: (label) => person.taps(label),
      sendsPhotos: (photos, caption) => person.sendsPhotos(photos, caption),
      sendsDocument: (bytes, name) => person.sendsDocument(bytes, name),
      sendsVoice: (bytes) => person.sendsVoice(bytes),
      sendsSticker: () => person.sends('sticker', { id: '1', mime_type: 'image/webp' }),
      sendsLocation: (latitude, longitude) => person.sends('location', { latitude, longitude }),
      becomesUnreachable: () => person.leaves(),
      screen: () => person.screen().map(shown),
    }
  }
  return {
    channel,
    phone,
    async cut() {
      cut = true
      await meta.down()
    },
    async mend() {
      cut = false
      await meta.up()
    },
    async close() {
      if (cut) await meta.up()
      await close()
    },
  }
}

const shown = ({ text, choices, media, fileName }: Bubble) => ({
  text,
  buttons: choices.map(({ title }) => title),
  files: media ? [{ bytes: media.bytes, ...(fileName ? { name: fileName } : {}) }] : [],
})
