import type { Ear } from '../../chat/channel.ts'
import type { Message } from '../../chat/message.ts'
import { albumNames } from '../whatsapp/album.ts'
import type { CloudOptions } from './options.ts'
import type { People } from './people.ts'
import type { Contact, Said } from './read/events.ts'
import { readMessage, senderOf, sentAt } from './read/message.ts'

/** Takes in what people said. @returns false when something must come again */
export type Hearing = (messages: readonly Said[], contacts: readonly Contact[], ear: Ear) => Promise<boolean>

/**
 * What one person says is kept in the order it comes in, also when Meta posts it in several calls at once; what was said
 * after something that must come again comes again behind it. People do not wait for each other.
 */
export function newHearing(via: string, { log, now }: Pick<CloudOptions, 'log' | 'now'>, people: People): Hearing {
  const albumOf = albumNames()
  const last = new Map<string, Promise<boolean>>()

  const read = (said: Said, contacts: readonly Contact[], at: number): Message | undefined => {
    try {
      // Meta names no albums
      const photo = said.type === 'image'
      const album = photo ? albumOf({ chat: senderOf(said)?.from ?? '', id: said.id, sentAt: at }) : ''
      return readMessage(said, contacts, via, album)
    } catch (error) {
      // of a shape nobody foresaw: it must not come again for ever
      log.error({ channel: 'whatsapp', via, err: error }, 'a message could not be read and is passed over')
      return undefined
    }
  }

  const keep = async (message: Message, at: number, ear: Ear): Promise<boolean> => {
    try {
      await ear.hear(message)
    } catch (error) {
      log.warn({ channel: 'whatsapp', via, err: error }, 'a message could not be kept and will come again')
      return false
    }
    for (const id of [message.from, ...(message.alsoKnownAs ?? [])]) people.wrote(id, at * 1000)
    return true
  }

  return async (messages, contacts, ear) => {
    const turns = messages.map((said) => {
      const at = sentAt(said, Math.floor(now().getTime() / 1000))
      const message = read(said, contacts, at)
      if (!message) return true
      const { from } = message
      const before = last.get(from) ?? Promise.resolve(true)
      const turn = before.then((kept) => (kept ? keep(message, at, ear) : false))
      last.set(from, turn)
      return turn.finally(() => last.get(from) === turn && last.delete(from))
    })
    return (await Promise.all(turns)).every(Boolean)
  }
}
