import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findBrowser } from '../../src/channels/whatsapp/browser.ts'
import { openWhatsApp } from '../../src/channels/whatsapp/channel.ts'
import type { Limits, WhatsAppOptions } from '../../src/channels/whatsapp/options.ts'
import type { Channel, Ear, Health } from '../../src/chat/channel.ts'
import type { Message } from '../../src/chat/message.ts'
import type { Outgoing } from '../../src/chat/reply.ts'
import { openLog } from '../../src/log.ts'
import { openWhatsAppStandIn, type WhatsAppStandIn } from '../stand-ins/whatsapp/stand-in.ts'
import { testEar } from './contract.ts'

/** A browser of the system; tests never download one. */
export const BROWSER = findBrowser()
if (!BROWSER) console.warn('skipped: WhatsApp in a real browser, since no Chromium is installed')

/** Gaps and waits short enough to be waited for. */
export const QUICK: Partial<Limits> = { backOffMs: [50, 400], heartbeatMs: 300, closeMs: 5_000, askAgainMs: 50 }

/** A WhatsApp number of ours with everything around it. */
export interface Phone {
  whatsapp: WhatsAppStandIn
  channel: Channel
  profileDir: string
  heard: Message[]
  told: Health[]
  files: Map<string, Uint8Array>
  /** when set, the inbox refuses so many times */
  refuse(times: number): void
  /** sends as the outbox would: again while it is told `later` */
  deliver(to: string, more?: Partial<Outgoing>): Promise<string | undefined>
  outgoing(to: string, more?: Partial<Outgoing>): Outgoing
  /** the message with these words, once it was heard */
  hears(text: string): Promise<Message>
  /** paired and listening */
  up(): Promise<void>
  /** Chromium's process, and the one that holds it; 0 while there is none */
  browser(): number
  holder(): number
  renderers(): number[]
  close(): Promise<void>
}

let ids = 0

export async function openPhone(
  more: Partial<WhatsAppOptions> & { whatsapp?: WhatsAppStandIn; ear?: Ear } = {},
): Promise<Phone> {
  const whatsapp = more.whatsapp ?? (await openWhatsAppStandIn())
  const profileDir = more.profileDir ?? mkdtempSync(join(tmpdir(), 'gandeng-whatsapp-'))
  const files = new Map<string, Uint8Array>()
  const heard: Message[] = []
  const told: Health[] = []
  let refusals = 0
  const channel = openWhatsApp({
    via: '32.15',
    texts: { howToPick: '' },
    async bytes({ hash }) {
      const bytes = files.get(hash)
      if (!bytes) throw new Error('no such file')
      return bytes
    },
    typing: false,
    sendSeen: true,
    log: openLog(process.env.GANDENG_TEST_LOG ?? 'silent'),
    now: () => new Date(),
    random: () => 0.5,
    ...more,
    profileDir,
    extraArgs: whatsapp.browserArgs,
    limits: { ...QUICK, ...more.limits },
  })
  const close = async () => {
    await channel.stop()
    if (!more.whatsapp) await whatsapp.close()
    if (!more.profileDir) rmSync(profileDir, { recursive: true, force: true, maxRetries: 5 })
  }
  const ear = more.ear ?? {
    ...testEar(),
    async hear(message: Message) {
      if (refusals-- > 0) throw new Error('the inbox is not there')
      heard.push(message)
    },
    changed: (health: Health) => void told.push(health),
  }
  await channel.start(ear).catch(async (error) => {
    await close()
    throw error
  })
  const outgoing = (to: string, out: Partial<Outgoing> = {}): Outgoing => ({
    id: ++ids,
    attempt: 0,
    channel: 'whatsapp',
    via: '32.15',
    to,
    text: '',
    options: [],
    files: [],
    awaited: true,
    ...out,
  })
  const browser = () =>
    processes().find(({ command }) => command.includes(`${profileDir}/session`) && !command.includes('--type='))
  const find = (text: string) => heard.find((message) => message.text === text)
  return {
    whatsapp,
    channel,
    profileDir,
    heard,
    told,
    files,
    refuse: (times) => {
      refusals = times
    },
    outgoing,
    async deliver(to, out) {
      const reply = outgoing(to, out)
      for (;;) {
        const sent = await channel.send(reply)
        if (sent.sent) return sent.externalId
        if (sent.why !== 'later') throw new Error(`not sent: ${sent.why}`)
        await new Promise((resolve) => setTimeout(resolve, 50))
      }
    },
    async hears(text) {
      await eventually(`"${text}" is heard`, () => find(text))
      return find(text)!
    },
    async up() {
      await eventually('WhatsApp is up', () => channel.health().state === 'up' && whatsapp.listening(), 30_000)
    },
    browser: () => browser()?.pid ?? 0,
    holder: () => browser()?.parent ?? 0,
    renderers: () =>
      processes()
        .filter(({ command }) => command.includes(profileDir) && command.includes('--type=renderer'))
        .map(({ pid }) => pid),
    close,
  }
}

/** The code is shown, our phone scans it, and the number is up. */
export async function paired(phone: Phone): Promise<Phone> {
  await eventually('a code is shown', () => phone.channel.health().qr, 30_000)
  phone.whatsapp.pair()
  await phone.up()
  return phone
}

/** Waits until something is true. @throws when it never is */
export async function eventually(what: string, truth: () => unknown, ms = 15_000): Promise<void> {
  for (const end = Date.now() + ms; !truth(); await new Promise((resolve) => setTimeout(resolve, 20)))
    if (Date.now() > end) throw new Error(`it never came to be that ${what}`)
}

/** True while a process is there. */
export const lives = (pid: number): boolean => processes().some((process) => process.pid === pid)

function processes(): { pid: number; parent: number; command: string }[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        const stat = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /s, '')
        const [state, parent] = stat.split(' ')
        if (state === 'Z') return []
        return [{ pid: Number(pid), parent: Number(parent), command: readFileSync(`/proc/${pid}/cmdline`, 'utf8') }]
      } catch {
        return []
      }
    })
}
