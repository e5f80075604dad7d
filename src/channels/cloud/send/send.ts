import { buildTemplateSendPayload, type WhatsAppClient } from '@kapso/whatsapp-cloud-api'
import type { Outgoing, Sent } from '../../../chat/reply.ts'
import { type Failure, failureOf, idIn, sentAfter } from '../failure.ts'
import type { CloudOptions } from '../options.ts'
import type { People } from '../people.ts'
import type { Stay } from '../stay.ts'
import { parametersOf } from '../templates/fill.ts'
import { type Envelope, envelopeOf, sendPart } from './part.ts'
import { type Part, partsOf } from './render.ts'
import type { Uploads } from './uploads.ts'

/** What sending through one number needs. */
export interface Sending {
  client: WhatsAppClient
  phoneId: string
  via: string
  options: CloudOptions
  uploads: Uploads
  people: People
  stay: Stay
  /** parts of a reply that went out before Meta asked for a pause: they are not sent again */
  begun: Map<number, number>
}

/** Replies remembered as begun; one that never comes back is forgotten after so many others. */
const MOST_BEGUN = 1_000

/**
 * One reply, whole; what went out before a pause stays out, and the rest follows when the same id comes again. Outside the
 * 24 hours a notice goes as its approved template, and anything else not at all.
 */
export async function send(sending: Sending, outgoing: Outgoing): Promise<Sent> {
  const { options, people, phoneId, begun } = sending
  const envelope = envelopeOf(phoneId, outgoing)
  if (!envelope) return { sent: false, why: 'refused', what: "not a WhatsApp person's id" }
  // who is being answered can be reached, whatever was said of an earlier message
  if (!outgoing.awaited && people.isLost(outgoing.to)) return { sent: false, why: 'unreachable' }
  const isClosed = !outgoing.awaited && people.isClosed(outgoing.to, options.now().getTime())
  if (isClosed || outgoing.windowClosed) return sendTemplate(sending, envelope, outgoing)
  const parts = partsOf(outgoing, await Promise.all(outgoing.files.map(sending.uploads.show)), options.texts)
  if (!parts.length) return { sent: false, why: 'refused', what: 'nothing to say' }
  let id: string | undefined
  for (let at = begun.get(outgoing.id) ?? 0; at < parts.length; at++) {
    const { contextMessageId: _, ...plain } = envelope
    const sent = await tryPart(sending, at ? plain : envelope, parts[at] as Part)
    if ('kind' in sent) {
      begun.delete(outgoing.id)
      if (sent.kind === 'window') {
        people.closed(outgoing.to)
        return sendTemplate(sending, plain, outgoing)
      }
      const why = after(sending, outgoing, sent)
      if (!why.sent && why.why === 'later' && at) remember(begun, outgoing.id, at)
      return why
    }
    id = sent.id
  }
  begun.delete(outgoing.id)
  return { sent: true, ...(id === undefined ? {} : { externalId: id }) }
}

/**
 * The notice as the template that Meta approved for it; the person's answer opens the window again.
 * @returns 'window_closed' when there is none, or Meta does not know it (any more)
 */
export async function sendTemplate(sending: Sending, envelope: Envelope, outgoing: Outgoing): Promise<Sent> {
  const { client, options, via } = sending
  const { template: wanted } = outgoing
  const approved = options.templates?.list.find(({ notice }) => notice === wanted?.name)
  if (!wanted || !approved || !options.templates) return { sent: false, why: 'window_closed' }
  const said = options.templates.say(wanted.name, wanted.values)
  const sent = await tried(sending, async () => {
    const payload = buildTemplateSendPayload({
      name: approved.name,
      language: approved.language,
      body: parametersOf(approved, said).map((text) => ({ type: 'text' as const, text })),
    })
    const template = { ...payload, components: (payload.components ?? []).map((component) => ({ ...component })) }
    const { messages } = await client.messages.sendTemplate({ ...envelope, template })
    return idIn(messages?.[0])
  })
  if (!('kind' in sent)) return { sent: true, externalId: sent.id }
  if (sent.kind === 'template')
    options.log.warn(
      { channel: 'whatsapp', via, outbox: outgoing.id, template: approved.name, why: sent.what },
      'the template is not approved as it is here: submit it again (gandeng templates)',
    )
  return after(sending, outgoing, sent)
}

async function tryPart(sending: Sending, envelope: Envelope, part: Part): Promise<Failure | { id: string }> {
  const { client, uploads, options } = sending
  const startedAt = options.now().getTime()
  const once = () => tried(sending, () => sendPart(client, uploads, envelope, part, options.texts))
  const sent = await once()
  const file = part.kind === 'file' ? part.file : part.kind === 'buttons' ? part.picture : undefined
  // Meta may have dropped what we uploaded days ago
  return 'kind' in sent && sent.kind === 'refused' && file && uploads.forget(file, startedAt) ? once() : sent
}

async function tried({ stay }: Sending, work: () => Promise<string>): Promise<Failure | { id: string }> {
  try {
    const id = await work()
    stay.worked()
    return { id }
  } catch (error) {
    return failureOf(error)
  }
}

function after({ people, stay }: Sending, { to }: Outgoing, failure: Failure): Sent {
  if (failure.kind === 'unreachable') people.lost(to)
  const lasting = ['refused', 'unreachable', 'window', 'template'].includes(failure.kind)
  return sentAfter(failure, lasting ? 0 : stay.failed(failure))
}

function remember(begun: Sending['begun'], id: number, parts: number): void {
  begun.set(id, parts)
  const [oldest] = begun.keys()
  if (begun.size > MOST_BEGUN && oldest !== undefined) begun.delete(oldest)
}
