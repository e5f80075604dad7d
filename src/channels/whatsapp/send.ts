import wweb, {
  type Client,
  type MessageContent,
  type MessageSendOptions,
  type Message as WebMessage,
} from 'whatsapp-web.js'
import { outOfTime, pause, wentAway, withLimit } from './limit.ts'
import type { Limits } from './options.ts'
import type { PartOut, PartSent } from './protocol.ts'

/** Our earlier messages that are looked through for one that nobody knows whether it went out. */
const LOOK_BACK = 20

/** The acknowledgement of a message that WhatsApp would not take. */
const REFUSED = -1

/** Where WhatsApp finds a person: a lid as it is, digits as an account's number. */
export const chatId = (to: string): string => (to.includes('@') ? to : `${to}@c.us`)

/**
 * Sends one message and waits until WhatsApp has it. Never rejects.
 * @param doubt called with what went wrong when the page did not answer, or not as it should
 */
export async function sendPart(client: Client, part: PartOut, means: Means): Promise<PartSent> {
  const chat = chatId(part.to)
  try {
    return (await sendTo(client, chat, part, means)) ?? (await sendByOtherName(client, chat, part, means))
  } catch (error) {
    means.doubt(error)
    return { sent: false, why: 'later', unsure: true }
  }
}

/** What a page was told to send and has not answered for yet: it may still do so, so nobody tells it twice. */
const underWays = new WeakMap<Client, Map<string, Promise<WebMessage>>>()

function underWayOf(client: Client): Map<string, Promise<WebMessage>> {
  const underWay = underWays.get(client) ?? new Map<string, Promise<WebMessage>>()
  underWays.set(client, underWay)
  return underWay
}

interface Means {
  limits: Limits
  /** the chat counts as read from now on */
  seen: boolean
  doubt: (error: unknown) => void
}

/** @returns undefined when the library knows no such chat, or WhatsApp would not take the message */
async function sendTo(client: Client, chat: string, part: PartOut, means: Means): Promise<PartSent | undefined> {
  const { limits, seen } = means
  try {
    const key = [chat, part.text, part.file?.name].join('\0')
    const underWay = underWayOf(client)
    const again = part.unsureSince === undefined ? undefined : underWay.get(key)
    if (!again) {
      const before = part.unsureSince === undefined ? undefined : await alreadyOut(client, chat, part, limits)
      if (before) return { sent: true, id: before, found: true }
      if (part.typingMs > 0) await type(client, chat, part.typingMs, limits)
    }
    const sending = again ?? client.sendMessage(chat, ...contentOf(part, seen))
    underWay.set(key, sending)
    const forget = () => underWay.get(key) === sending && underWay.delete(key)
    sending.then(forget, forget)
    const sent = await withLimit(sending, part.file ? limits.uploadMs : limits.callMs, 'send')
    // the library waits for WhatsApp's answer and does not read it
    return sent && sent.ack !== REFUSED ? { sent: true, id: bareId(sent) } : undefined
  } catch (error) {
    if (outOfTime(error) || wentAway(error) || !isUnknownChat(error)) throw error
    return undefined
  }
}

/** Numbers that WhatsApp has moved to lids are sometimes found only by these ("No LID for user"). */
async function sendByOtherName(client: Client, chat: string, part: PartOut, means: Means): Promise<PartSent> {
  const { callMs } = means.limits
  const unreachable = { sent: false, why: 'unreachable' } as const
  try {
    if (chat.endsWith('@c.us') && !(await withLimit(client.getNumberId(chat), callMs, 'number'))) return unreachable
    const [known] = await withLimit(client.getContactLidAndPhone([chat]), callMs, 'identity')
    if (!known?.lid) return unreachable
    const sent = known.lid === chat ? undefined : await sendTo(client, known.lid, part, means)
    return sent ?? { sent: false, why: 'later', unsure: false }
  } catch (error) {
    // not even the shape of a number
    if (isUnknownChat(error)) return unreachable
    throw error
  }
}

/** A quote tells the bare id of the message it quotes, whoever's chat it stands in. */
const bareId = ({ id }: WebMessage): string => id.id

function contentOf({ text, file, quote }: PartOut, sendSeen: boolean): [MessageContent, MessageSendOptions] {
  const options = {
    waitUntilMsgSent: true,
    sendSeen,
    // neither previews nor cards out of people's words
    linkPreview: false,
    parseVCards: false,
    ...quoting(quote),
  } as MessageSendOptions
  if (!file) return [text, options]
  const media = new wweb.MessageMedia(file.type, Buffer.from(file.bytes).toString('base64'), file.name)
  return [media, { ...options, sendMediaAsDocument: file.as === 'document', ...(text ? { caption: text } : {}) }]
}

/** An edit is answered under the message it changed; a call has nothing that could be quoted. */
function quoting(externalId = ''): MessageSendOptions {
  const [id = ''] = externalId.split('#')
  return /^(true|false)_[^_]+_[^_]+(_[^_]+)?$/.test(id) ? { quotedMessageId: id } : {}
}

async function type(client: Client, id: string, ms: number, { callMs }: Limits): Promise<void> {
  const chat = await withLimit(client.getChatById(id), callMs, 'chat')
  await withLimit(chat.sendStateTyping(), callMs, 'typing')
  await pause(ms)
}

/** The library names no chat for a number that is not on WhatsApp, and sometimes for one that is. */
const isUnknownChat = (error: unknown): boolean =>
  /no lid for user|invalid wid|wid error|not a user/i.test(String(error))

/**
 * The id of a message of ours with the same words, sent since: the one we never heard of again. What came after a message
 * that is known to have gone out before counts whatever the clocks say; pictures without words are told apart by that.
 */
async function alreadyOut(
  client: Client,
  id: string,
  { text, file, unsureSince = 0, after }: PartOut,
  { callMs }: Limits,
): Promise<string | undefined> {
  const chat = await withLimit(client.getChatById(id), callMs, 'chat')
  const ours = await withLimit(chat.fetchMessages({ limit: LOOK_BACK, fromMe: true }), callMs, 'sent messages')
  const known = after === undefined ? -1 : ours.findIndex((one) => bareId(one) === after)
  if (!text && known < 0) return undefined
  const out = ours.slice(known + 1).find(({ body, timestamp, ack, hasMedia }) => {
    const alike = body === text && hasMedia === (file !== undefined)
    return alike && (known >= 0 || timestamp >= unsureSince) && ack !== REFUSED
  })
  return out && bareId(out)
}
