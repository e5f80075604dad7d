import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { BROWSER } from '../channels/whatsapp-hands.ts'
import type { BotHand } from '../stand-ins/telegram/bot.ts'
import { startTelegram, type Telegram } from '../stand-ins/telegram/server.ts'
import { openWhatsAppStandIn, type WhatsAppStandIn } from '../stand-ins/whatsapp/stand-in.ts'
import { type Env, type Program, startProgram } from './program.ts'

const TOKENS = { buyers: '1111:pembeli-rahasia_token_uji', officers: '2222:petugas-rahasia_token_uji' }

/** Everybody's networks on this machine: WhatsApp in a real browser, and Telegram with two bots. */
export interface Networks {
  home: string
  telegram: Telegram
  whatsapp: WhatsAppStandIn
  buyers: BotHand
  officers: BotHand
  /** the settings with which the program finds them */
  env: Env
  close(): Promise<void>
}

/** Nobody waits for the sake of looking human, unless that is what is looked at. */
export const UNPACED: Env = {
  WHATSAPP_TYPING: 'off',
  WHATSAPP_REPLIES_A_MINUTE: '1000',
  WHATSAPP_NOTICES_A_MINUTE: '1000',
}

export async function openNetworks(): Promise<Networks> {
  const home = mkdtempSync(join(tmpdir(), 'gandeng-together-'))
  const telegram = await startTelegram()
  const whatsapp = await openWhatsAppStandIn()
  return {
    home,
    telegram,
    whatsapp,
    buyers: telegram.bot(TOKENS.buyers, 'pembeli_uji_bot'),
    officers: telegram.bot(TOKENS.officers, 'petugas_uji_bot'),
    env: {
      TELEGRAM_API: telegram.apiRoot,
      TELEGRAM_BUYER_TOKEN: TOKENS.buyers,
      TELEGRAM_OFFICER_TOKEN: TOKENS.officers,
      WHATSAPP: 'web',
      WHATSAPP_BROWSER: browserThatKnows(whatsapp.browserArgs, home),
      OPERATOR_PORT: '0',
      PLAYGROUND: 'off',
    },
    async close() {
      await telegram.stop()
      await whatsapp.close()
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
  let paired = false
  await until('every channel is up', async () => {
    const { standing } = await program.health()
    const phone = standing.channels.find(({ channel }) => channel === 'whatsapp')
    if (!paired && phone?.state === 'waiting' && (await program.page()).includes('<svg')) {
      paired = true
      networks.whatsapp.pair()
    }
    return standing.well && networks.whatsapp.listening()
  })
  return program
}

/** Asks again and again. @throws when it never becomes true */
export async function until(what: string, truth: () => Promise<unknown> | unknown, ms = 60_000): Promise<void> {
  for (const end = Date.now() + ms; !(await truth()); await new Promise((resolve) => setTimeout(resolve, 25)))
    if (Date.now() > end) throw new Error(`it never came to be that ${what}`)
}
