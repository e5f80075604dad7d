import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { Chance } from '../../src/cli/seed/chance.ts'
import type { Networks } from '../together/networks.ts'
import { type Done, phone } from '../together/phones.ts'

const CHATS = fileURLToPath(new URL('../chats', import.meta.url))

/** What one person of a chat log writes, from the first line to the last. */
type Part = readonly string[]
export type Role = 'whatsapp' | 'buyer' | 'officer'

/** Everything that is said in the chat logs, by the network it is said on: sense and nonsense, corrections and all. */
export function partsInLogs(): Record<Role, Part[]> {
  const parts: Record<Role, Part[]> = { whatsapp: [], buyer: [], officer: [] }
  const logs = readdirSync(CHATS, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.chat'))
  for (const file of logs.toSorted()) {
    const lines = readFileSync(join(CHATS, file), 'utf8').split('\n')
    for (const introduced of lines) {
      const [, name, as = ''] =
        /^(.+?) (writes on WhatsApp|writes to the \w+' bot|is an? [\w ]+)\.$/.exec(introduced) ?? []
      if (!name) continue
      const role = /WhatsApp|seller/.test(as) ? 'whatsapp' : /buyer/.test(as) ? 'buyer' : 'officer'
      const said = lines.filter((line) => line.startsWith(`${name}: `)).map((line) => line.slice(name.length + 2))
      if (said.length) parts[role].push(said)
    }
  }
  return parts
}

export interface Talked {
  said: number
  /** milliseconds from a message to what came next on that screen */
  took: number[]
  /** nothing came within half a minute, as when the words went to an officer */
  silent: number
}

/** How long an answer is waited for, and how often one looks, in milliseconds. */
const SILENT_MS = 30_000
const LOOK_MS = 100

export interface Town {
  networks: Networks
  parts: Record<Role, Part[]>
  luck: Chance
  /** who sits down next: 'whatsapp:628…', 'buyer:…' */
  sit(role: Role): string
  /** paths of that many pictures nobody has seen */
  photos(count: number): string[]
  /** milliseconds from an answer to the next message, on average */
  thinks: number
  talked: Talked
}

/** One chair: whoever sits on it says what somebody in a chat log says, and gives it up to the next. Ends with the signal. */
export async function chair(town: Town, role: Role, signal: AbortSignal): Promise<void> {
  const { networks, parts, luck, sit, thinks, talked } = town
  const pause = (ms: number) => wait(ms, undefined, { signal }).catch(() => {})
  await pause(luck.between(0, thinks))
  while (!signal.aborted) {
    const hands = phone(networks, sit(role))
    for (const words of luck.one(parts[role])) {
      if (signal.aborted) return
      hands.news()
      const began = performance.now()
      // a label that this screen does not show is written instead, as people do from memory
      await hands.does(acted(words, town)).catch(() => hands.does({ text: words.replace(/^\[(.*)\]$/, '$1') }))
      talked.said++
      let heard = false
      while (!heard && performance.now() - began < SILENT_MS && !signal.aborted) {
        await pause(LOOK_MS)
        heard = hands.news().length > 0
      }
      if (heard) talked.took.push(performance.now() - began)
      else talked.silent++
      await pause((luck.between(500, 1_500) / 1_000) * thinks)
    }
  }
}

function acted(words: string, { photos }: Town): Done {
  const pick = /^\[(.+)\]$/.exec(words)?.[1]
  if (pick) return { pick }
  const [, count = '1', caption] = /^\((?:(\d+) )?(?:\w+ )?photos?\) ?(.*)$/.exec(words) ?? []
  if (caption === undefined) return { text: words.replaceAll('\\n', '\n') }
  return { photos: photos(Number(count)), ...(caption ? { text: caption } : {}) }
}
