import type { Message } from '../../../chat/message.ts'
import { contentOf } from './content.ts'
import type { Contact, Said } from './events.ts'

/**
 * Who wrote: the digits of their number, with Meta's own id of them beside it. Somebody who hides their number behind a
 * username is known by that id alone, until the number comes.
 */
export interface Sender {
  from: string
  alsoKnownAs?: string[]
}

export function senderOf({ from, fromUserId }: Said): Sender | undefined {
  const digits = from?.replace(/\D/g, '')
  if (digits) return { from: digits, ...(fromUserId ? { alsoKnownAs: [fromUserId] } : {}) }
  return fromUserId ? { from: fromUserId } : undefined
}

/**
 * A message of Meta's as a message of ours.
 * @param album what the photos sent together are called
 * @returns nothing for what is said in a group, or by nobody
 */
export function readMessage(said: Said, contacts: readonly Contact[], via: string, album: string): Message | undefined {
  const who = senderOf(said)
  if (!who || said.groupId !== undefined) return undefined
  const content = contentOf(said, who.from)
  if (!content) return undefined
  const name = contacts.find(({ waId, userId }) => waId === said.from || (userId && userId === said.fromUserId))
    ?.profile?.name
  return {
    channel: 'whatsapp',
    via,
    ...who,
    externalId: said.id,
    media: [],
    ...(name ? { profileName: name } : {}),
    ...quoted(said),
    ...(said.context?.forwarded || said.context?.frequentlyForwarded ? { forwarded: true } : {}),
    ...content,
    ...(content.refs?.[0]?.kind === 'photo' ? { album } : {}),
  }
}

/** Only a quote of ours counts: between two people, what is not theirs is ours. */
function quoted({ context, from }: Said): Pick<Message, 'quotes'> {
  const theirs = context?.from !== undefined && context.from === from
  return context?.id && !theirs ? { quotes: context.id } : {}
}

/** Seconds since 1970 by Meta's clock. @param otherwise for a message that does not tell */
export const sentAt = ({ timestamp }: Said, otherwise: number): number =>
  /^\d+$/.test(String(timestamp)) ? Number(timestamp) : otherwise
