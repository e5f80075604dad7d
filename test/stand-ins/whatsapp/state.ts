/** A message as the page is told of it; names as WhatsApp Web has them. */
export interface WireMessage {
  chat: string
  from: string
  id: string
  type: string
  /** seconds since 1970 */
  t: number
  fromMe?: boolean
  body?: string
  caption?: string
  /** base64 */
  data?: string
  /** what becomes of fetching it */
  stage?: Stage
  [more: string]: unknown
}

/** `gone`: nowhere any more · `poke`: the phone uploads it again when asked · `reuploading`: not yet */
export type Stage = 'gone' | 'poke' | 'reuploading'

/** What a person sees of us on their phone. */
export interface Seen {
  id: string
  type: string
  text: string
  quoted?: string
  filename?: string
  mimetype?: string
  file?: Buffer
}

export interface Person {
  /** '6281…@c.us' */
  pn: string
  /** '123…@lid': then WhatsApp addresses them by it */
  lid?: string
  name: string
  /** WhatsApp does not tell whose number the lid is */
  hidden: boolean
  /** a chat with the number is only found by the lid */
  byLidOnly: boolean
}

export interface ChatState {
  id: string
  unread: number
  messages: WireMessage[]
}

/** WhatsApp's own memory: who there is, what was said, which devices are linked. */
export interface Account {
  people: Person[]
  chats: Map<string, ChatState>
  screens: Map<string, Seen[]>
  linked: Set<string>
}

export const newAccount = (): Account => ({ people: [], chats: new Map(), screens: new Map(), linked: new Set() })

/** The person behind either of their ids. */
export const whose = (account: Account, id: string): Person | undefined =>
  account.people.find(({ pn, lid }) => pn === id || lid === id)

export function chatOf(account: Account, id: string): ChatState {
  const chat = account.chats.get(id) ?? { id, unread: 0, messages: [] }
  account.chats.set(id, chat)
  return chat
}

/** People as the page may know them: without the number where it is hidden. */
export const told = (people: Person[]) =>
  people.map(({ pn, lid, name, hidden, byLidOnly }) => ({
    name,
    byLidOnly,
    ...(hidden ? {} : { pn }),
    ...(lid ? { lid } : {}),
  }))
