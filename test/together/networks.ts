import { once } from 'node:events'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { BROWSER } from '../channels/whatsapp-hands.ts'
import { type Meta, startMeta } from '../stand-ins/cloud/server.ts'
import type { BotHand } from '../stand-ins/telegram/bot.ts'
import { startTelegram, type Telegram } from '../stand-ins/telegram/server.ts'
import { openWhatsAppStandIn, type WhatsAppStandIn } from '../stand-ins/whatsapp/stand-in.ts'
import { type Env, type Program, startProgram } from './program.ts'

const TOKENS = { buyers: '1111:pembeli-rahasia_token_uji', officers: '2222:petugas-rahasia_token_uji' }

/** Everybody's networks on this machine: a makers' network, and Telegram with two bots. */
export interface Networks {
  home: string
  telegram: Telegram
  makers: Makers
  buyers: BotHand
  officers: BotHand
  /** the settings with which the program finds them */
  env: Env
  close(): Promise<void>
}

/** How makers are reached: by a phone paired in a real browser, or by Meta. */
export type Makers = { by: 'web'; whatsapp: WhatsAppStandIn } | { by: 'cloud'; meta: Meta }

/** Networks with a paired phone. */
export type WebNetworks = Networks & { whatsapp: WhatsAppStandIn }

/** Nobody waits for the sake of looking human, unless that is what is looked at. */
export const UNPACED: Env = {
  WHATSAPP_TYPING: 'off',
  WHATSAPP_REPLIES_A_MINUTE: '100000',
  WHATSAPP_NOTICES_A_MINUTE: '100000',
}

/** Telegram, and WhatsApp in a real browser. */
export async function openNetworks(): Promise<WebNetworks> {
  const home = newHome()
  const whatsapp = await openWhatsAppStandIn()
  const env = { WHATSAPP: 'web', WHATSAPP_BROWSER: browserThatKnows(whatsapp.browserArgs, home) }
  return { ...(await withMakers({ by: 'web', whatsapp }, home, env, whatsapp.close)), whatsapp }
}

/** Telegram, and WhatsApp by Meta's Cloud API, which posts to the program's webhook. */
export async function openCloudNetworks(): Promise<Networks> {
  const [webhookPort, phoneId] = [await freePort(), '501001']
  const meta = await startMeta({
    token: 'EAAG-uji',
    secret: 'rahasia-aplikasi',
    numbers: { [phoneId]: '6281100001' },
    webhook: () => `http://127.0.0.1:${webhookPort}/whatsapp/cloud`,
  })
  const env = {
    WHATSAPP: 'cloud',
    WHATSAPP_CLOUD_TOKEN: 'EAAG-uji',
    WHATSAPP_CLOUD_SECRET: 'rahasia-aplikasi',
    WHATSAPP_CLOUD_VERIFY: 'sebuah-kata',
    WHATSAPP_CLOUD_PHONES: `32.15=${phoneId}`,
    WHATSAPP_CLOUD_API: meta.apiRoot,
    WEBHOOK_PORT: String(webhookPort),
  }
  return withMakers({ by: 'cloud', meta }, newHome(), env, meta.stop)
}

const newHome = () => mkdtempSync(join(tmpdir(), 'gandeng-together-'))

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as AddressInfo
  await new Promise((resolve) => probe.close(resolve))
  return port
}

async function withMakers(makers: Makers, home: string, env: Env, close: () => Promise<void>): Promise<Networks> {
  const telegram = await startTelegram()
  return {
    home,
    telegram,
    makers,
    buyers: telegram.bot(TOKENS.buyers, 'pembeli_uji_bot'),
    officers: telegram.bot(TOKENS.officers, 'petugas_uji_bot'),
    env: {
      TELEGRAM_API: telegram.apiRoot,
      TELEGRAM_BUYER_TOKEN: TOKENS.buyers,
      TELEGRAM_OFFICER_TOKEN: TOKENS.officers,
      OPERATOR_PORT: '0',
      PLAYGROUND: 'off',
      ...env,
    },
    async close() {
      await telegram.stop()
      await close()
      rmSync(home, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

/** A browser that takes our WhatsApp for the real one: so the program needs no door for tests. */
function browserThatKnows(args: string[], home: string): string {
  mkdirSync(join(home, 'bin'))
  const path = join(home, 'bin', basename(BROWSER ?? 'chromium'))
  writeFileSync(path, `#!/bin/sh\nexec ${[BROWSER, ...args].map((arg) => `'${arg}'`).join(' ')} "$@"\n`)
  chmodSync(path, 0o755)
  return path
}

/** The program on these networks, its phone paired by the code on the operator's page if it must be, all channels up. */
export async function startPaired(networks: Networks, dir: string, env: Env = UNPACED): Promise<Program> {
  const program = await startProgram(dir, { ...networks.env, ...env })
  const whatsapp = networks.makers.by === 'web' ? networks.makers.whatsapp : undefined
  let paired = false
  await until('every channel is up', async () => {
    const { standing } = await program.health()
    const phone = standing.channels.find(({ channel }) => channel === 'whatsapp')
    if (!paired && phone?.state === 'waiting' && (await program.page()).includes('<svg')) {
      paired = true
      whatsapp?.pair()
    }
    return standing.well && (!whatsapp || whatsapp.listening())
  })
  return program
}

/** Asks again and again. @throws when it never becomes true */
export async function until(what: string, truth: () => Promise<unknown> | unknown, ms = 60_000): Promise<void> {
  for (const end = Date.now() + ms; !(await truth()); await new Promise((resolve) => setTimeout(resolve, 25)))
    if (Date.now() > end) throw new Error(`it never came to be that ${what}`)
}
