import { isBusinessScopedUserId, type WhatsAppClient } from '@kapso/whatsapp-cloud-api'
import type { Outgoing } from '../../../chat/reply.ts'
import { idIn } from '../failure.ts'
import type { CloudTexts } from '../options.ts'
import { tagOf } from '../statuses.ts'
import type { Choice, Part, Shown } from './render.ts'
import type { Uploads } from './uploads.ts'

/** To whom a message goes, which of theirs it quotes, and what comes back with its statuses. */
export type Envelope = { phoneNumberId: string; bizOpaqueCallbackData: string; contextMessageId?: string } & (
  | { to: string }
  | { recipient: string }
)

/** A person's digits, or Meta's own id of them. @returns nothing when it is neither */
export function envelopeOf(phoneNumberId: string, outgoing: Outgoing): Envelope | undefined {
  const { to, answers } = outgoing
  const about = {
    phoneNumberId,
    bizOpaqueCallbackData: tagOf(outgoing),
    ...(answers ? { contextMessageId: answers } : {}),
  }
  if (/^\d{5,20}$/.test(to)) return { ...about, to }
  return isBusinessScopedUserId(to) ? { ...about, recipient: to } : undefined
}

/** Sends one message. @returns Meta's id of it. @throws what the client throws */
export async function sendPart(
  client: WhatsAppClient,
  uploads: Uploads,
  envelope: Envelope,
  part: Part,
  texts: CloudTexts,
): Promise<string> {
  const { messages } = client
  const ask = async () => {
    switch (part.kind) {
      case 'text':
        return messages.sendText({ ...envelope, body: part.body, previewUrl: false })
      case 'file':
        return sendFile(client, envelope, part.file, await uploads.idOf(part.file), part.caption)
      case 'buttons':
        return messages.sendInteractiveButtons({
          ...envelope,
          bodyText: part.body,
          buttons: part.choices,
          ...(part.picture
            ? { header: { type: 'image' as const, image: { id: await uploads.idOf(part.picture) } } }
            : {}),
        })
      case 'list':
        return messages.sendInteractiveList({
          ...envelope,
          bodyText: part.body,
          buttonText: texts.openList,
          sections: [{ rows: part.choices.map(rowOf) }],
        })
    }
  }
  return idIn((await ask()).messages?.[0])
}

const rowOf = ({ id, title }: Choice) => ({ id, title })

function sendFile({ messages }: WhatsAppClient, envelope: Envelope, file: Shown, id: string, caption?: string) {
  const words = caption ? { caption } : {}
  if (file.as === 'image') return messages.sendImage({ ...envelope, image: { id, ...words } })
  return messages.sendDocument({
    ...envelope,
    document: { id, filename: file.name.toWellFormed().slice(0, 240) || 'berkas', ...words },
  })
}
