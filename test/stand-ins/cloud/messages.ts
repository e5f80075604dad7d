import type { Posts } from './posts.ts'
import { refuse, refuseWith, titleOf } from './refusal.ts'
import { type Bubble, type Fault, type Json, type Someone, type StoredMedia, someone, type World } from './world.ts'

const WINDOW_MS = 24 * 3_600_000

/** Takes a message to somebody, or refuses it as Meta does. */
export function takeMessage(world: World, posts: Posts, phoneId: string, body: Json, fault: Fault | undefined): Json {
  const person = addressee(world, body)
  const bubble = readBubble(world, phoneId, body)
  const code = fault?.late ? fault.code : (notThere(person) ?? tooLate(person, bubble))
  if (code && !world.late && !fault?.late) refuseWith(code)
  const metadata = { display_phone_number: world.numbers.get(phoneId), phone_number_id: phoneId }
  // what we send along comes back with every status
  const tag = body.biz_opaque_callback_data ? { biz_opaque_callback_data: body.biz_opaque_callback_data } : {}
  const status = (name: string, more: Json = {}) =>
    posts.tell(`status of ${person.waId}`, {
      metadata,
      statuses: [{ id: bubble.id, status: name, timestamp: seconds(), recipient_id: person.waId, ...tag, ...more }],
    })
  if (code) status('failed', { errors: [{ code, title: titleOf(code), message: titleOf(code) }] })
  else {
    person.bubbles.push(bubble)
    status('sent')
    status('delivered')
  }
  return {
    messaging_product: 'whatsapp',
    contacts: [{ input: body.to ?? body.recipient, wa_id: person.waId }],
    messages: [{ id: bubble.id }],
  }
}

export const seconds = (): string => String(Math.floor(Date.now() / 1000))

function addressee(world: World, { to, recipient }: Json): Someone {
  if (typeof to === 'string') return someone(world, to.replace(/\D/g, ''))
  return [...world.people.values()].find(({ userId }) => userId === recipient) ?? refuseWith(131026)
}

const notThere = ({ there }: Someone): number | undefined => (there ? undefined : 131026)

const tooLate = ({ wroteAt }: Someone, { phoneId, template }: Bubble): number | undefined =>
  template || Date.now() - (wroteAt.get(phoneId) ?? 0) < WINDOW_MS ? undefined : 131047

const bad = (details: string): never => refuseWith(131009, details)

function readBubble(world: World, phoneId: string, body: Json): Bubble {
  const type = String(body.type)
  const content = (body[type] ?? {}) as Json
  const quotes = (body.context as { message_id?: string } | undefined)?.message_id
  const bubble: Bubble = {
    id: `wamid.${Buffer.from(`${phoneId}/${world.next()}`).toString('base64')}`,
    phoneId,
    kind: type,
    text: '',
    choices: [],
    ...(quotes ? { quotes } : {}),
  }
  if (body.messaging_product !== 'whatsapp') refuse({ status: 400, code: 100, message: '(#100) Invalid parameter' })
  switch (type) {
    case 'text':
      return { ...bubble, text: text(content.body, 4096, 'text.body') }
    case 'image':
    case 'document':
      return { ...bubble, ...file(world, content, type) }
    case 'interactive':
      return { ...bubble, ...interactive(world, content) }
    case 'template':
      return { ...bubble, ...template(world, content) }
    default:
      return refuseWith(131051)
  }
}

function text(value: unknown, most: number, where: string): string {
  if (typeof value !== 'string' || !value.trim()) return bad(`${where} must not be empty`)
  return value.length > most ? bad(`${where} has more than ${most} characters`) : value
}

function media(world: World, id: unknown): StoredMedia {
  return world.media.get(String(id)) ?? bad(`media ${String(id)} is not there`)
}

function file(world: World, { id, caption, filename }: Json, type: string): Partial<Bubble> {
  const found = media(world, id)
  if (type === 'image' && !/^image\/(jpeg|png)$/.test(found.type)) bad('not a picture')
  if (type === 'image' && found.bytes.length > 5 * 2 ** 20) bad('the picture is too large')
  return {
    media: found,
    text: caption === undefined ? '' : text(caption, 1024, 'caption'),
    ...(filename === undefined ? {} : { fileName: String(filename) }),
  }
}

interface Interactive {
  type?: string
  header?: { type?: string; image?: { id?: string } }
  body?: { text?: string }
  action?: {
    button?: string
    buttons?: { type?: string; reply?: { id: string; title: string } }[]
    sections?: { title?: string; rows?: { id: string; title: string }[] }[]
  }
}

function interactive(world: World, content: Json): Partial<Bubble> {
  const { type, header, body, action } = content as Interactive
  const words = text(body?.text, type === 'list' ? 4096 : 1024, 'interactive.body.text')
  const isList = type === 'list'
  const choices = isList
    ? (action?.sections ?? []).flatMap(({ rows = [] }) => rows)
    : (action?.buttons ?? []).map(({ reply }) => reply ?? bad('a button without a reply'))
  const [most, label, id] = isList ? [10, 24, 200] : [3, 20, 256]
  if (!choices.length || choices.length > most) bad(`${choices.length} buttons or rows, ${most} at most`)
  for (const choice of choices) {
    text(choice.title, label, 'title')
    text(choice.id, id, 'id')
  }
  for (const key of ['id', 'title'] as const)
    if (new Set(choices.map((choice) => choice[key])).size < choices.length) bad(`two buttons with the same ${key}`)
  if (isList) text(action?.button, 20, 'interactive.action.button')
  return {
    kind: type ?? '',
    text: words,
    choices: choices.map(({ id, title }) => ({ id, title })),
    ...(isList ? { listButton: action?.button ?? '' } : {}),
    ...(header?.image ? { media: media(world, header.image.id) } : {}),
  }
}

function template(world: World, content: Json): Partial<Bubble> {
  const { name, components = [] } = content as {
    name: string
    components?: { type: string; parameters?: { text: string }[] }[]
  }
  const variables = world.templates.get(name) ?? refuseWith(132001, `${name} does not exist in id`)
  const parameters = components.flatMap(({ parameters = [] }) => parameters).map(({ text }) => text)
  if (parameters.length !== variables) refuseWith(132000)
  if (parameters.some((one) => !one.trim() || /[\n\t]| {5}/.test(one))) refuseWith(132018)
  return { template: { name, parameters }, text: `[${name}] ${parameters.join(' | ')}`.trim() }
}
