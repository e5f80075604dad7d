import { randomBytes } from 'node:crypto'
import { type Line, openLine } from './line.ts'
import { type Behind, type PersonHands, personHands } from './person.ts'
import { chatOf, newAccount, type Person, type Seen, told, type WireMessage, whose } from './state.ts'

/** Plays WhatsApp for the real library in a real browser: its web page, its server and every other phone. */
export interface WhatsAppStandIn {
  /** Chromium's flags to reach it, and nothing else */
  browserArgs: string[]
  /** somebody on WhatsApp */
  person(phone: string, as?: PersonAs): PersonHands
  /** our phone scans the code that the page shows */
  pair(): void
  /** our phone throws the linked device out */
  logout(): void
  /** the network to WhatsApp is cut until `mendSocket` */
  dropSocket(): void
  mendSocket(): void
  /** WhatsApp takes what we send and does not say so, until told otherwise */
  silence(on: boolean): void
  /** pages loaded from now on say that they are in step before anybody listens, or never come to be connected */
  freezeSync(how: 'early' | 'never' | 'no'): void
  /** somebody opens every chat on our phone: nothing is unread any more */
  readOnPhone(): void
  /** WhatsApp Web loads itself anew, as it does for a new version */
  reload(): void
  /** what the page's connection says of itself: CONFLICT, UNPAIRED_IDLE … */
  setState(state: string): void
  /** a fresh code, as WhatsApp shows one every twenty seconds */
  freshCode(): void
  /** the state the page last told */
  state(): string
  /** true once the library listens for messages */
  listening(): boolean
  /** chats that were marked as read, in order */
  read: string[]
  /** who saw us typing, in order */
  typing: string[]
  /** modules the library asked for that this page does not have */
  missing: string[]
  /** how often the page was loaded */
  loads(): number
  close(): Promise<void>
}

export interface PersonAs {
  name?: string
  /** WhatsApp addresses them by it */
  lid?: string
  /** WhatsApp does not tell the number of the lid */
  hidden?: boolean
  /** a chat with the number is only found by the lid ("No LID for user") */
  byLidOnly?: boolean
}

export async function openWhatsAppStandIn(): Promise<WhatsAppStandIn> {
  const account = newAccount()
  const read: string[] = []
  const typing: string[] = []
  const missing: string[] = []
  let state = ''
  let sync: 'early' | 'never' | 'no' = 'no'
  let listening = false
  let loads = 0

  const line: Line = await openLine({
    config: () => {
      loads++
      listening = false
      return { sync }
    },
    connected(device) {
      line.say({ say: 'people', list: told(account.people) })
      if (account.linked.has(device)) line.say({ say: 'open', chats: recent() })
      else line.say({ say: device ? 'unlinked' : 'unpaired' })
    },
    said: (what) => SAID[what.say as string]?.(what),
  })
  const recent = () => [...account.chats.values()].map((chat) => ({ ...chat, messages: chat.messages.slice(-RECENT) }))

  const SAID: Record<string, (what: Record<string, unknown>) => unknown> = {
    state: (what) => {
      state = String(what.state)
    },
    listening: () => {
      listening = true
    },
    exists: ({ id }) => whose(account, String(id)) !== undefined,
    typing: ({ chat, on }) => on && typing.push(String(chat)),
    seen: ({ chat }) => {
      chatOf(account, String(chat)).unread = 0
      read.push(String(chat))
    },
    missing: ({ name }) => missing.push(String(name)),
    sent: (what) => {
      const person = whose(account, String(what.chat))
      if (!person) return 'ERROR_UNKNOWN'
      const { id, chat, data } = what as { id: string; chat: string; data?: string }
      const { type, text = '', quoted, filename, mimetype } = what as unknown as Seen
      const seen = { id, type, text, ...(quoted ? { quoted } : {}) }
      const file = data ? { filename: filename!, mimetype: mimetype!, file: Buffer.from(data, 'base64') } : {}
      screenOf(person).push({ ...seen, ...file })
      const { messages } = chatOf(account, chat)
      messages.push({ chat, from: chat, id, type, t: seconds(), fromMe: true, body: text, isNewMsg: false })
      for (const ack of [1, 2]) line.say({ say: 'ack', id, ack })
      return 'OK'
    },
  }
  const screenOf = ({ pn }: Person): Seen[] => {
    const screen = account.screens.get(pn) ?? []
    account.screens.set(pn, screen)
    return screen
  }
  const behind: Behind = {
    deliver(given) {
      const message = { t: seconds(), ...given } as WireMessage
      const chat = chatOf(account, message.chat)
      chat.messages.push(message)
      chat.unread++
      line.say({ say: 'message', message, unread: chat.unread })
    },
    say: (what) => line.say(what),
    change(id, change) {
      const messages = [...account.chats.values()].flatMap((chat) => chat.messages)
      Object.assign(messages.find((message) => message.id === id) ?? {}, change)
    },
    leave(person) {
      account.people = account.people.filter((one) => one !== person)
    },
    screen: screenOf,
  }

  return {
    browserArgs: line.browserArgs,
    person(phone, { name = `Orang ${phone.slice(-3)}`, lid, hidden = false, byLidOnly = false } = {}) {
      const person = { pn: `${phone}@c.us`, name, hidden, byLidOnly, ...(lid ? { lid: `${lid}@lid` } : {}) }
      account.people.push(person)
      line.say({ say: 'people', list: told([person]) })
      return personHands(person, behind)
    },
    pair() {
      const device = randomBytes(6).toString('hex')
      account.linked.add(device)
      line.say({ say: 'linked', device })
    },
    logout() {
      account.linked.clear()
      line.say({ say: 'logout' })
    },
    dropSocket: line.cut,
    mendSocket: line.mend,
    silence: line.silence,
    freezeSync: (how) => {
      sync = how
    },
    readOnPhone() {
      for (const chat of account.chats.values()) chat.unread = 0
    },
    reload: () => line.say({ say: 'reload' }),
    setState: (to) => line.say({ say: 'state', state: to }),
    freshCode: () => line.say({ say: 'ref' }),
    state: () => state,
    listening: () => listening && line.connected(),
    read,
    typing,
    missing,
    loads: () => loads,
    close: line.close,
  }
}

/** Messages of a chat that a page is told of when it comes back. */
const RECENT = 500
const seconds = () => Math.floor(Date.now() / 1000)
