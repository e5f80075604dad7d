import { store } from './files.ts'
import { chatFields, messageOf, personFields } from './messages.ts'
import { type Seen, seenIn } from './screen.ts'
import { tell } from './updates.ts'
import { type Bot, type Bubble, type Button, type Chat, chatOf, type Json, type World } from './world.ts'

/** A person with a phone, talking to one bot. What is sent returns the number of the message. */
export interface Person {
  id: number
  says(text: string, how?: { quotes?: number; forwarded?: boolean }): number
  /** presses a button by its label; `stale` one that this phone still shows although it was taken away */
  taps(label: string, how?: { on?: number; stale?: boolean }): Promise<Json | undefined>
  /** several together are an album */
  sendsPhotos(photos: Uint8Array[], caption?: string): number
  sendsDocument(bytes: Uint8Array, name: string, how?: { type?: string; claimed?: number }): number
  sendsVoice(bytes: Uint8Array): number
  /** anything else, by the name of its field: sticker, video, poll, dice … */
  sends(kind: string, content?: Json, about?: Json): number
  sharesContact(): number
  sendsLocation(latitude: number, longitude: number): number
  edits(messageId: number, text: string): void
  /** Telegram tells a bot nothing of it */
  deletes(messageId: number): void
  blocks(): void
  unblocks(): void
  /** the account is gone */
  leaves(): void
  /** what this screen shows of the bot, edits applied */
  screen(): Seen[]
  /** what stands in place of the letters */
  letters(): string[]
}

export function person(world: World, bot: Bot, id: number): Person {
  const chat = chatOf(world, id)
  const send = (fields: Partial<Bubble>, extra: Json = {}): number => {
    chat.started.add(bot.token)
    const bubble: Bubble = { bot: bot.token, messageId: world.next('message'), by: 'person', edited: 0, ...fields }
    chat.bubbles.push(bubble)
    tell(world, bot, { message: { ...messageOf(world, chat, bubble), ...extra } })
    return bubble.messageId
  }
  const member = (status: 'member' | 'kicked') =>
    tell(world, bot, {
      my_chat_member: { chat: chatFields(chat), from: personFields(chat), date: 0, new_chat_member: { status } },
    })
  return {
    id,
    says: (text, { quotes, forwarded } = {}) =>
      send(
        { text, ...(quotes === undefined ? {} : { quotes }) },
        forwarded ? { forward_origin: { type: 'hidden_user', sender_user_name: 'Orang lain', date: 0 } } : {},
      ),
    taps: (label, how = {}) => tap(world, bot, chat, label, how, (text) => send({ text })),
    sendsPhotos(photos, caption) {
      const album = photos.length > 1 ? { album: `album-${world.next('message')}` } : {}
      const sent = photos.map((bytes, index) => {
        const file = store(world, 'photo', { filename: 'foto.jpg', bytes }, { type: 'image/jpeg' })
        return send({ file, ...album, ...(caption && index === 0 ? { caption } : {}) })
      })
      return sent[0] as number
    },
    sendsDocument(bytes, name, { type = 'application/pdf', claimed = bytes.length } = {}) {
      return send({ file: store(world, 'document', { filename: name, bytes }, { type, size: claimed }) })
    },
    sendsVoice: (bytes) =>
      send({ file: store(world, 'voice', { filename: 'suara.ogg', bytes }, { type: 'audio/ogg' }) }),
    sends: (kind, content = {}, about = {}) =>
      send({}, { [kind]: { file_id: 'x', file_unique_id: 'x', ...content }, ...about }),
    sharesContact() {
      const asked = chat.letters
        .get(bot.token)
        ?.flat()
        .some((button) => button.request_contact)
      if (!asked) throw new Error('no button on this screen shares the contact')
      return send({}, { contact: { phone_number: chat.phone, first_name: chat.title, user_id: id } })
    },
    sendsLocation: (latitude, longitude) => send({}, { location: { latitude, longitude } }),
    edits(messageId, text) {
      const bubble = chat.bubbles.find((one) => one.messageId === messageId)
      if (!bubble) throw new Error(`no message ${messageId} on this screen`)
      Object.assign(bubble, { text, edited: Math.floor(Date.now() / 1000) })
      tell(world, bot, { edited_message: messageOf(world, chat, bubble) })
    },
    deletes(messageId) {
      chat.bubbles = chat.bubbles.filter((one) => one.messageId !== messageId)
    },
    blocks() {
      chat.blocked.add(bot.token)
      member('kicked')
    },
    unblocks() {
      chat.blocked.delete(bot.token)
      member('member')
    },
    leaves() {
      chat.deactivated = true
    },
    screen: () => seenIn(chat, bot.token),
    letters: () => (chat.letters.get(bot.token) ?? []).flat().map(({ text }) => text),
  }
}

/** @returns what the bot answered the tap with, or nothing when it never did within five seconds */
async function tap(
  world: World,
  bot: Bot,
  chat: Chat,
  label: string,
  { on, stale = false }: { on?: number; stale?: boolean },
  say: (text: string) => void,
): Promise<Json | undefined> {
  const shows = (rows: Button[][] | undefined) => rows?.flat().find(({ text }) => text === label)
  const buttonOf = (bubble: Bubble) => shows(stale ? bubble.hadKeyboard : bubble.keyboard)
  const bubble = chat.bubbles.findLast(
    (one) => one.bot === bot.token && (on === undefined || one.messageId === on) && buttonOf(one),
  )
  if (!bubble) {
    if (!shows(chat.letters.get(bot.token))) throw new Error(`no button '${label}' on this screen`)
    say(label)
    return undefined
  }
  const id = String(world.next('query'))
  const shown = { ...bubble, keyboard: stale ? bubble.hadKeyboard : bubble.keyboard } as Bubble
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(undefined), 5_000)
    const query = {
      id,
      askedAt: Date.now(),
      answered() {
        clearTimeout(timer)
        resolve(world.queries.get(id)?.answer)
      },
    }
    world.queries.set(id, query)
    tell(world, bot, {
      callback_query: {
        id,
        from: personFields(chat),
        message: messageOf(world, chat, shown),
        chat_instance: '1',
        data: buttonOf(bubble)?.callback_data,
      },
    })
  })
}
