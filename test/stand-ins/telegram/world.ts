import type { Fault } from './faults.ts'
import type { Buckets, Limits } from './limits.ts'

export type Json = Record<string, unknown>

export interface Button {
  text: string
  callback_data?: string
  request_contact?: boolean
}

/** A bot as BotFather made it, and what it told the Bot API since. */
export interface Bot {
  token: string
  me: { id: number; is_bot: true; first_name: string; username: string }
  queue: Update[]
  /** ends the poll that is waiting, with a refusal or with whatever has come */
  poll?: { again(): void; conflict(): void }
  webhook?: { url: string; secret?: string; sending: boolean }
  commands: { command: string; description: string }[]
  menuButton?: unknown
  allowed?: string[]
}

export interface Update extends Json {
  update_id: number
}

export interface StoredFile {
  id: string
  kind: string
  name: string
  path: string
  bytes: Uint8Array
  /** as Telegram tells it; larger than the bytes when a test claims so */
  size: number
  type?: string
}

/** One bubble in a chat between a person and a bot. */
export interface Bubble {
  bot: string
  messageId: number
  /** whose it is */
  by: 'bot' | 'person'
  text?: string
  caption?: string
  /** the words as the bot sent them */
  html?: string
  file?: StoredFile
  album?: string
  keyboard?: Button[][]
  /** the last keyboard it had, for a phone that has not heard of its removal */
  hadKeyboard?: Button[][]
  /** it came with a keyboard in place of the letters, which bars it from being edited */
  lettersKeyboard?: boolean
  quotes?: number
  edited: number
}

export interface Chat {
  id: number
  type: 'private' | 'group' | 'channel'
  title: string
  phone: string
  /** tokens of the bots it has written to, has blocked, has as members */
  started: Set<string>
  blocked: Set<string>
  members: Set<string>
  deactivated: boolean
  bubbles: Bubble[]
  /** what stands in place of the letters: bot's token → rows */
  letters: Map<string, Button[][]>
}

export interface Query {
  id: string
  askedAt: number
  answer?: Json
  answered: () => void
}

/** A call a bot made: for tests to look at. */
export interface Call {
  token: string
  method: string
  params: Json
}

/** Everything that Telegram knows. */
export interface World {
  bots: Map<string, Bot>
  chats: Map<number, Chat>
  files: Map<string, StoredFile>
  queries: Map<string, Query>
  calls: Call[]
  faults: Fault[]
  limits: Limits | undefined
  buckets: Buckets
  /** how long a webhook waits before an update is posted again */
  repeatMs: number
  next(kind: 'update' | 'message' | 'query' | 'file'): number
}

export function newWorld(limits: Limits | undefined, repeatMs: number): World {
  const last = { update: 1000, message: 0, query: 0, file: 0 }
  return {
    bots: new Map(),
    chats: new Map(),
    files: new Map(),
    queries: new Map(),
    calls: [],
    faults: [],
    limits,
    buckets: new Map(),
    repeatMs,
    next: (kind) => ++last[kind],
  }
}

/** A chat, made when it is first named. */
export function chatOf(world: World, id: number, type: Chat['type'] = 'private'): Chat {
  const known = world.chats.get(id)
  if (known) return known
  const chat: Chat = {
    id,
    type,
    title: type === 'private' ? `Orang ${id}` : `Grup ${id}`,
    phone: `62811${String(Math.abs(id)).padStart(6, '0')}`,
    started: new Set(),
    blocked: new Set(),
    members: new Set(),
    deactivated: false,
    bubbles: [],
    letters: new Map(),
  }
  world.chats.set(id, chat)
  return chat
}
