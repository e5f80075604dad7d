import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { openBuyersBot } from '../channels/buyers.ts'
import { openCloudNumbers } from '../channels/cloud/open.ts'
import { openOfficersBot } from '../channels/officers.ts'
import type { BotOptions } from '../channels/telegram/options.ts'
import { openWhatsApp } from '../channels/whatsapp/channel.ts'
import type { Channel } from '../chat/channel.ts'
import type { FileOut } from '../chat/reply.ts'
import { systemClock } from '../clock.ts'
import { type Config, ConfigError, VARIABLES } from '../config.ts'
import type { House, ReadContext } from '../flow/types.ts'
import type { Log } from '../log.ts'
import { openPace, type Rates } from '../outbox/pace.ts'
import type { SendLine } from '../outbox/sender.ts'
import type { Part } from './parts.ts'
import { makersTemplates, sayValues } from './templates.ts'
import { openWebhooks, type Webhook } from './webhooks.ts'

/** Telegram takes about thirty messages a second from one bot; we stay below it (CHANNELS.md §2). */
const TELEGRAM: Rates = { reply: 1_500, notice: 1_200, noticesADay: 'none' }
/** People who are written to at the same time, at most: of Telegram's many, of a phone's few. */
const AT_ONCE = { telegram: 25, whatsapp: 8 }

const CLOUD_NEEDS = [
  'WHATSAPP_CLOUD_TOKEN',
  'WHATSAPP_CLOUD_PHONES',
  'WHATSAPP_CLOUD_SECRET',
  'WHATSAPP_CLOUD_VERIFY',
] as const

interface Means {
  house: House
  log: Log
  bytes(file: FileOut): Promise<Uint8Array>
  /** what sentences with days and places are said with */
  context(): ReadContext
}

/** The channels that the settings name and this process is started for, and how fast each may speak. */
export function openChannels(parts: readonly Part[], config: Config, { house, log, bytes, context }: Means) {
  const webhooks: Webhook[] = []
  const channels: Channel[] = []
  const lines: (Omit<SendLine, 'up'> & { rates: Rates })[] = []
  const add = (channel: Channel & { webhook?: Webhook }, rates: Rates, atOnce: number) => {
    channels.push(channel)
    lines.push({
      channel: channel.name,
      via: channel.via,
      pace: openPace(rates),
      atOnce,
      rates,
      windowHours: channel.can.windowHours,
    })
    if (channel.webhook) webhooks.push(channel.webhook)
  }
  const now = () => systemClock.now()
  const said = house.channels

  const bot = (token: string, path: string, kind: 'buyer' | 'officer'): BotOptions => ({
    token,
    apiRoot: config.TELEGRAM_API,
    ...(config.TELEGRAM_WEBHOOK
      ? { webhook: { url: `${config.TELEGRAM_WEBHOOK}${path}`, path, secret: randomBytes(24).toString('hex') } }
      : {}),
    bytes,
    texts: {
      group: said[`${kind}.group`]!,
      expired: said[`${kind}.expired`]!,
      share_contact: said[`${kind}.share_contact`]!,
      contact_done: said[`${kind}.contact_done`]!,
      commands: sentencesUnder(said, `${kind}.commands`),
    },
    log,
    now,
    random,
  })
  if (parts.includes('buyers') && config.TELEGRAM_BUYER_TOKEN)
    add(openBuyersBot(bot(config.TELEGRAM_BUYER_TOKEN, '/telegram/buyers', 'buyer')), TELEGRAM, AT_ONCE.telegram)
  if (parts.includes('officers') && config.TELEGRAM_OFFICER_TOKEN)
    add(
      openOfficersBot(bot(config.TELEGRAM_OFFICER_TOKEN, '/telegram/officers', 'officer')),
      TELEGRAM,
      AT_ONCE.telegram,
    )

  const rates: Rates = {
    reply: config.WHATSAPP_REPLIES_A_MINUTE,
    notice: config.WHATSAPP_NOTICES_A_MINUTE,
    noticesADay: config.WHATSAPP_NOTICES_A_DAY,
  }
  if (parts.includes('whatsapp') && config.WHATSAPP === 'web')
    for (const via of config.WHATSAPP_REGIONS)
      add(
        openWhatsApp({
          via,
          profileDir: join(config.GANDENG_DATA, 'whatsapp', via),
          ...(config.WHATSAPP_BROWSER ? { browser: config.WHATSAPP_BROWSER } : {}),
          texts: { howToPick: said['whatsapp.how_to_pick']! },
          bytes,
          typing: config.WHATSAPP_TYPING === 'on',
          sendSeen: config.WHATSAPP_SEND_SEEN === 'on',
          log,
          now,
          random,
        }),
        rates,
        AT_ONCE.whatsapp,
      )
  if (parts.includes('whatsapp') && config.WHATSAPP === 'cloud') {
    const served = Object.entries(config.WHATSAPP_CLOUD_PHONES ?? {})
    const missing = CLOUD_NEEDS.filter((name) => !config[name])
    if (missing.length)
      throw new ConfigError(
        missing.map((name) => `${name}: missing, and WHATSAPP=cloud needs it. ${VARIABLES[name].describe}`),
      )
    const numbers = openCloudNumbers({
      phones: Object.fromEntries(served),
      token: config.WHATSAPP_CLOUD_TOKEN ?? '',
      secret: config.WHATSAPP_CLOUD_SECRET ?? '',
      verify: config.WHATSAPP_CLOUD_VERIFY ?? '',
      apiRoot: config.WHATSAPP_CLOUD_API,
      texts: { howToPick: said['whatsapp.how_to_pick']!, openList: said['whatsapp.open_list']! },
      bytes,
      templates: {
        list: makersTemplates(house),
        say: (notice, values) => sayValues(house, context(), notice, values),
      },
      log,
      now,
      random,
    })
    for (const channel of numbers.channels) add(channel, rates, AT_ONCE.telegram)
    webhooks.push(numbers.webhook)
  }
  return { channels, lines, webhooks: openWebhooks(config, webhooks, log) }
}

/** 0 up to 1, for gaps that no two programs share. */
const random = () => randomBytes(4).readUInt32BE() / 2 ** 32

const sentencesUnder = (said: House['channels'], prefix: string): Record<string, string> =>
  Object.fromEntries(
    Object.entries(said).flatMap(([name, text]) =>
      name.startsWith(`${prefix}.`) ? [[name.slice(prefix.length + 1), text]] : [],
    ),
  )
