import { isBusinessScopedUserId, type WhatsAppClient } from '@kapso/whatsapp-cloud-api'
import { idIn } from '../failure.ts'
import type { CloudTexts } from '../options.ts'
import type { Choice, Part, Shown } from './render.ts'
import type { Uploads } from './uploads.ts'

/** To whom a message goes, and which of theirs it quotes. */
export type Envelope = { phoneNumberId: string; contextMessageId?: string } & ({ to: string } | { recipient: string })

/** A person's digits, or Meta's own id of them. @returns nothing when it is neither */
export function envelopeOf(phoneNumberId: string, to: string, quotes?: string): Envelope | undefined {
  const quoting = quotes ? { contextMessageId: quotes } : {}
  if (/^\d{5,20}$/.test(to)) return { phoneNumberId, to, ...quoting }
  return isBusinessScopedUserId(to) ? { phoneNumberId, recipient: to, ...quoting } : undefined
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
